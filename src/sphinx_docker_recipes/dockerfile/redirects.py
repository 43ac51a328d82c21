"""Reads redirections and here-documents of a shell script (POSIX shell 2.7; bash's additions)."""

import re
from functools import lru_cache

from sphinx_docker_recipes.dockerfile.contexts import HEREDOC
from sphinx_docker_recipes.dockerfile.cursor import Cursor, NotUnderstoodError
from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import Literal, Part, Redirect, Word
from sphinx_docker_recipes.dockerfile.word_reader import read_parts, read_word
from sphinx_docker_recipes.regex import regex

_OPERATOR = regex(
    r"(?:([0-9]++)|\{\w+\})?(<<<|<<-|<<(?!\()|<>|<&|<(?!\()|>>|>&|>\||>(?!\())|(&>>?)", re.ASCII
)
_LEADING_TABS = regex(r"(?m)^\t+")


def read_redirects(cursor: Cursor) -> tuple[Redirect, ...]:
    """Read the redirections after a compound command."""
    redirects: list[Redirect] = []
    while True:
        cursor.skip_blanks()
        redirect = read_redirect(cursor)
        if redirect is None:
            return tuple(redirects)
        redirects.append(redirect)


def read_redirect(cursor: Cursor) -> Redirect | None:
    """Read the redirection at the cursor; None where none stands there."""
    found = _OPERATOR.match(cursor.value, cursor.pos, cursor.end)
    if not found:
        return None
    cursor.pos = found.end()
    cursor.skip_blanks()
    target = read_word(cursor)
    if not target.raw:
        raise NotUnderstoodError(f"nothing follows {found[0]}")
    operator = found[2] or found[3]
    descriptor = int(found[1][:9]) if found[1] else None
    if operator in ("<<", "<<-"):
        return _heredoc(cursor, operator, descriptor, target)
    if operator == "<<<":
        text = cursor.text.slice(target.start, target.end)
        return Redirect(operator, descriptor, target, text, content=target)
    return Redirect(operator, descriptor, target)


def _heredoc(cursor: Cursor, operator: str, descriptor: int | None, target: Word) -> Redirect:
    """Find the body below the current line, and make the cursor skip it when it gets there."""
    expands = not any(quote in target.raw for quote in "\"'\\")
    strip_tabs = operator == "<<-"
    newline = cursor.line_end()
    start = min(cursor.skips.get(newline, newline + 1), cursor.end)
    delimiter = target.literal if target.literal is not None else target.raw
    found = _terminator(delimiter, strip_tabs).search(cursor.value, start, cursor.end)
    end, resume = found.span() if found else (cursor.end, cursor.end)
    cursor.skips[newline] = min(resume + 1, cursor.end)
    body = _body(cursor, start, end, strip_tabs=strip_tabs)
    content = _content(cursor, start, end, expands=expands, strip_tabs=strip_tabs)
    return Redirect(operator, descriptor, target, body, expands, content)


@lru_cache(maxsize=256)
def _terminator(delimiter: str, strip_tabs: bool) -> re.Pattern[str]:  # noqa: FBT001  - a cache wants it positional
    return re.compile(rf"(?m)^{chr(9) + '*+' if strip_tabs else ''}{re.escape(delimiter)}$")


def _body(cursor: Cursor, start: int, end: int, *, strip_tabs: bool) -> Text:
    body = cursor.text.slice(start, end)
    if not strip_tabs:
        return body
    tabs = [found.span() for found in _LEADING_TABS.finditer(body.value)]
    begins = [0, *(after for _, after in tabs)]
    ends = [*(before for before, _ in tabs), len(body.value)]
    return Text.joined(body.slice(a, b) for a, b in zip(begins, ends, strict=True) if a < b)


def _content(cursor: Cursor, start: int, end: int, *, expands: bool, strip_tabs: bool) -> Word:
    raw = cursor.value[start:end]
    if not expands:
        return Word(
            raw, start, end, (Literal(_LEADING_TABS.sub("", raw) if strip_tabs else raw, quoted=True),)
        )
    inner = cursor.within(end)
    inner.pos = start
    inner.descend()
    parts = read_parts(inner, HEREDOC)
    return Word(raw, start, end, tuple(_without_tabs(parts) if strip_tabs else parts))


def _without_tabs(parts: list[Part]) -> list[Part]:
    """Take the tabs from the beginnings of lines; a literal that follows another part does not begin one."""
    pattern = re.compile(r"(?<=\n)\t+")
    kept: list[Part] = [
        Literal(pattern.sub("", part.value), part.quoted) if isinstance(part, Literal) else part
        for part in parts
    ]
    if kept and isinstance(kept[0], Literal):
        kept[0] = Literal(kept[0].value.lstrip("\t"), kept[0].quoted)
    return kept
