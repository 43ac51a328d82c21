"""What the arguments of ENV, ARG, LABEL, COPY and ADD say, and the mounts of RUN.

The rules are BuildKit's, frontend/dockerfile/parser/line_parsers.go (``parseWords``, ``parseNameVal``).
"""

import re
from collections.abc import Iterator
from functools import cache

from sphinx_docker_recipes.dockerfile.lines import BESIDE_SPACE
from sphinx_docker_recipes.dockerfile.model import Instruction, Text
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

_ONE_WORD = regex(r"[\w=./:@%+,-]+", re.ASCII)
"""A word without quotes and escapes: most pairs stand alone and are no more."""
_BLANKS = regex(r"[\t\v\f\r ]+")


@valueclass(frozen=True, slots=True)
class Pair:
    """One ``name=value``, its value raw: quotes, escapes and variables as written; None for ``ARG name``."""

    name: str
    value: Text | None


@valueclass(frozen=True, slots=True, kw_only=True)
class CopyArguments:
    """What COPY or ADD copies, variables unexpanded; a here-document counts as a source."""

    sources: tuple[str, ...]
    destination: str
    from_stage: str | None


def pairs(instruction: Instruction, escape: str) -> tuple[Pair, ...]:
    """Return the pairs of ENV, LABEL or ARG in order; what is none, which Docker refuses, is left out."""
    body = instruction.body
    if _ONE_WORD.fullmatch(body.value) and (instruction.keyword == "ARG" or "=" in body.value):
        return (_pair(body, 0, len(body.value)),)
    words = [found.span() for found in _word_pattern(escape).finditer(body.value)]
    if not words:
        return ()
    first = body.value[slice(*words[0])]
    if instruction.keyword == "ARG":
        return tuple([_pair(body, start, end) for start, end in words])
    if "=" not in first:
        return _old_form(body)
    return tuple([_pair(body, start, end) for start, end in words if "=" in body.value[start:end]])


def copy_arguments(instruction: Instruction) -> CopyArguments:
    """Return sources, destination and stage of COPY or ADD; without arguments the destination is empty."""
    exec_form = instruction.exec_form
    words = exec_form if exec_form is not None else tuple(_BLANKS.split(instruction.body.value))
    return CopyArguments(
        sources=words[:-1], destination=words[-1] if words else "", from_stage=instruction.flag("from")
    )


def mounts(instruction: Instruction) -> Iterator[dict[str, str]]:
    """Give the options of each ``--mount`` of RUN, as written; one without a value has an empty one."""
    for flag in instruction.flags:
        if flag.name == "mount" and flag.value:
            yield dict(part.partition("=")[::2] for part in flag.value.split(","))


def _old_form(body: Text) -> tuple[Pair, ...]:
    """Return the pair of ``ENV name the rest of the line``."""
    gap = _BLANKS.search(body.value)
    if not gap:
        return ()
    return (Pair(name=body.value[: gap.start()], value=body.slice(gap.end(), len(body.value))),)


def _pair(body: Text, start: int, end: int) -> Pair:
    name, equals, _ = body.value[start:end].partition("=")
    value = body.slice(start + len(name) + 1, end) if equals else None
    if '"' in name or "'" in name:
        name = name.replace('"', "").replace("'", "")
    return Pair(name, value)


@cache
def _word_pattern(escape: str) -> re.Pattern[str]:
    """Return what matches one word: quotes hold blanks, and an escape character holds whatever follows it."""
    e = re.escape(escape)
    double = rf'"(?:[^"{e}]++|{e}(?:.|\Z))*+(?:"|\Z)'
    single = r"'[^']*+(?:'|\Z)"
    return re.compile(rf"""(?:[^\s"'{e}]++|{BESIDE_SPACE}|{e}(?:.|\Z)|{double}|{single})++""", re.DOTALL)
