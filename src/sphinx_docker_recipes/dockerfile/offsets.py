"""Moves a parsed script to where its text stood, which was parsed with some characters taken out."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import Command, Opaque, Word
from sphinx_docker_recipes.values import is_value, names_of, replace

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    Value = TypeVar("Value")


def moved(value: "Value", source: str, begins: Sequence[int], ends: Sequence[int]) -> "Value":
    """Return *value*, parsed from the pieces ``source[begins[i]:ends[i]]``, with the offsets of *source*."""
    lengths = [end - begin for begin, end in zip(begins, ends, strict=True)]
    return _Move(source, begins, [0, *accumulate(lengths)][:-1]).whole(value)


class _Move:
    """Walks through frozen values."""

    def __init__(self, source: str, begins: Sequence[int], starts: Sequence[int]) -> None:
        self.source = source
        self.begins = begins
        self.starts = starts

    def whole(self, value: "Value") -> "Value":
        """Return a copy of *value*, moved."""
        if isinstance(value, tuple):
            return type(value)(self.whole(item) for item in value)
        if not is_value(value) or isinstance(value, Text | type):
            return value
        changes = {name: self.whole(getattr(value, name)) for name in names_of(value)}
        copy = replace(value, **changes)
        if isinstance(copy, Word | Command | Opaque):
            start, end = self._span(copy.start, copy.end)
            copy = replace(copy, start=start, end=end)
        return replace(copy, raw=self.source[copy.start : copy.end]) if isinstance(copy, Word) else copy

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Move both ends; the second lies just behind its last character, whatever was taken out there."""
        first = self._place(start)
        return first, self._place(end - 1) + 1 if end > start else first

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.begins[piece] + offset - self.starts[piece]
