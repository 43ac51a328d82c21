"""A shell script becomes statements: dash's and bash's syntax, with the offsets of every word.

What is not understood becomes Opaque, from the statement it stands in to the end: a shell stops there too.
"""

import re

from sphinx_docker_recipes.dockerfile.commands import read_simple
from sphinx_docker_recipes.dockerfile.compounds import read_compound
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import (
    AndOr,
    Command,
    Function,
    Item,
    Node,
    Opaque,
    Pipeline,
    Script,
)

_WORD_END = r"(?=[ \t\n;&|()<>]|\Z)"
_CLOSER = re.compile(rf"\)|;;&|;;|;&|(?:then|elif|else|fi|do|done|esac|\}}){_WORD_END}")
_PREFIX = re.compile(rf"(!|time(?:[ \t]+-p)?){_WORD_END}(?![ \t]*(?:[;&|)\n]|\Z))")
_AND_OR = re.compile(r"&&|\|\|")
_PIPE = re.compile(r"\|&?(?!\|)")
_PARENTHESES = re.compile(r"\([ \t]*\)")
_FUNCTION = re.compile(r"function[ \t]+([^ \t\n;&|()<>$`'\"\\]+)(?:[ \t]*\([ \t]*\))?(?=[ \t\n({])")
_COPROC = re.compile(rf"coproc{_WORD_END}")


def parse_shell(text: Text) -> Script:
    """Return the statements of a script; never raises, offsets are those of ``text.value``."""
    cursor = Cursor(text, read_script)
    items: list[Item] = []
    start = 0
    try:
        while True:
            cursor.skip_lines()
            if cursor.pos >= cursor.end:
                break
            start = cursor.pos
            items.append(_read_item(cursor))
    except (NotUnderstoodError, RecursionError) as error:
        reason = str(error) if isinstance(error, NotUnderstoodError) else "nested too deeply"
        items.append(Item(Opaque(start, cursor.end, reason)))
    return Script(tuple(items))


def read_script(cursor: Cursor, closers: frozenset[str]) -> Script:
    """Read statements up to one of the closing words, which stays, or without any to the end."""
    items: list[Item] = []
    while True:
        cursor.skip_lines()
        closer = _CLOSER.match(cursor.value, cursor.pos, cursor.end)
        if (closer and closer[0] in closers) or (not closers and cursor.pos >= cursor.end):
            return Script(tuple(items))
        items.append(_read_item(cursor))


def _read_item(cursor: Cursor) -> Item:
    """Read one statement and what separates it from the next; between ``done`` and ``fi`` nothing need stand."""
    node = _read_and_or(cursor)
    cursor.skip_blanks()
    character = cursor.peek()
    if character == "&":
        cursor.pos += 1
        return Item(node, background=True)
    if character == ";":
        if not (cursor.at(";;") or cursor.at(";&")):
            cursor.pos += 1
    elif character not in ("\n", ")", "#", "") and not _CLOSER.match(cursor.value, cursor.pos, cursor.end):
        raise NotUnderstoodError(f"unexpected {character}")
    return Item(node)


def _read_and_or(cursor: Cursor) -> Node:
    parts = [_read_pipeline(cursor)]
    operators: list[str] = []
    while True:
        cursor.skip_blanks()
        operator = _AND_OR.match(cursor.value, cursor.pos, cursor.end)
        if not operator:
            return AndOr(tuple(parts), tuple(operators)) if operators else parts[0]
        cursor.pos = operator.end()
        cursor.skip_lines()
        operators.append(operator[0])
        parts.append(_read_pipeline(cursor))


def _read_pipeline(cursor: Cursor) -> Node:
    """Read commands between ``|``; ``!`` is kept, ``time`` makes no difference to what runs."""
    negated = False
    while prefix := _PREFIX.match(cursor.value, cursor.pos, cursor.end):
        negated ^= prefix[1] == "!"
        cursor.pos = prefix.end()
        cursor.skip_blanks()
    parts = [_read_command(cursor)]
    while True:
        cursor.skip_blanks()
        pipe = _PIPE.match(cursor.value, cursor.pos, cursor.end)
        if not pipe:
            return Pipeline(tuple(parts), negated) if negated or len(parts) > 1 else parts[0]
        cursor.pos = pipe.end()
        cursor.skip_lines()
        parts.append(_read_command(cursor))


def _read_command(cursor: Cursor) -> Node:
    node = read_compound(cursor)
    if node is not None:
        return node
    function = _FUNCTION.match(cursor.value, cursor.pos, cursor.end)
    if function:
        cursor.pos = function.end()
        return _read_function(cursor, function[1])
    stray = _CLOSER.match(cursor.value, cursor.pos, cursor.end) or _COPROC.match(
        cursor.value, cursor.pos, cursor.end
    )
    if stray:
        raise NotUnderstoodError(f"unexpected {stray[0]}")
    command = read_simple(cursor)
    parentheses = _PARENTHESES.match(cursor.value, cursor.pos, cursor.end)
    if parentheses and _is_name(command):
        cursor.pos = parentheses.end()
        return _read_function(cursor, command.words[0].raw)
    return command


def _is_name(command: Command) -> bool:
    return len(command.words) == 1 and not command.assignments and not command.redirects


def _read_function(cursor: Cursor, name: str) -> Function:
    """Read the body of a function (POSIX shell 2.9.5)."""
    cursor.skip_lines()
    body = read_compound(cursor)
    if body is None:
        raise NotUnderstoodError("a function without its body")
    return Function(name, body)
