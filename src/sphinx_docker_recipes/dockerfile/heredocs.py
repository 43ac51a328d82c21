"""Here-documents of RUN, COPY and ADD, found and read as BuildKit does.

BuildKit finds them with the lexer that expands variables, not with a shell (``heredocsFromLine`` in
frontend/dockerfile/parser/parser.go; shell/lex.go): ``cat<<EOF`` holds none, ``<<< word`` neither, and a
line on which that lexer fails, for an unclosed quote or ``${x^^}``, has none at all.
"""

import re

from sphinx_docker_recipes.dockerfile.lines import LineReader
from sphinx_docker_recipes.dockerfile.model import Heredoc, Text
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

_TOKEN = regex(
    r"""(?P<text>[^\s'"\\<$}]++)|(?P<space>\s++)|(?P<open><<\s*+)|(?P<quote>'[^']*+'|"(?:[^"\\]++|\\.)*+")"""
    r"""|(?P<escape>\\.?)|(?P<brace>\$\{(?:\w+|[@*\#?$!-])(?:(?=\})|:[^#%]|[-+?\#%/]))|(?P<close>\})"""
    r"""|(?P<bad>\$\{|['"])|(?P<other>.)""",
    re.DOTALL,
)
_WORD = regex(r"\d*<<(-?)\s*([^<]+)")
_UNQUOTED = regex(r"""'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.?)""", re.DOTALL)


@valueclass(frozen=True, slots=True)
class Opening:
    """What ``<<-"EOF"`` announces."""

    delimiter: str
    expand: bool
    strip_tabs: bool


def openings(line: str) -> tuple[Opening, ...]:
    """Return the here-documents that a logical line announces, in order."""
    words = _words(line)
    return tuple(opening for word in words if (opening := opening_of(word)) is not None)


def opening_of(word: str) -> Opening | None:
    """Return what *word* announces where it is one ``<<`` with its delimiter and nothing else."""
    found = _WORD.fullmatch(word)
    if not found or len(_words(found[2])) != 1:
        return None
    raw = found[2].strip()
    delimiter = _UNQUOTED.sub(lambda quoted: quoted[1] or quoted[2] or quoted[3] or "", raw)
    quoted = "'" in raw or '"' in raw
    return Opening(delimiter, expand=not quoted, strip_tabs=bool(found[1])) if delimiter else None


def read_body(reader: LineReader, opening: Opening) -> Heredoc:
    """Read the lines up to the delimiter, or without one the rest of the file."""
    first = reader.index
    while reader.index < len(reader.lines):
        line = reader.lines[reader.index]
        reader.index += 1
        text = line.lstrip("\t") if opening.strip_tabs else line
        if text == opening.delimiter:
            end = Text(text, (0,), (reader.index,), (len(line) - len(text) + 1,))
            return _heredoc(reader, opening, first, end)
    return _heredoc(reader, opening, first, Text(""))


def _heredoc(reader: LineReader, opening: Opening, first: int, end: Text) -> Heredoc:
    lines = reader.lines[first : reader.index - bool(end.value)]
    kept = tuple(line.lstrip("\t") for line in lines) if opening.strip_tabs else lines
    return Heredoc(
        delimiter=opening.delimiter,
        expand=opening.expand,
        strip_tabs=opening.strip_tabs,
        body=_placed(lines, kept, first + 1),
        end=end,
    )


def _placed(lines: tuple[str, ...], kept: tuple[str, ...], number: int) -> Text:
    if not lines:
        return Text("", (0,), (number,), (1,))
    offsets, length = [], 0
    for line in kept:
        offsets.append(length)
        length += len(line) + 1
    columns = tuple(len(line) - len(rest) + 1 for line, rest in zip(lines, kept, strict=True))
    numbers = tuple(range(number, number + len(lines)))
    return Text("\n".join(kept) + "\n", tuple(offsets), numbers, columns)


def _words(line: str) -> list[str]:
    """Split a line at its blanks, quotes kept; an empty list where BuildKit's lexer gives up."""
    words: list[str] = []
    word = ""
    depth = 0
    for token in _TOKEN.finditer(line):
        kind = token.lastgroup
        if kind == "bad":
            return []
        if kind == "space":
            words += [word] if word else []
            word = ""
            continue
        depth += (kind == "brace") - (kind == "close" and depth > 0)
        word += token[0]
    if depth:
        return []
    return [*words, word] if word else words
