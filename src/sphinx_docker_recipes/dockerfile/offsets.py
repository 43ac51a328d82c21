"""Moves the offsets in a parsed script, for text that was parsed after characters had been taken out of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import TypeVar

from sphinx_docker_recipes.dockerfile.model import Text

Value = TypeVar("Value")


def moved(value: Value, begins: Sequence[int], ends: Sequence[int]) -> Value:
    """Return *value* with each offset moved to where its character stood: the text was ``begins[i]:ends[i]`` joined."""
    lengths = [end - begin for begin, end in zip(begins, ends, strict=True)]
    starts = [0, *accumulate(lengths)][:-1]
    return _Move(begins, starts).whole(value)


class _Move:
    """Walks through frozen values."""

    def __init__(self, begins: Sequence[int], starts: Sequence[int]) -> None:
        self.begins = begins
        self.starts = starts

    def whole(self, value: Value) -> Value:
        """Return a copy of *value* with its offsets moved."""
        if isinstance(value, tuple):
            return type(value)(self.whole(item) for item in value)
        if not is_dataclass(value) or isinstance(value, Text | type):
            return value
        changes = {field.name: self._field(field.name, getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changes)

    def _field(self, name: str, value: object) -> object:
        if name == "start" and isinstance(value, int):
            return self._place(value)
        if name == "end" and isinstance(value, int):
            # The end lies just behind its last character, which may stand before a character taken out.
            return self._place(value - 1) + 1 if value else self._place(0)
        return self.whole(value)

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.begins[piece] + offset - self.starts[piece]
