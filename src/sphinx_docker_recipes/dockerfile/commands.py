"""Reads simple commands of a shell script (POSIX shell 2.9.1; bash's arrays, ``[[`` and ``((``)."""

import re

from sphinx_docker_recipes.dockerfile.contexts import Context
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.expansions import arithmetic, arithmetic_end
from sphinx_docker_recipes.dockerfile.redirects import read_redirect, read_redirects
from sphinx_docker_recipes.dockerfile.shell_model import Array, Assignment, Command, Redirect, Word
from sphinx_docker_recipes.dockerfile.word_reader import PLAIN, read_word, word_in
from sphinx_docker_recipes.dockerfile.words import as_assignment
from sphinx_docker_recipes.regex import regex

_ARRAY = regex(r"[A-Za-z_]\w*+(?:\[[^]]*\])?\+?=", re.ASCII)
# Python up to 3.11.4 gives back too little where a group repeats possessively (python/cpython#106052).
_PLAIN_RUN = regex(rf"((?:[ \t]*+{PLAIN.pattern})+)[ \t]*+")
_ENDS = frozenset("\n;|)#")
"""What ends a command; so does ``&``, but not ``&>``."""
_TEST_OPERATOR = regex(r"&&|\|\||[()]|[<>](?!\()")
_TEST_END = regex(r"\]\](?=[ \t\n;&|()<>]|\Z)")
_REGEX = Context(run=regex(r"""[^ \t\n$`'"\\]++"""), stops=" \t\n")


def read_simple(cursor: Cursor) -> Command:
    """Read assignments, words and redirections up to an operator."""
    start = cursor.pos
    run = _PLAIN_RUN.match(cursor.value, start, cursor.end)
    if run is None:
        return _read_simple(cursor, [], start)
    cursor.pos, end = run.end(), run.end(1)
    words = _plain_words(cursor.value, start, end)
    if _is_over(cursor) and "=" not in words[0].raw:
        return Command(tuple(words), (), (), start, end, plain=True)
    return _read_simple(cursor, words, start)


def _read_simple(cursor: Cursor, words: list[Word], start: int) -> Command:
    """Read the rest of a command that begins with *words*."""
    redirects: list[Redirect] = []
    end = words[-1].end if words else start
    while (piece := _read_other(cursor)) is not None:
        redirects.append(piece) if isinstance(piece, Redirect) else words.append(piece)
        end = cursor.pos
        run = _PLAIN_RUN.match(cursor.value, end, cursor.end)
        if run:
            words += _plain_words(cursor.value, end, run.end(1))
            cursor.pos, end = run.end(), run.end(1)
    if end == start:
        raise NotUnderstoodError(f"unexpected {cursor.peek() or 'end'}")
    assignments = _leading_assignments(words) if words and "=" in words[0].raw else []
    named = words[len(assignments) :]
    start = named[0].start if named else start
    return Command(tuple(named), tuple(assignments), tuple(redirects), start, end)


def read_test(cursor: Cursor) -> Command:
    """Read bash's ``[[ ... ]]``, in which ``&&``, ``<`` and parentheses are words."""
    start = cursor.pos
    words = [_fixed(cursor, 2)]
    while True:
        cursor.skip_lines()
        if _TEST_END.match(cursor.value, cursor.pos, cursor.end):
            words.append(_fixed(cursor, 2))
            end = cursor.pos
            return Command(tuple(words), (), read_redirects(cursor), start, end)
        words.append(_test_word(cursor, after=words[-1].raw))


def read_arithmetic_command(cursor: Cursor) -> Command | None:
    """Read bash's ``(( ... ))``; None where the parentheses are those of subshells."""
    start = cursor.pos
    end = arithmetic_end(cursor, start + 2)
    if end is None:
        return None
    opening = _fixed(cursor, 2)
    inside = Word(cursor.value[start + 2 : end], start + 2, end, (arithmetic(cursor, start + 2, end),))
    closing = Word("))", end, end + 2)
    return Command((opening, inside, closing), (), read_redirects(cursor), start, end + 2)


def _plain_words(value: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch that holds only plain ones, all at once since there are so many."""
    words = []
    for raw in value[start:end].replace("\t", " ").split(" "):
        if raw:
            end = start + len(raw)
            words.append(Word(raw, start, end))
            start = end
        start += 1
    return words


def _leading_assignments(words: list[Word]) -> list[Assignment]:
    found = []
    for word in words:
        assignment = as_assignment(word)
        if assignment is None:
            break
        found.append(assignment)
    return found


def _read_other(cursor: Cursor) -> Word | Redirect | None:
    """Read a word that is not plain or a redirection; None where the command ends."""
    cursor.skip_blanks()
    if _is_over(cursor):
        return None
    redirect = read_redirect(cursor)
    if redirect is not None:
        return redirect
    word = read_word(cursor)
    if cursor.peek() == "(" and _ARRAY.fullmatch(word.raw):
        return _read_array(cursor, word)
    return word if word.raw else None


def _is_over(cursor: Cursor) -> bool:
    """Tell whether a command ends here."""
    if cursor.pos >= cursor.end:
        return True
    character = cursor.value[cursor.pos]
    return character in _ENDS or (character == "&" and not cursor.at("&>"))


def _read_array(cursor: Cursor, name: Word) -> Word:
    """Read the elements of ``name=(...)`` and return both as one word."""
    cursor.pos += 1
    words: list[Word] = []
    while True:
        cursor.skip_lines()
        if cursor.take(")"):
            raw = cursor.value[name.start : cursor.pos]
            return Word(raw, name.start, cursor.pos, (*name.parts, Array(tuple(words))))
        words.append(_required_word(cursor))


def _test_word(cursor: Cursor, after: str) -> Word:
    if after == "=~":
        return word_in(cursor, _REGEX)
    operator = _TEST_OPERATOR.match(cursor.value, cursor.pos, cursor.end)
    return _fixed(cursor, len(operator[0])) if operator else _required_word(cursor)


def _required_word(cursor: Cursor) -> Word:
    word = read_word(cursor)
    if not word.raw:
        raise NotUnderstoodError(f"unexpected {cursor.peek() or 'end'}")
    return word


def _fixed(cursor: Cursor, length: int) -> Word:
    """Take the next characters as a word."""
    start, cursor.pos = cursor.pos, cursor.pos + length
    raw = cursor.value[start : cursor.pos]
    return Word(raw, start, cursor.pos)
