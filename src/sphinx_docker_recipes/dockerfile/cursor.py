"""Where a shell parser stands in its text: position, nesting, here-documents that it has yet to skip."""

import re
from collections.abc import Callable, Mapping

from sphinx_docker_recipes.dockerfile.contexts import Context
from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import Part, Script
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

MAX_DEPTH = 40
"""Of nested commands and expansions. People write three or four; the limit spares Python's stack."""

_BLANKS = regex(r"(?:[ \t]++|\\\n)*+")
_TO_NEWLINE = regex(r"(?:[^\n\\]++|\\.)*+", re.DOTALL)
_LINES = regex(r"(?:[ \t\n]++|\\\n|\#[^\n]*+)*+")
_BEGINS_LINES = frozenset(" \t\n\\#")
_TO_LINE_END = regex(r"(?:[ \t]++|\\\n)*+(?:\#[^\n]*+)?")


class NotUnderstoodError(Exception):
    """What stands at the cursor is no shell that we know; the reason is the message."""


@valueclass(frozen=True, slots=True)
class Grammar:
    """Who reads what: words hold commands and commands words, so that neither module can import the other."""

    script: "Callable[[Cursor, frozenset[str]], Script]"
    """Reads statements up to one of the closing words."""
    readers: "Mapping[str, Callable[[Cursor, Context], tuple[Part, ...]]]"
    """Who reads the part of a word that begins with a character."""
    prefix: "re.Pattern[str]"
    """What may stand before a pipeline."""


class Cursor:
    """A position in a text that several functions move along; ``end`` limits it, as backticks do."""

    __slots__ = ("_line_end", "depth", "end", "grammar", "pos", "skips", "text", "value")

    def __init__(self, text: Text, grammar: Grammar) -> None:
        self.text = text
        self.value = text.value
        self.pos = 0
        self.end = len(text.value)
        self.depth = 0
        self.skips: dict[int, int] = {}
        """From the newline that ends a line with here-documents to where the script goes on behind them."""
        self.grammar = grammar
        self._line_end = -1

    def within(self, end: int) -> "Cursor":
        """Return a cursor at the same place that ends at *end*."""
        inner = Cursor(self.text, self.grammar)
        inner.pos, inner.end, inner.depth = self.pos, end, self.depth
        return inner

    def script(self, closers: frozenset[str]) -> Script:
        """Read statements up to one of the closing words, which stays, or without any to the end."""
        return self.grammar.script(self, closers)

    def peek(self) -> str:
        """Return the character at the cursor; the empty string at the end."""
        return self.value[self.pos] if self.pos < self.end else ""

    def at(self, literal: str) -> bool:
        """Tell whether *literal* stands at the cursor."""
        return self.value.startswith(literal, self.pos, self.end)

    def take(self, literal: str) -> bool:
        """Move past *literal* if it stands at the cursor, and tell whether it did."""
        if self.value.startswith(literal, self.pos, self.end):
            self.pos += len(literal)
            return True
        return False

    def require(self, literal: str) -> None:
        """Move past *literal*, which must stand at the cursor."""
        if not self.take(literal):
            raise NotUnderstoodError(f"expected {literal}")

    def skip_blanks(self) -> None:
        """Move past blanks and continued line ends."""
        self.pos = _BLANKS.match(self.value, self.pos, self.end).end()  # type: ignore[union-attr]  # matches anything

    def skip_lines(self) -> None:
        """Move past blanks, comments and newlines, and past the here-documents that begin at a newline."""
        while self.skips:
            self.pos = _TO_LINE_END.match(self.value, self.pos, self.end).end()  # type: ignore[union-attr]  # matches anything
            if self.peek() != "\n":
                return
            self.pos = self.skips.pop(self.pos, self.pos + 1)
        if self.peek() in _BEGINS_LINES:
            self.pos = _LINES.match(self.value, self.pos, self.end).end()  # type: ignore[union-attr]  # matches anything

    def line_end(self) -> int:
        """Return where the current line ends, continued line ends not counted.

        Remembered, so that many here-documents on one long line do not each look through all of it.
        """
        if self._line_end < self.pos:
            self._line_end = _TO_NEWLINE.match(self.value, self.pos, self.end).end()  # type: ignore[union-attr]  # matches anything
        return self._line_end

    def descend(self) -> None:
        """Enter a nested construct; ``ascend`` leaves it."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotUnderstoodError("nested too deeply")

    def ascend(self) -> None:
        """Leave a nested construct."""
        self.depth -= 1
