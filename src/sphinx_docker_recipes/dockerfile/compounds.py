"""Reads compound commands of a shell script: groups, conditions, loops, ``case`` (POSIX shell 2.9.4)."""

import re
from collections.abc import Callable

from sphinx_docker_recipes.dockerfile.commands import read_arithmetic_command, read_test
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.redirects import read_redirects
from sphinx_docker_recipes.dockerfile.shell_model import Case, Group, If, Loop, Node, Script, Subshell, Word
from sphinx_docker_recipes.dockerfile.word_reader import read_word
from sphinx_docker_recipes.regex import regex

_WORD_END = r"(?=[ \t\n;&|()<>]|\Z)"
_OPENING = regex(rf"(?:if|for|select|while|until|case|\{{|\[\[){_WORD_END}|\(")
_NAME = regex(r"[A-Za-z_]\w*+", re.ASCII)
_IN = regex(rf"in{_WORD_END}")
_KEYWORD_END = regex(_WORD_END)

_THEN = frozenset({"then"})
_BRANCH = frozenset({"elif", "else", "fi"})
_FI = frozenset({"fi"})
_DO = frozenset({"do"})
_DONE = frozenset({"done"})
_BRACE = frozenset({"}"})
_PARENTHESIS = frozenset({")"})
_CASE_END = frozenset({";;", ";&", ";;&", "esac"})


def read_compound(cursor: Cursor) -> Node | None:
    """Read the compound command at the cursor; None where none begins there."""
    found = _OPENING.match(cursor.value, cursor.pos, cursor.end)
    if not found:
        return None
    cursor.descend()
    node = _READERS[found[0]](cursor)
    cursor.ascend()
    return node


def _read_parenthesis(cursor: Cursor) -> Node:
    if cursor.at("(("):
        command = read_arithmetic_command(cursor)
        if command is not None:
            return command
    cursor.require("(")
    script = cursor.script(_PARENTHESIS)
    cursor.require(")")
    return Subshell(script, read_redirects(cursor))


def _read_group(cursor: Cursor) -> Node:
    script = _block(cursor, "{", _BRACE)
    cursor.require("}")
    return Group(script, read_redirects(cursor))


def _read_if(cursor: Cursor) -> Node:
    branches = [(_block(cursor, "if", _THEN), _block(cursor, "then", _BRANCH))]
    while cursor.at("elif"):
        branches.append((_block(cursor, "elif", _THEN), _block(cursor, "then", _BRANCH)))
    otherwise = _block(cursor, "else", _FI) if cursor.at("else") else None
    cursor.require("fi")
    return If(tuple(branches), otherwise, read_redirects(cursor))


def _read_while(cursor: Cursor) -> Node:
    kind = "while" if cursor.at("while") else "until"
    condition = _block(cursor, kind, _DO)
    body = _read_body(cursor)
    return Loop(kind, None, (), condition, body, read_redirects(cursor))


def _read_for(cursor: Cursor) -> Node:
    """Read ``for name in words``, ``for name`` and bash's ``for ((...))`` and ``select``."""
    kind = "for" if cursor.take("for") else "select"
    cursor.take("select")
    cursor.skip_blanks()
    variable, words = _arithmetic_head(cursor) if cursor.at("((") else _loop_head(cursor)
    cursor.skip_blanks()
    cursor.take(";")
    cursor.skip_lines()
    body = _read_body(cursor)
    return Loop(kind, variable, words, None, body, read_redirects(cursor))


def _arithmetic_head(cursor: Cursor) -> tuple[None, tuple[Word, ...]]:
    command = read_arithmetic_command(cursor)
    if command is None:
        raise NotUnderstoodError("a loop without its expression")
    return None, command.words


def _loop_head(cursor: Cursor) -> tuple[str, tuple[Word, ...]]:
    name = _NAME.match(cursor.value, cursor.pos, cursor.end)
    if not name:
        raise NotUnderstoodError("a loop without its variable")
    cursor.pos = name.end()
    before = cursor.pos
    cursor.skip_lines()
    if not _IN.match(cursor.value, cursor.pos, cursor.end):
        cursor.pos = before
        return name[0], ()
    cursor.require("in")
    return name[0], tuple(_words(cursor))


def _words(cursor: Cursor) -> list[Word]:
    words: list[Word] = []
    while True:
        cursor.skip_blanks()
        word = read_word(cursor) if cursor.peek() != "#" else None
        if word is None or not word.raw:
            return words
        words.append(word)


def _read_body(cursor: Cursor) -> Script:
    body = _block(cursor, "do", _DONE)
    cursor.require("done")
    return body


def _read_case(cursor: Cursor) -> Node:
    cursor.require("case")
    cursor.skip_blanks()
    subject = read_word(cursor)
    cursor.skip_lines()
    _keyword(cursor, "in")
    branches = []
    cursor.skip_lines()
    while not cursor.take("esac"):
        branches.append(_read_branch(cursor))
    return Case(subject, tuple(branches), read_redirects(cursor))


def _read_branch(cursor: Cursor) -> tuple[tuple[Word, ...], Script]:
    cursor.take("(")
    patterns: list[Word] = []
    while True:
        cursor.skip_blanks()
        pattern = read_word(cursor)
        if not pattern.raw:
            raise NotUnderstoodError("a case without its pattern")
        patterns.append(pattern)
        cursor.skip_blanks()
        if not cursor.take("|"):
            break
    cursor.require(")")
    script = cursor.script(_CASE_END)
    any(cursor.take(end) for end in (";;&", ";;", ";&"))
    cursor.skip_lines()
    return tuple(patterns), script


def _block(cursor: Cursor, keyword: str, closers: frozenset[str]) -> Script:
    """Read a keyword and the statements up to one of the closing words, which stays."""
    _keyword(cursor, keyword)
    return cursor.script(closers)


def _keyword(cursor: Cursor, keyword: str) -> None:
    cursor.require(keyword)
    if not _KEYWORD_END.match(cursor.value, cursor.pos, cursor.end):
        raise NotUnderstoodError(f"expected {keyword}")


_READERS: dict[str, Callable[[Cursor], Node]] = {
    "(": _read_parenthesis,
    "{": _read_group,
    "[[": read_test,
    "if": _read_if,
    "while": _read_while,
    "until": _read_while,
    "for": _read_for,
    "select": _read_for,
    "case": _read_case,
}
