"""Moves a parsed script to where its text stood, which was parsed with some characters taken out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import TypeVar

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import Word

Value = TypeVar("Value")


def moved(value: Value, source: str, begins: Sequence[int], ends: Sequence[int]) -> Value:
    """Return *value*, parsed from the pieces ``source[begins[i]:ends[i]]``, with the offsets of *source*."""
    lengths = [end - begin for begin, end in zip(begins, ends, strict=True)]
    return _Move(source, begins, [0, *accumulate(lengths)][:-1]).whole(value)


class _Move:
    """Walks through frozen values."""

    def __init__(self, source: str, begins: Sequence[int], starts: Sequence[int]) -> None:
        self.source = source
        self.begins = begins
        self.starts = starts

    def whole(self, value: Value) -> Value:
        """Return a copy of *value*, moved."""
        if isinstance(value, tuple):
            return type(value)(self.whole(item) for item in value)
        if not is_dataclass(value) or isinstance(value, Text | type):
            return value
        changes = {field.name: self._field(field.name, getattr(value, field.name)) for field in fields(value)}
        copy = replace(value, **changes)
        if isinstance(copy, Word):
            return replace(copy, raw=self.source[copy.start : copy.end])
        return copy

    def _field(self, name: str, value: object) -> object:
        if not isinstance(value, int) or name not in ("start", "end"):
            return self.whole(value)
        if name == "start" or not value:
            return self._place(value)
        # The end lies just behind its last character, which may stand before a character taken out.
        return self._place(value - 1) + 1

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.begins[piece] + offset - self.starts[piece]
