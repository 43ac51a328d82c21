"""Reads the words of a shell script: quotes, escapes, patterns (POSIX shell 2.2, 2.3; bash's additions)."""

from sphinx_docker_recipes.dockerfile.contexts import DOUBLE_QUOTED, EXTENDED_PATTERN, UNQUOTED, Context
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.shell_model import Literal, Part, Word
from sphinx_docker_recipes.regex import regex

PLAIN = regex(r"""[^ \t\n;&|<>()$`'"\\#][^ \t\n;&|<>()$`'"\\]*+(?=[ \t\n;&|)]|\Z)""")
"""A word without anything special in it, which most words are; what follows must really end it."""


def read_word(cursor: Cursor) -> Word:
    """Read the word that begins at the cursor; its raw text is empty where none does."""
    plain = PLAIN.match(cursor.value, cursor.pos, cursor.end)
    if plain:
        start, cursor.pos = cursor.pos, plain.end()
        return Word(plain[0], start, cursor.pos)
    return word_in(cursor, UNQUOTED)


def word_in(cursor: Cursor, context: Context) -> Word:
    """Read parts up to a stop of *context* and return them as a word."""
    start = cursor.pos
    parts = tuple(read_parts(cursor, context))
    if cursor.skips and any(start < newline < cursor.pos for newline in cursor.skips):
        raise NotUnderstoodError("a here-document begins inside a word of several lines")
    return Word(cursor.value[start : cursor.pos], start, cursor.pos, parts)


def read_parts(cursor: Cursor, context: Context) -> list[Part]:
    """Read parts up to a stop of *context*, or to the end."""
    parts: list[Part] = []
    start = cursor.pos
    while cursor.pos < cursor.end:
        run = context.run.match(cursor.value, cursor.pos, cursor.end)
        if run:
            parts.append(Literal(run[0], context.quoted))
            cursor.pos = run.end()
            continue
        character = cursor.value[cursor.pos]
        if character in context.stops and not (context is UNQUOTED and _goes_on(cursor, start)):
            break
        parts += cursor.grammar.readers[character](cursor, context)
    return parts


def _goes_on(cursor: Cursor, start: int) -> bool:
    """Tell whether a character that ends words does not: bash's ``<(...)`` and ``@(...)``."""
    character = cursor.value[cursor.pos]
    if character in "<>":
        return cursor.value.startswith("(", cursor.pos + 1, cursor.end)
    return character == "(" and cursor.pos > start and cursor.value[cursor.pos - 1] in "@?*+!"


def read_escape(cursor: Cursor, context: Context) -> tuple[Part, ...]:
    """Read a backslash and what it escapes; with a newline it stands for nothing."""
    following = cursor.value[cursor.pos + 1 : min(cursor.pos + 2, cursor.end)]
    if following == "\n":
        cursor.pos += 2
        return ()
    if not following or (context.escapable is not None and following not in context.escapable):
        cursor.pos += 1
        return (Literal("\\", quoted=True),)
    cursor.pos += 2
    return (Literal(following, quoted=True),)


def read_single_quotes(cursor: Cursor, _: Context) -> tuple[Part, ...]:
    """Read ``'...'``."""
    start = cursor.pos + 1
    end = cursor.value.find("'", start, cursor.end)
    if end < 0:
        raise NotUnderstoodError("a quote is not closed")
    cursor.pos = end + 1
    return (Literal(cursor.value[start:end], quoted=True),)


def read_double_quotes(cursor: Cursor, _: Context) -> tuple[Part, ...]:
    """Read ``"..."``; an empty pair is an empty literal, since it makes a word."""
    cursor.pos += 1
    parts = read_parts(cursor, DOUBLE_QUOTED)
    if not cursor.take('"'):
        raise NotUnderstoodError("a quote is not closed")
    return tuple(parts) or (Literal("", quoted=True),)


def read_extended_pattern(cursor: Cursor, _: Context) -> tuple[Part, ...]:
    """Read the parenthesis of bash's ``@(a|b)``; within one, any parenthesis nests."""
    cursor.pos += 1
    cursor.descend()
    parts = read_parts(cursor, EXTENDED_PATTERN)
    cursor.ascend()
    cursor.require(")")
    return (Literal("("), *parts, Literal(")"))
