"""One logical line becomes one instruction: keyword, flags, body, JSON form.

The rules are BuildKit's, frontend/dockerfile/parser/split_command.go and line_parsers.go.
"""

import json
import re
from functools import cache

from sphinx_docker_recipes.dockerfile.model import SPACE, Flag, Instruction, Span, Text
from sphinx_docker_recipes.regex import regex

KEYWORDS = frozenset(
    [
        "ADD",
        "ARG",
        "CMD",
        "COPY",
        "ENTRYPOINT",
        "ENV",
        "EXPOSE",
        "FROM",
        "HEALTHCHECK",
        "LABEL",
        "MAINTAINER",
        "ONBUILD",
        "RUN",
        "SHELL",
        "STOPSIGNAL",
        "USER",
        "VOLUME",
        "WORKDIR",
    ]
)
JSON_KEYWORDS = frozenset(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"])

_PLAIN_KEYWORDS = {keyword: keyword for keyword in KEYWORDS - {"ONBUILD"}}
"""As they are usually written, to their names."""
_ONE_LINE = regex(r"([A-Za-z]+)[ \t]+([^\s\[\\`-].*+)(?<![\s\\`])", re.DOTALL)
"""An instruction that begins and ends on one line, without flags and JSON."""
_HEAD = regex(r"[\t\v\f\r ]*([^\t\v\f\r ]+)[\t\v\f\r ]*")


def read_plain(raw: str, number: int) -> Instruction | None:
    """Read an instruction that the line *number* holds whole, as most lines do; None where more is in it."""
    found = _ONE_LINE.fullmatch(raw)
    if found is None:
        return None
    written, body = found.groups()
    keyword = _PLAIN_KEYWORDS.get(written)
    if keyword is None or "<<" in body:
        return None
    text = Text(body, (0,), (number,), (found.start(2) + 1,))
    return Instruction(keyword, Span(number, 1, number, len(raw) + 1), (), text)


def read_instruction(line: Text, span: Span, escape: str) -> Instruction | None:
    """Split a logical line whose place is *span*; None where only continuation characters stand there."""
    value = line.value
    head = _HEAD.match(value)
    if not head:
        return None
    keyword = head[1].upper()
    start = head.end()
    flags: tuple[Flag, ...] = ()
    if value.startswith("--", start):
        flags, start = _read_flags(line, start, escape)
    body = line.slice(start, max(start, len(value.rstrip(SPACE))))
    exec_form = _exec_form(keyword, body.value) if value.startswith("[", start) else None
    trigger = _trigger(body, span, escape) if keyword == "ONBUILD" else None
    return Instruction(keyword, span, flags, body, exec_form, (), trigger, keyword in KEYWORDS)


def keyword_span(line: Text) -> Span:
    """Return where the keyword of a logical line stands: only a problem is told of it."""
    head = _HEAD.match(line.value)
    return line.span(*head.span(1)) if head else line.span(0, 0)


def _trigger(body: Text, span: Span, escape: str) -> Instruction | None:
    """Return the instruction behind ONBUILD; ONBUILD ONBUILD has none, as Docker refuses it."""
    if body.value[:7].upper() == "ONBUILD":
        return None
    line, column = body.place(0)
    return read_instruction(body, Span(line, column, span.end_line, span.end_column), escape)


def _exec_form(keyword: str, body: str) -> tuple[str, ...] | None:
    """Return the strings of a JSON form; what else begins with a bracket is shell form (``RUN [ -f x ]``)."""
    if keyword not in JSON_KEYWORDS:
        return None
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return tuple(found) if all(isinstance(item, str) for item in found) else None


def _read_flags(line: Text, start: int, escape: str) -> tuple[tuple[Flag, ...], int]:
    """Return the ``--flags`` from *start* on and the offset of what follows; a bare ``--`` ends them."""
    word, quoting = _flag_patterns(escape)
    flags: list[Flag] = []
    while found := word.match(line.value, start):
        start = found.end()
        text = quoting.sub(lambda quoted: quoted["escaped"] or "", found[1])
        if text == "--":
            break
        name, equals, value = text[2:].partition("=")
        span = line.span(found.start(1), found.end(1))
        flags.append(Flag(name=name, value=value if equals else None, span=span))
    return tuple(flags), start


@cache
def _flag_patterns(escape: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches one flag and the blanks after it, and what matches the quoting inside."""
    e = re.escape(escape)
    quotes = "|".join(rf"{q}(?:[^{q}{e}]++|{e}.)*+(?:{q}|{e}?\Z)" for q in "\"'")
    word = rf"(--(?:[^\s\"'{e}]++|{e}(?:.|\Z)|{quotes})*+)\s*+"
    return re.compile(word, re.DOTALL), re.compile(rf"[\"']|{e}(?P<escaped>.?)", re.DOTALL)
