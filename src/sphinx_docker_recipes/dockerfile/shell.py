"""A shell script becomes statements: dash's and bash's syntax, with the offsets of every word.

What is not understood becomes Opaque, from the statement it stands in to the end: a shell stops there too.
"""

from sphinx_docker_recipes.dockerfile.commands import read_simple
from sphinx_docker_recipes.dockerfile.compounds import read_compound
from sphinx_docker_recipes.dockerfile.cursor import Cursor, Grammar, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.expansions import read_backticks, read_dollar, read_process
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
from sphinx_docker_recipes.dockerfile.word_reader import (
    read_double_quotes,
    read_escape,
    read_extended_pattern,
    read_single_quotes,
)
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace

_WORD_END = r"(?=[ \t\n;&|()<>]|\Z)"
_CLOSER = regex(rf"\)|;;&|;;|;&|(?:then|elif|else|fi|do|done|esac|\}}){_WORD_END}")
_SPECIAL = regex(
    r"\(|(?:if|for|select|while|until|case|\{|\[\[|function|coproc|then|elif|else|fi|do|done|esac|\})"
    + _WORD_END
)
"""What a command may begin with that is no simple command; most begin otherwise, and need no closer look."""
_BEFORE_MORE = rf"{_WORD_END}(?![ \t]*(?:[;&|)\n]|\Z))"
_PREFIX = regex(rf"(!|time(?:[ \t]+-p)?){_BEFORE_MORE}")
_PREFIX_OF_DASH = regex(rf"(!){_BEFORE_MORE}")
"""To dash ``time`` is a command like any other."""
_OPERATORS = ("&&", "||")
_PREFIXED = frozenset("!t")
_PARENTHESES = regex(r"\([ \t]*\)")
_FUNCTION = regex(r"function[ \t]+([^ \t\n;&|()<>$`'\"\\]+)(?:[ \t]*\([ \t]*\))?(?=[ \t\n({])")
_COPROC = regex(rf"coproc{_WORD_END}")


def parse_shell(text: Text, *, dash: bool = False) -> Script:
    """Return the statements of a script; never raises, offsets are those of ``text.value``."""
    cursor = Cursor(text, _GRAMMAR_OF_DASH if dash else _GRAMMAR)
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


def _read_script(cursor: Cursor, closers: frozenset[str]) -> Script:
    """Read statements up to one of the closing words, which stays, or without any to the end."""
    items: list[Item] = []
    while True:
        cursor.skip_lines()
        closer = _CLOSER.match(cursor.value, cursor.pos, cursor.end)
        if (closer and closer[0] in closers) or (not closers and cursor.pos >= cursor.end):
            return Script(tuple(items))
        items.append(_read_item(cursor))


def _read_item(cursor: Cursor) -> Item:
    """Read one statement and what separates it from the next; between ``done`` and ``fi`` nothing need be."""
    node = _read_and_or(cursor)
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
    node = _read_pipeline(cursor)
    if not cursor.value.startswith(_OPERATORS, cursor.pos, cursor.end):
        return node
    parts = [node]
    operators: list[str] = []
    while cursor.value.startswith(_OPERATORS, cursor.pos, cursor.end):
        operators.append(cursor.value[cursor.pos : cursor.pos + 2])
        cursor.pos += 2
        cursor.skip_lines()
        parts.append(_read_pipeline(cursor))
    return AndOr(tuple(parts), tuple(operators))


def _read_pipeline(cursor: Cursor) -> Node:
    """Read commands between ``|``; ``!`` is kept, ``time`` makes no difference to what runs."""
    negated = cursor.peek() in _PREFIXED and _read_prefixes(cursor)
    node = _read_command(cursor)
    if not negated and cursor.peek() != "|":
        return node
    parts = [node]
    while cursor.at("|") and not cursor.at("||"):
        cursor.pos += 1
        cursor.take("&")
        cursor.skip_lines()
        parts.append(_read_command(cursor))
    return Pipeline(tuple(parts), negated) if negated or len(parts) > 1 else node


def _read_prefixes(cursor: Cursor) -> bool:
    """Move past ``!`` and ``time`` and tell whether the status is negated."""
    negated = False
    while prefix := cursor.grammar.prefix.match(cursor.value, cursor.pos, cursor.end):
        negated ^= prefix[1] == "!"
        cursor.pos = prefix.end()
        cursor.skip_blanks()
    return negated


def _read_command(cursor: Cursor) -> Node:
    """Read one command; like every reader of commands it leaves the cursor behind the blanks that follow."""
    if _SPECIAL.match(cursor.value, cursor.pos, cursor.end):
        node = _read_special(cursor)
        if node is not None:
            return node
    command = read_simple(cursor)
    if cursor.peek() == "(" and _is_name(command):
        parentheses = _PARENTHESES.match(cursor.value, cursor.pos, cursor.end)
        if parentheses:
            cursor.pos = parentheses.end()
            return _read_function(cursor, command.words[0].raw)
    return command


def _read_special(cursor: Cursor) -> Node | None:
    """Read a compound command or a function; None where it is a simple command after all."""
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
    return None


def _is_name(command: Command) -> bool:
    return len(command.words) == 1 and not command.assignments and not command.redirects


def _read_function(cursor: Cursor, name: str) -> Function:
    """Read the body of a function (POSIX shell 2.9.5)."""
    cursor.skip_lines()
    body = read_compound(cursor)
    if body is None:
        raise NotUnderstoodError("a function without its body")
    return Function(name, body)


_GRAMMAR = Grammar(
    script=_read_script,
    readers={
        "\\": read_escape,
        "'": read_single_quotes,
        '"': read_double_quotes,
        "$": read_dollar,
        "`": read_backticks,
        "<": read_process,
        ">": read_process,
        "(": read_extended_pattern,
    },
    prefix=_PREFIX,
)
_GRAMMAR_OF_DASH = replace(_GRAMMAR, prefix=_PREFIX_OF_DASH)
