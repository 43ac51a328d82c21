"""What a word of a shell script comes to, as far as it can be known without running anything."""

import re

from sphinx_docker_recipes.dockerfile.expand import choose
from sphinx_docker_recipes.dockerfile.patterns import replaced, trimmed
from sphinx_docker_recipes.dockerfile.shell_model import Assignment, Literal, Lookup, Parameter, Part, Word
from sphinx_docker_recipes.regex import regex

CHOICES = frozenset({"-", ":-", "+", ":+", "=", ":=", "?", ":?"})
TRIMS = frozenset({"#", "##", "%", "%%"})

_ASSIGNMENT = regex(r"([A-Za-z_]\w*+)(\[[^]]*\])?(\+?)=", re.ASCII)
_NOT_KNOWABLE = frozenset("?$!-#")
_GLOB = regex(r"(?P<star>\*)|(?P<any>\?)|\[(?P<negated>[!^]?)(?P<set>\]?[^]\\\[]+)\]|(?P<other>.)", re.DOTALL)


def expand_word(word: Word, lookup: Lookup) -> str | None:
    """Return what *word* stands for, fields not split, globs not expanded; None where it is not knowable."""
    literal = word.literal
    if literal is not None:
        return literal
    pieces: list[str] = []
    for part in word.parts:
        piece = _expand_part(part, lookup)
        if piece is None:
            return None
        pieces.append(piece)
    return "".join(pieces)


def as_assignment(word: Word) -> Assignment | None:
    """Return what ``NAME=value`` assigns, before a command or after ``export``; None for another word."""
    found = _ASSIGNMENT.match(word.raw)
    first = word.parts[0] if word.parts else None
    if not found or not isinstance(first, Literal) or first.quoted:
        return None
    cut = found.end()
    if found[2] or len(first.value) < cut:
        value = Word(word.raw[cut:], word.start + cut, word.end, (Parameter(found[1], "["),))
        return Assignment(found[1], value, bool(found[3]))
    rest = (Literal(first.value[cut:]),) if len(first.value) > cut else ()
    value = Word(word.raw[cut:], word.start + cut, word.end, (*rest, *word.parts[1:]))
    return Assignment(found[1], value, bool(found[3]))


def _expand_part(part: Part, lookup: Lookup) -> str | None:
    if isinstance(part, Literal):
        return part.value
    if not isinstance(part, Parameter) or part.name in _NOT_KNOWABLE:
        return None
    value = lookup(part.name)
    return value if not part.operator else _modify(part, value, lookup)


def _modify(part: Parameter, value: str | None, lookup: Lookup) -> str | None:
    """Apply the operator of ``${name<operator>argument}``."""
    argument = part.argument
    if argument is None:
        return None
    if part.operator in CHOICES:
        return choose(part.operator, value, expand_word(argument, lookup))
    if value is None:
        return None
    if part.operator in TRIMS:
        return trimmed(value, _pattern(argument.parts, lookup), part.operator)
    return _replace(part.operator, value, argument, lookup)


def _replace(operator: str, value: str, argument: Word, lookup: Lookup) -> str | None:
    """Apply bash's ``${name/pattern/word}`` where pattern and word are written without quotes."""
    if operator not in ("/", "//") or any(quote in argument.raw for quote in "'\"\\"):
        return None
    text = expand_word(argument, lookup)
    if text is None or (text.count("/") > 1 and argument.literal is None):
        return None
    pattern, _, replacement = text.partition("/")
    if pattern[:1] in ("#", "%"):
        return None
    return replaced(value, _regex(pattern), replacement, everywhere=operator == "//")


def _pattern(parts: tuple[Part, ...], lookup: Lookup) -> str | None:
    """Return a pattern as a regular expression; what is quoted in it stands for itself."""
    pieces: list[str] = []
    for part in parts:
        piece = _expand_part(part, lookup)
        if piece is None:
            return None
        pieces.append(re.escape(piece) if part.quoted and isinstance(part, Literal) else _regex(piece))
    return "".join(pieces)


def _regex(pattern: str) -> str:
    """Turn a shell's pattern into a regular expression (POSIX shell 2.13)."""
    pieces = []
    for found in _GLOB.finditer(pattern):
        wild = {"star": ".*", "any": "."}.get(found.lastgroup or "")
        if found["set"]:
            wild = f"[{'^' if found['negated'] else ''}{_set(found['set'])}]"
        pieces.append(wild or re.escape(found["other"]))
    return "".join(pieces)


def _set(inside: str) -> str:
    """Return the inside of a bracket expression with what only regular expressions know escaped."""
    return inside.replace("]", r"\]").replace("&", r"\&").replace("~", r"\~").replace("|", r"\|")
