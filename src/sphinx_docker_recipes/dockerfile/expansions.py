"""Reads what a shell expands inside words: parameters, commands, arithmetic (POSIX shell 2.6; bash)."""

import re

from sphinx_docker_recipes.dockerfile.contexts import BRACED, BRACED_IN_QUOTES, HEREDOC, INDEX, Context
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.offsets import moved
from sphinx_docker_recipes.dockerfile.shell_model import (
    Arithmetic,
    Literal,
    Parameter,
    Part,
    Script,
    Substitution,
)
from sphinx_docker_recipes.dockerfile.word_reader import read_double_quotes, read_parts, word_in
from sphinx_docker_recipes.regex import regex

CLOSING_PARENTHESIS = frozenset({")"})

_DOLLAR = regex(
    r"""\$(?:(?P<name>[A-Za-z_]\w*+|[0-9@*\#?$!-])|(?P<arithmetic>\(\()|(?P<command>\()|(?P<brace>\{)"""
    r"""|(?P<ansi>'(?:[^'\\]++|\\.)*+')|(?P<locale>"))""",
    re.ASCII | re.DOTALL,
)
_BRACE = regex(r"\$\{([#!](?=[A-Za-z_0-9@*]))?([A-Za-z_]\w*+|[0-9]++|[@*#?$!-])", re.ASCII)
_OPERATOR = regex(r":?[-+=?]|##?|%%?|//?|\^\^?|,,?|@|:|")
_BACKTICKS = regex(r"`((?:[^`\\]++|\\.)*+)`", re.DOTALL)
_PARENTHESES = regex(r"""[()]|\\.|'[^']*+'|"(?:[^"\\]++|\\.)*+\"""", re.DOTALL)
_ANSI = regex(
    r"\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|(.))", re.DOTALL
)
_ANSI_LETTERS = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


def arithmetic_end(cursor: Cursor, start: int) -> int | None:
    """Return where the ``))`` stands that closes an arithmetic expression whose inside begins at *start*.

    None where a parenthesis closes alone: ``$((a); (b))`` holds commands (POSIX shell 2.6.3).
    """
    depth = 2
    for found in _PARENTHESES.finditer(cursor.value, start, cursor.end):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth == 1:
            closes = cursor.value.startswith("))", found.start(), cursor.end)
            return found.start() if closes else None
    return None


def arithmetic(cursor: Cursor, start: int, end: int, *, quoted: bool = False) -> Arithmetic:
    """Return the expression between two offsets, with the expansions inside; the cursor goes past it."""
    inner = cursor.within(end)
    inner.pos = start
    inner.descend()
    parts = tuple(part for part in read_parts(inner, HEREDOC) if not isinstance(part, Literal))
    cursor.pos = end + 2
    return Arithmetic(cursor.value[start:end], quoted, parts)


def read_dollar(cursor: Cursor, context: Context) -> tuple[Part, ...]:
    """Read what a dollar begins; it stands for itself where it begins nothing."""
    found = _DOLLAR.match(cursor.value, cursor.pos, cursor.end)
    kind = found.lastgroup if found else None
    if found is None or (context.quoted and kind in ("ansi", "locale")):
        cursor.pos += 1
        return (Literal("$", context.quoted),)
    if kind == "name":
        cursor.pos = found.end()
        return (Parameter(found["name"], quoted=context.quoted),)
    if kind == "brace":
        return (_read_brace(cursor, context),)
    if kind == "ansi":
        cursor.pos = found.end()
        return (Literal(_ANSI.sub(_ansi_character, found["ansi"][1:-1]), quoted=True),)
    if kind == "locale":
        cursor.pos += 1
        return read_double_quotes(cursor, context)
    return (_read_parentheses(cursor, context, is_double=kind == "arithmetic"),)


def _read_parentheses(cursor: Cursor, context: Context, *, is_double: bool) -> Part:
    """Read ``$(...)`` or ``$((...))``; what begins like the second can still be the first."""
    end = arithmetic_end(cursor, cursor.pos + 3) if is_double else None
    if end is not None:
        return arithmetic(cursor, cursor.pos + 3, end, quoted=context.quoted)
    cursor.pos += 2
    return Substitution(_read_inner_script(cursor), context.quoted)


