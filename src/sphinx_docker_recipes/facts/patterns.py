"""The small language in which tables describe tags.

====================  =====================================================================
``*`` ``?``           any text, any one character
``{a,b}``             one of these; ``{,-slim}`` is an optional suffix
``<version>``         a version number, remembered
``<3.19..3.24>``      a version number in a range, ends included with all that is below them
                      (``3.24.1`` is in it); either end may be missing; remembered
``<debian>``          a word of the set of that name, remembered
====================  =====================================================================
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

Step = Callable[[str, int], Iterable[int]]
"""Gives where a piece of a pattern that begins at a place of a text may end, the likeliest first."""

_VERSION = regex(r"\d+(?:\.\d+)*(?:(?:a|alpha|b|beta|rc|RC|m|M)\d+)?")
_PIECE = regex(r"<[^<>]*>|\{[^{}]*\}|[*?]|[^<>{}*?]+|.")
_SPECIAL = regex(r"[<{*?]")
_LONGEST = 255
"""No tag, and no name of a repository, has more characters."""


class PatternError(ValueError):
    """A pattern that does not follow the language."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A tag that fits a pattern."""

    words: Mapping[str, str]
    """The remembered words: name of the set to the word found."""

    @property
    def version(self) -> str | None:
        """Return the remembered version number."""
        return self.words.get("version")


@valueclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern, piece by piece; a tag is compared with few, so that no regular expression would pay."""

    text: str
    steps: tuple[Step, ...]
    names: tuple[str, ...]
    """What each piece is remembered as, empty where it is not."""
    bounds: tuple[str, str] | None

    def match(self, tag: str) -> Match | None:
        """Return what the whole tag gives, or None."""
        ends = _walk(self.steps, tag, 0) if len(tag) <= _LONGEST else None
        if ends is None:
            return None
        places = zip(self.names, [0, *ends], ends, strict=False)
        words = {name: tag[start:end] for name, start, end in places if name}
        if self.bounds and not in_range(words["version"], *self.bounds):
            return None
        return Match(words=words)


def compile_pattern(text: str, sets: Mapping[str, Mapping[str, object]]) -> Pattern:
    """Return the pattern as steps; a mistake in it is a `PatternError`."""
    steps: list[Step] = []
    names: list[str] = []
    bounds = None
    for piece in _PIECE.findall(text):
        if piece in {"<", ">", "{", "}"}:
            raise PatternError(f"{piece!r} in {text!r} has no partner")
        name = piece[1:-1] if piece[0] == "<" else ""
        if ".." in name:
            low, _, high = name.partition("..")
            bounds, name = (low, high), "version"
        if name and name in names:
            raise PatternError(f"{text!r} remembers the same word twice")
        names.append(name)
        steps.append(_remembered(name, text, sets) if piece[0] == "<" else _plain(piece))
    return Pattern(text=text, steps=tuple(steps), names=tuple(names), bounds=bounds)


def release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, without what marks a pre-release: ``3.14rc1`` is (3, 14)."""
    return tuple(map(int, re.split(r"[a-zA-Z]", version, maxsplit=1)[0].split(".")))


def is_prerelease(version: str) -> bool:
    """Return whether a version is one of ``3.14.0rc1``'s kind."""
    return not version.replace(".", "").isdecimal()


def in_range(version: str, low: str, high: str) -> bool:
    """Return whether a version lies between two others, both included with all that is below them."""
    numbers = release(version)
    if low and numbers < release(low):
        return False
    return not high or numbers[: len(release(high))] <= release(high)


def fits_glob(text: str, pattern: str) -> bool:
    """Return whether a text fits a pattern of ``*``, ``?`` and ``{a,b}`` only."""
    if not may_fit(text, pattern):
        return False
    if pattern.count("*") == 1 and not _SPECIAL.search(pattern.replace("*", "")):
        return len(text) >= len(pattern) - 1
    return compile_pattern(pattern, {}).match(text) is not None


def may_fit(text: str, pattern: str) -> bool:
    """Return whether a text begins and ends as a pattern does, which is told without compiling it."""
    special = _SPECIAL.search(pattern)
    if special is None:
        return text == pattern
    if not text.startswith(pattern[: special.start()]):
        return False
    return text.endswith(pattern[max(map(pattern.rfind, ">}*?")) + 1 :])


def _walk(steps: Sequence[Step], text: str, at: int) -> list[int] | None:
    """Return where each step ends if together they reach the end of the text: the first way that does."""
    if not steps:
        return [] if at == len(text) else None
    for end in steps[0](text, at):
        rest = _walk(steps[1:], text, end)
        if rest is not None:
            return [end, *rest]
    return None


def _plain(piece: str) -> Step:
    """Return the step of a text, a ``*``, a ``?`` or several to choose from."""
    if piece[0] == "{":
        return _choice([tuple(map(_plain, _PIECE.findall(word))) for word in piece[1:-1].split(",")])
    if piece == "*":
        return lambda text, at: range(len(text), at - 1, -1)
    if piece == "?":
        return lambda text, at: range(at + 1, min(at + 2, len(text) + 1))
    return _words([piece])


def _choice(ways: Sequence[Sequence[Step]]) -> Step:
    def ends(text: str, at: int) -> Iterator[int]:
        for steps in ways:
            places = [at]
            for step in steps:
                places = [end for place in places for end in step(text, place)]
            yield from places

    return ends


def _words(words: Iterable[str]) -> Step:
    return lambda text, at: [at + len(word) for word in words if text.startswith(word, at)]


def _version(text: str, at: int) -> Iterator[int]:
    longest = _VERSION.match(text, at)
    if longest:
        yield from (end for end in range(longest.end(), at, -1) if _VERSION.fullmatch(text, at, end))


def _remembered(name: str, text: str, sets: Mapping[str, Mapping[str, object]]) -> Step:
    if name == "version":
        return _version
    if name not in sets:
        raise PatternError(f"{text!r} names the set {name!r}, which does not exist")
    return _words(sorted(sets[name], key=len, reverse=True))
