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
from collections.abc import Mapping

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

VERSION = r"\d+(?:\.\d+)*(?:(?:a|alpha|b|beta|rc|RC|m|M)\d+)?"
_PIECE = regex(r"<(?P<name>[^<>]*)>|\{(?P<words>[^{}]*)\}|(?P<glob>[*?])|(?P<text>[^<>{}*?]+)|(?P<bad>.)")
_SPECIAL = regex(r"[<{*?]")
_GLOB = {"*": ".*", "?": "."}


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
    """A pattern as a regular expression."""

    text: str
    expression: re.Pattern[str]
    bounds: tuple[str, str] | None

    def match(self, tag: str) -> Match | None:
        """Return what the whole tag gives, or None."""
        found = self.expression.fullmatch(tag)
        if found is None:
            return None
        words = {name: word for name, word in found.groupdict().items() if word is not None}
        if self.bounds and not in_range(words["version"], *self.bounds):
            return None
        return Match(words=words)


def compile_pattern(text: str, sets: Mapping[str, Mapping[str, object]]) -> Pattern:
    """Return the pattern as a regular expression; a mistake in it is a `PatternError`."""
    parts, names, bounds = [], set[str](), None
    for piece in _PIECE.finditer(text):
        if piece["bad"]:
            raise PatternError(f"{piece['bad']!r} in {text!r} has no partner")
        if piece["name"] is None:
            parts.append(_plain(piece))
            continue
        name = piece["name"]
        if ".." in name:
            low, _, high = name.partition("..")
            bounds, name = (low, high), "version"
        if name in names:
            raise PatternError(f"{text!r} remembers the same word twice")
        names.add(name)
        parts.append(_remembered(name, text, sets))
    return Pattern(text=text, expression=regex("".join(parts)), bounds=bounds)


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
    tail = pattern[max(map(pattern.rfind, ">}*?")) + 1 :]
    return text.startswith(pattern[: special.start()]) and text.endswith(tail)


def _plain(piece: re.Match[str]) -> str:
    if piece["words"] is not None:
        return "(?:" + "|".join(map(_globbed, piece["words"].split(","))) + ")"
    return _GLOB[piece["glob"]] if piece["glob"] else re.escape(piece["text"])


def _globbed(word: str) -> str:
    return "".join(_GLOB.get(character) or re.escape(character) for character in word)


def _remembered(name: str, text: str, sets: Mapping[str, Mapping[str, object]]) -> str:
    if name == "version":
        return f"(?P<version>{VERSION})"
    if name not in sets:
        raise PatternError(f"{text!r} names the set {name!r}, which does not exist")
    words = sorted(sets[name], key=len, reverse=True)
    return f"(?P<{name}>{'|'.join(map(re.escape, words))})"