def read_process(cursor: Cursor, context: Context) -> tuple[Part, ...]:
    """Read bash's ``<(...)`` or ``>(...)``."""
    cursor.pos += 2
    return (Substitution(_read_inner_script(cursor), context.quoted, process=True),)


def _read_inner_script(cursor: Cursor) -> Script:
    cursor.descend()
    script = cursor.script(CLOSING_PARENTHESIS)
    cursor.ascend()
    cursor.require(")")
    return script


def _read_brace(cursor: Cursor, context: Context) -> Parameter:
    """Read ``${...}``."""
    found = _BRACE.match(cursor.value, cursor.pos, cursor.end)
    if not found:
        raise NotUnderstoodError("an expansion in braces")
    cursor.pos = found.end()
    cursor.descend()
    indexed = _skip_index(cursor)
    operator = _OPERATOR.match(cursor.value, cursor.pos, cursor.end)
    symbol = operator[0] if operator else ""
    cursor.pos += len(symbol)
    argument = word_in(cursor, BRACED_IN_QUOTES if context.quoted else BRACED)
    cursor.ascend()
    cursor.require("}")
    if not symbol and argument.raw:
        raise NotUnderstoodError("an expansion in braces")
    special = {"#": "length", "!": "indirect"}.get(found[1] or "") or ("[" if indexed else "")
    return Parameter(found[2], special or symbol, argument if symbol else None, context.quoted)


def _skip_index(cursor: Cursor) -> bool:
    """Move past ``[...]`` after an array's name and tell whether there was one."""
    if not cursor.take("["):
        return False
    read_parts(cursor, INDEX)
    cursor.require("]")
    return True


def read_backticks(cursor: Cursor, context: Context) -> tuple[Part, ...]:
    """Read a command in backticks."""
    found = _BACKTICKS.match(cursor.value, cursor.pos, cursor.end)
    if not found:
        raise NotUnderstoodError("backticks are not closed")
    start, end = found.span(1)
    escaped = _escaped_in_backticks(cursor.value, start, end, quoted=context.quoted)
    cursor.descend()
    script = (
        _unescaped_script(cursor, start, end, escaped) if escaped else _script_between(cursor, start, end)
    )
    cursor.ascend()
    cursor.pos = found.end()
    return (Substitution(script, context.quoted),)


def _escaped_in_backticks(value: str, start: int, end: int, *, quoted: bool) -> list[int]:
    """Return where the backslashes stand that backticks take away (POSIX shell 2.6.3)."""
    escapable = '$`\\"' if quoted else "$`\\"
    found = re.finditer(r"\\(.)", value[start:end], re.DOTALL)
    return [start + match.start() for match in found if match[1] in escapable]


def _script_between(cursor: Cursor, start: int, end: int) -> Script:
    inner = cursor.within(end)
    inner.pos = start
    return inner.script(frozenset())


def _unescaped_script(cursor: Cursor, start: int, end: int, escaped: list[int]) -> Script:
    """Parse the text without its backslashes, and give the result the offsets of the text with them."""
    begins = [start, *(at + 1 for at in escaped)]
    ends = [*escaped, end]
    pieces = [cursor.text.slice(a, b) for a, b in zip(begins, ends, strict=True)]
    inner = Cursor(Text.joined(pieces), cursor.grammar)
    inner.depth = cursor.depth
    return moved(inner.script(frozenset()), cursor.value, begins, ends)


def _ansi_character(found: re.Match[str]) -> str:
    """Return what one escape in ``$'...'`` stands for."""
    hexadecimal = found[1] or found[2] or found[3]
    if hexadecimal or found[4]:
        code = int(hexadecimal, 16) if hexadecimal else int(found[4], 8)
        return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004  - the last character of Unicode
    return _ANSI_LETTERS.get(found[5], found[5] if found[5] in "\\'\"?" else found[0])
