"""Physical lines become logical ones: continuations joined, comments set aside, every piece still placed.

The rules are BuildKit's, frontend/dockerfile/parser/parser.go (``Parse``, ``trimContinuationCharacter``) and
directives.go, so that a line here is a line there.
"""

from sphinx_docker_recipes.dockerfile.model import SPACE, Span, SyntaxProblem, Text
from sphinx_docker_recipes.regex import regex

BESIDE_SPACE = r"[\x1c-\x1f]"
"""Matches what Python's ``\\s`` takes and `SPACE` has not: to compile a set of all its signs takes long."""

DIRECTIVES = frozenset({"syntax", "escape", "check"})

_NO_UTF_8 = regex("[\udc80-\udcff]")
_DIRECTIVE = regex(rf"#(?:(?!{BESIDE_SPACE})\s)*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.*\S)")


def physical_lines(data: str | bytes) -> tuple[str, ...]:
    """Return the lines of a file without their ends."""
    text = _decoded(data) if isinstance(data, bytes) else data
    lines = text.removeprefix("\ufeff").split("\n")
    if not lines[-1]:
        lines.pop()
    if "\r" in text:
        return tuple(line.rstrip("\r") for line in lines)
    return tuple(lines)


def _decoded(data: bytes) -> str:
    """Decode UTF-8; each byte that is none becomes U+FFFD, so that columns count what a reader sees.

    Lone surrogates would keep the bytes, but no JSON reader needs to take them (RFC 8259, section 8.2).
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _NO_UTF_8.sub("\ufffd", data.decode("utf-8", "surrogateescape"))


class LineReader:
    """Reads a file from top to bottom; comments, directives and problems gather as it goes."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.index = 0
        """How many lines have been read, which is the 1-based number of the last one read."""
        self.escape = "\\"
        self._ends = "\\ \t"
        self.comments: list[int] = []
        """The numbers of the lines that are comments."""
        self.directives: dict[str, str] = {}
        self.problems: list[SyntaxProblem] = []
        self._read_directives()

    def skip(self) -> bool:
        """Move past blank lines and comments, and tell whether a line is left."""
        for index in range(self.index, len(self.lines)):
            line = self.lines[index].lstrip(SPACE)
            if line[:1] == "#":
                self.comments.append(index + 1)
            elif line:
                self.index = index
                return True
        self.index = len(self.lines)
        return False

    def logical(self) -> Text:
        """Read the logical line that begins here, without the blanks before it."""
        raw = self.lines[self.index]
        self.index += 1
        line = raw.lstrip(SPACE)
        column = len(raw) - len(line) + 1
        if line[-1] not in self._ends or (start := self._without_escape(line)) is None:
            return Text(line, (0,), (self.index,), (column,))
        return self._continued(start, column)

    def here(self, line: int, column: int) -> Span:
        """Return the span from a place to the end of the last line read."""
        return Span(line, column, self.index, len(self.lines[self.index - 1]) + 1)

    def _continued(self, start: str, column: int) -> Text:
        """Join the lines that follow; comment lines and empty lines between them vanish."""
        values, offsets, lines = [start], [0], [self.index]
        length = len(start)
        every, escape, index = self.lines, self.escape, self.index
        goes_on = True
        while goes_on and index < len(every):
            raw = every[index]
            index += 1
            line = raw.lstrip(SPACE)
            if not line:
                continue
            if line[0] == "#":
                self.comments.append(index)
                continue
            value: str | None = raw
            if raw[-1] == escape and raw[-2:-1] != escape:
                value = raw[:-1]
            elif raw[-1] not in self._ends or (value := self._without_escape(raw)) is None:
                value, goes_on = raw, False
            values.append(value)
            offsets.append(length)
            lines.append(index)
            length += len(value)
        self.index = index
        return Text("".join(values), tuple(offsets), tuple(lines), (column, *(1,) * (len(lines) - 1)))

    def _without_escape(self, line: str) -> str | None:
        """Return *line* without its continuation character; None without one, or where that is escaped."""
        stripped = line.rstrip(" \t")
        if stripped[-1:] != self.escape or stripped[-2:-1] == self.escape:
            return None
        return stripped[:-1]

    def _read_directives(self) -> None:
        """Read ``# name=value`` from the first lines; the first line that is none ends the search."""
        for number, raw in enumerate(self.lines, 1):
            line = raw.lstrip(SPACE)
            found = _DIRECTIVE.match(line) if line[:1] == "#" else None
            name = found[1].lower() if found else ""
            if not found or name not in DIRECTIVES:
                return
            span = Span(number, 1, number, len(raw) + 1)
            self._take_directive(name, found[2], span)

    def _take_directive(self, name: str, value: str, span: Span) -> None:
        if name in self.directives:
            message = f"the parser directive {name!r} stands here a second time"
            self.problems.append(SyntaxProblem(span=span, message=message, remedy="Remove one of the two."))
            return
        self.directives[name] = value
        if name != "escape":
            return
        if value in ("\\", "`"):
            self.escape, self._ends = value, value + " \t"
            return
        message = f"the escape character {value!r} is neither \\ nor `"
        self.problems.append(
            SyntaxProblem(span=span, message=message, remedy="Write # escape=` or remove the line.")
        )
