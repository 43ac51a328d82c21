"""What a metadata block says, checked against the table of keys: every problem, with its line and remedy."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.recipes.block import Block
from sphinx_docker_recipes.recipes.keys import KEYS, Key, Kind
from sphinx_docker_recipes.vocabulary import Expect, Level

_BY_NAME = {key.name: key for key in KEYS}
_PLACE = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def read(block: Block, path: str) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """Return the block's values and everything that is wrong with them.

    Values that are wrong stay in the mapping: use it only where there is no problem.
    """
    try:
        values = tomllib.loads(block.toml)
    except tomllib.TOMLDecodeError as error:
        return {}, (_invalid(error, block, path),)
    lines = _Lines(block)
    problems = [
        Problem(path=path, line=lines.of(name), message=message, remedy=remedy)
        for check in (_unknown, _missing, _wrong, _at_odds)
        for name, message, remedy in check(values)
    ]
    return values, tuple(sorted(problems, key=lambda problem: problem.line))


class _Lines:
    """The file's line of each key."""

    def __init__(self, block: Block) -> None:
        self.opening = block.toml_line - 1
        self.lines: dict[str, int] = {}
        for number, line in enumerate(block.toml.splitlines()):
            if match := re.match(r"""\s*["']?([\w-]+)["']?\s*(=|\.)|\s*\[+\s*([\w-]+)""", line):
                self.lines.setdefault(match[1] or match[3], block.toml_line + number)

    def of(self, name: str) -> int:
        """Return the key's own line, or that of the block's opening."""
        return self.lines.get(name, self.opening)


def _invalid(error: tomllib.TOMLDecodeError, block: Block, path: str) -> Problem:
    match = _PLACE.match(str(error))
    what = match["what"] if match else str(error)
    last = max(1, len(block.toml.splitlines()))
    offset = int(match["line"]) if match and match["line"] else last
    return Problem(
        path=path,
        line=block.toml_line + min(offset, last) - 1,
        message=f"the metadata block is not valid TOML: {what[:1].lower()}{what[1:]}",
        remedy='write `key = "text"`, one key on a line',
    )


def _unknown(values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for name in values:
        if name == "id":
            yield name, "a recipe does not state its id", "remove the key: the id is the file's name"
        elif name not in _BY_NAME:
            near = get_close_matches(name.replace("_", "-"), _BY_NAME, n=1)
            known = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(_BY_NAME)}"
            yield name, f"unknown key `{name}`", known


def _missing(values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for key in KEYS:
        if key.required and key.name not in values:
            yield key.name, f"`{key.name}` is missing", _advice(key)


def _wrong(values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for name, value in values.items():
        if key := _BY_NAME.get(name):
            yield from ((name, message, remedy) for message, remedy in _faults(key, value))


def _faults(key: Key, value: object) -> Iterator[tuple[str, str]]:
    given = value if isinstance(value, list) else [value]
    items = [item for item in given if isinstance(item, str)]
    if (key.kind is Kind.LIST) != isinstance(value, list) or len(items) < len(given):
        yield f"`{key.name}` is not a {key.kind}", f"write `{key.line}`"
        return
    if not items or not all(item.strip() for item in items):
        yield f"`{key.name}` is empty", _advice(key)
        return
    yield from (fault for item in items for fault in _strange(key, item))


def _strange(key: Key, item: str) -> Iterator[tuple[str, str]]:
    if key.choices and item not in key.choices:
        near = get_close_matches(item, key.choices, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else f"one of {', '.join(key.choices)}"
        yield f"`{key.name}` cannot be `{item}`", remedy
    elif key.pattern and not re.fullmatch(key.pattern, item):
        yield f"`{item}` in `{key.name}` is not {key.form}", f"write `{key.line}`"


def _at_odds(values: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    fails = values.get("expect") == Expect.FAILS
    if fails and "error" not in values:
        yield "expect", '`expect = "fails"` without `error`', "name the decoder id of the message it shows"
    if "error" in values and not fails:
        yield "error", '`error` without `expect = "fails"`', "add the one or remove the other"
    level = values.get("level")
    if level in tuple(Level) and Level(str(level)).needs_reason:
        for name in ("reason", "instead"):
            if name not in values:
                yield "level", f"level `{level}` without `{name}`", _advice(_BY_NAME[name])


def _advice(key: Key) -> str:
    return f"write `{key.line}`: {key.help[:1].lower()}{key.help[1:].rstrip('.')}"
