"""Recognising known error messages in a pasted log."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sphinx_docker_recipes.facts.messages import ErrorMessage
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import field, valueclass

_COLOUR = regex(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\[\d{1,3}(?:;\d{1,3})*m"
)
"""Escape sequences, also those of colours that lost their first character in a paste."""
_PREFIX = regex(
    r"""
      [\s│┃|>×╰─▸•]+                        # boxes, quotes, the signs that pip draws
    | \#\d+\s                               # BuildKit: the step
    | \d+\.\d+(?:\s|$)                      # BuildKit: seconds
    | \[?\d{4}-\d\d-\d\d[T\s]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?:\s|$)   # a timestamp
    | \[[^\]\s]*\d[^\]]*\]\s                # a stage or a job in brackets
    | [\w.-]+\s+\|(?:\s|$)                  # compose: the service
    """,
    re.VERBOSE,
)
_ENDS = " \t│┃|"
_PLACEHOLDER = regex(r"\\\{\w+\\\}")
_LONGEST = 2000
"""What stands behind so many characters of a line is not looked at."""
_REACH = 25
"""How many lines one refusal of pip or uv spans at most."""
_NEAR = 3
"""How far apart the lines of any other message stand."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place of a log that a known message explains."""

    error: ErrorMessage
    line: int
    """1-based: where the message begins."""
    excerpt: str
    """The lines that were recognised, without colours and prefixes."""


def recognise(text: str, errors: Iterable[ErrorMessage]) -> tuple[Match, ...]:
    """Return the known messages in a log in its order, one for each place: the most specific.

    Colours, prefixes of builders, timestamps and boxes are passed over; case counts. What pip or uv prints
    for one refusal is one place. Unknown text gives an empty tuple.
    """
    lines = [_clean(line) for line in text.splitlines()]
    filled = [number for number, line in enumerate(lines) if line]
    hits = _hits([lines[number] for number in filled], filled, _compiled(tuple(errors)))
    return tuple(place.match() for place in _places(hits))


@valueclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One text of an entry, compiled line by line."""

    error: ErrorMessage
    lines: tuple[re.Pattern[str], ...]
    opens: bool
    """Whether it is the first line of what a tool prints."""

    def fits(self, lines: Sequence[str], start: int) -> bool:
        """Return whether the text begins in a line; its other lines start the lines that follow."""
        if start + len(self.lines) > len(lines) or not self.lines[0].search(lines[start]):
            return False
        rest = lines[start + 1 : start + len(self.lines)]
        return all(pattern.match(line) for pattern, line in zip(self.lines[1:], rest, strict=True))


@valueclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A text found at a place."""

    text: _Text
    line: int
    last: int
    excerpt: str


@valueclass(slots=True)
class _Place:
    """Hits that belong together."""

    hits: list[_Hit] = field(default_factory=list)

    def takes(self, hit: _Hit) -> bool:
        """Return whether a hit belongs here: on the same lines, in the same refusal or the same message."""
        if not self.hits:
            return True
        if hit.line <= max(known.last for known in self.hits):
            return True
        if hit.text.opens or any(known.text is hit.text for known in self.hits):
            return False
        reach = _REACH if self._refusal and hit.text.error.refusal else _NEAR if self._same(hit) else 0
        return hit.line - self.hits[-1].last <= reach

    @property
    def _refusal(self) -> bool:
        return all(known.text.error.refusal for known in self.hits)

    def _same(self, hit: _Hit) -> bool:
        return all(known.text.error is hit.text.error for known in self.hits)

    def match(self) -> Match:
        """Return the most specific entry; the place begins at its first line."""
        best = max(self.hits, key=lambda hit: hit.text.error.specificity)
        return Match(error=best.text.error, line=self.hits[0].line + 1, excerpt=best.excerpt)


def _clean(line: str) -> str:
    line = _COLOUR.sub("", line[:_LONGEST])
    while (prefix := _PREFIX.match(line)) and prefix.end():
        line = line[prefix.end() :]
    return line.rstrip(_ENDS)


@lru_cache(maxsize=4)
def _compiled(errors: tuple[ErrorMessage, ...]) -> tuple[re.Pattern[str], tuple[_Text, ...]]:
    texts = [
        _Text(
            error=error,
            lines=tuple(_line(line) for line in text.splitlines()),
            opens=text.startswith("error: "),
        )
        for error in errors
        for text in error.texts
    ]
    return re.compile("|".join(text.lines[0].pattern for text in texts) or r"(?!)"), tuple(texts)


def _line(text: str) -> re.Pattern[str]:
    """Return the pattern of a line; what varies is short, so that no pattern goes back and forth for long."""
    escaped = re.escape(_clean(text))
    led = _PLACEHOLDER.match(escaped)
    rest = escaped[led.end() :] if led else escaped
    return re.compile((r"(?<=\S)" if led else "") + _PLACEHOLDER.sub(r"\\S(?:.{0,200}?\\S)??", rest))


def _hits(
    lines: Sequence[str], numbers: Sequence[int], compiled: tuple[re.Pattern[str], tuple[_Text, ...]]
) -> Iterator[_Hit]:
    any_first, texts = compiled
    for start, line in enumerate(lines):
        if not any_first.search(line):
            continue
        for text in texts:
            if text.fits(lines, start):
                end = start + len(text.lines)
                excerpt = "\n".join(lines[start:end])
                yield _Hit(text=text, line=numbers[start], last=numbers[end - 1], excerpt=excerpt)


def _places(hits: Iterable[_Hit]) -> Iterator[_Place]:
    place = _Place()
    for hit in hits:
        if not place.takes(hit):
            yield place
            place = _Place()
        place.hits.append(hit)
    if place.hits:
        yield place
