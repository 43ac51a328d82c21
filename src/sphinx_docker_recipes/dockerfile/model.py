"""What a Dockerfile says, as frozen values; every piece knows the place in the file it came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from sphinx_docker_recipes.values import valueclass

SPACE = (
    " \t\n\v\f\r\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
)
"""What Go's ``unicode.IsSpace`` calls a space; ``str.strip()`` alone takes more (U+001C to U+001F)."""


@valueclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: 1-based lines and columns (in characters), the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@valueclass(frozen=True, slots=True)
class Text:
    """A logical text (continuations joined, inner comments dropped) that maps back to its file.

    ``offsets``, ``lines`` and ``columns`` run in parallel: the characters of ``value`` from
    ``offsets[i]`` on stand in the file at ``lines[i]``, ``columns[i]`` and the columns after it.
    """

    value: str
    offsets: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = (1,)
    columns: tuple[int, ...] = (1,)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at *offset*; the length of the text is allowed."""
        piece = bisect_right(self.offsets, offset) - 1 if len(self.offsets) > 1 else 0
        return self.lines[piece], self.columns[piece] + offset - self.offsets[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the span of ``value[start:end]``."""
        if len(self.offsets) == 1:
            line, before = self.lines[0], self.columns[0]
            return Span(line, before + start, line, before + max(start, end))
        line, column = self.place(start)
        if end <= start:
            return Span(line, column, line, column)
        end_line, end_column = self.place(end - 1)
        return Span(line, column, end_line, end_column + 1)

    def slice(self, start: int, end: int) -> "Text":
        """Return ``value[start:end]`` as a text that still knows its places."""
        value, places = self.value[start:end], self.offsets
        if len(places) == 1:
            return Text(value, places, self.lines, (self.columns[0] + start,))
        if start < places[1] and end > places[-1]:
            columns = (self.columns[0] + start, *self.columns[1:])
            return Text(value, (0, *[place - start for place in places[1:]]), self.lines, columns)
        first = max(0, bisect_right(self.offsets, start) - 1)
        last = max(first + 1, bisect_left(self.offsets, end))
        offsets = (0, *(offset - start for offset in self.offsets[first + 1 : last]))
        column = self.columns[first] + start - self.offsets[first]
        return Text(value, offsets, self.lines[first:last], (column, *self.columns[first + 1 : last]))

    @staticmethod
    def joined(texts: "Iterable[Text]") -> "Text":
        """Return the texts one after the other as one text."""
        values: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        length = 0
        for text in texts:
            places = zip(text.offsets, text.lines, text.columns, strict=True)
            pieces += [(length + offset, line, column) for offset, line, column in places]
            values.append(text.value)
            length += len(text.value)
        offsets, lines, columns = zip(*pieces, strict=True) if pieces else ((0,), (1,), (1,))
        return Text("".join(values), tuple(offsets), tuple(lines), tuple(columns))


@valueclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """``--name=value`` between keyword and body; ``value`` is None for a bare ``--name``."""

    name: str
    value: str | None
    span: Span


@valueclass(frozen=True, slots=True, kw_only=True)
class Heredoc:
    """A here-document of RUN, COPY or ADD."""

    delimiter: str
    expand: bool
    """Whether variables in the body are expanded (the delimiter is unquoted)."""
    strip_tabs: bool
    body: Text
    end: Text = Text("")
    """The line with the delimiter, its tabs left out; empty where the file ends first."""


@valueclass(frozen=True, slots=True)
class Instruction:
    """One instruction, its arguments not yet interpreted."""

    keyword: str
    """Upper case, also for a keyword that Docker does not know."""
    span: Span
    """From the keyword to the end of the last line, here-documents included."""
    flags: tuple[Flag, ...] = ()
    body: Text = Text("")
    """What follows keyword and flags, continuations joined, here-document bodies left out."""
    exec_form: tuple[str, ...] | None = None
    """The arguments of a JSON form; None for shell form."""
    heredocs: tuple[Heredoc, ...] = ()
    trigger: "Instruction | None" = None
    """The instruction that ONBUILD defers."""
    known: bool = True

    def flag(self, name: str) -> str | None:
        """Return the value of the last flag *name*; None where it is absent or bare."""
        for flag in reversed(self.flags):
            if flag.name == name:
                return flag.value
        return None


@valueclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment line, wherever it stands (inside a continuation too)."""

    line: int
    column: int
    text: str
    """Without the ``#`` and the blanks around it."""


@valueclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """Something a parser could not make sense of; the rest of the file is parsed all the same."""

    span: Span
    message: str
    remedy: str = ""


@valueclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One FROM and the instructions below it."""

    index: int
    name: str | None
    """The alias after AS, lower case as Docker compares it."""
    base: Text
    """The image or stage as written, variables unexpanded."""
    platform: str | None
    instruction: Instruction
    instructions: tuple[Instruction, ...]
    """Those below FROM, FROM itself excluded."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Dockerfile:
    """A whole file."""

    directives: Mapping[str, str]
    """Parser directives: ``syntax``, ``escape``, ``check``."""
    escape: str
    preamble: tuple[Instruction, ...]
    """Instructions before the first FROM (ARG, properly)."""
    stages: tuple[Stage, ...]
    instructions: tuple[Instruction, ...]
    """All instructions in order, FROM included."""
    problems: tuple[SyntaxProblem, ...]
    lines: tuple[str, ...]
    """The physical lines without their ends."""
    comment_lines: tuple[int, ...]
    """The numbers of the lines that are comments."""

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Return the comments, wherever they stand."""
        return tuple(_comment(number, self.lines[number - 1]) for number in self.comment_lines)


def _comment(number: int, raw: str) -> Comment:
    text = raw.lstrip(SPACE)
    return Comment(line=number, column=len(raw) - len(text) + 1, text=text[1:].strip(SPACE))
