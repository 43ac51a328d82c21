"""The language in which tables describe tags."""

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_docker_recipes.facts.patterns import PatternError, compile_pattern, fits_glob, may_fit

SETS = {"debian": {"bookworm": "debian:12", "book": "x"}, "alpine": {"3.2": "a", "3.20": "b"}}


@pytest.mark.parametrize(
    ("pattern", "tag", "words"),
    [
        ("latest", "latest", {}),
        ("latest", "latest-slim", None),
        ("*-slim", "3.12-slim", {}),
        ("20??", "2024", {}),
        ("20??", "20245", None),
        ("{a,b}{,-slim}", "b-slim", {}),
        ("{a,b}{,-slim}", "a", {}),
        ("{a,b}", "c", None),
        ("{v*,x}", "v12", {}),
        ("<version>", "3.14.0rc1", {"version": "3.14.0rc1"}),
        ("<version>", "3.14-rc", None),
        ("<version>-<debian>", "3.12-bookworm", {"version": "3.12", "debian": "bookworm"}),
        ("alpine<alpine>*", "alpine3.20.1", {"alpine": "3.20"}),
        ("<3.19..3.24>", "3.18", None),
        ("<3.19..3.24>", "3.19", {"version": "3.19"}),
        ("<3.19..3.24>", "3.24.1", {"version": "3.24.1"}),
        ("<3.19..3.24>", "3.25", None),
        ("<..2.9>-x", "1.13-x", {"version": "1.13"}),
        ("<2.10..>", "2.9", None),
        ("<2.10..>", "10", {"version": "10"}),
        ("a.b", "axb", None),
    ],
)
def test_match(pattern: str, tag: str, words: dict[str, str] | None) -> None:
    found = compile_pattern(pattern, SETS).match(tag)
    assert (found and dict(found.words)) == words if words is not None else found is None


@pytest.mark.parametrize("pattern", ["<nosuch>", "<version", "a{b", "<version>-<version>", "a>b", "}"])
def test_mistake(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, SETS)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("python3-*", "python3-pip", True),
        ("python3-*", "python3-", True),
        ("python3-*", "python3", False),
        ("*-pip", "python3-pip", True),
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("*", "", True),
        ("a?", "ab", True),
        ("a?*", "a", False),
        ("a*b*c", "axbxc", True),
        ("a*b*c", "abxx", False),
        ("{a,b}*", "bc", True),
        ("a.b", "axb", False),
    ],
)
def test_glob(pattern: str, text: str, fits: bool) -> None:  # noqa: FBT001 - what is expected
    assert fits_glob(text, pattern) is fits
    assert may_fit(text, pattern) >= fits


@given(st.text("ab-*?", max_size=6), st.text("ab-", max_size=6))
def test_globs_are_those_of_file_names(pattern: str, text: str) -> None:
    assert fits_glob(text, pattern) == fnmatchcase(text, pattern)


def expression(pattern: str) -> str:
    """Return what a pattern means, as a regular expression."""
    pieces = {
        "<version>": r"(?P<version>\d+(?:\.\d+)*(?:(?:a|alpha|b|beta|rc|RC|m|M)\d+)?)",
        "<debian>": "(?P<debian>bookworm|book)",
        "{,-b*}": "(?:|-b.*)",
        "*": ".*",
        "?": ".",
    }
    parts = re.split(r"(<\w+>|\{[^}]*\}|[*?])", pattern)
    return "".join(pieces.get(part) or re.escape(part) for part in parts)


FOUND = st.lists(st.sampled_from(["3", "12", ".", "-", "-b", "book", "worm", "rc1", "x"]), max_size=6).map(
    "".join
)


@given(st.permutations(["<version>", "<debian>", "{,-b*}", "*", "?", "-"]), st.integers(1, 6), FOUND)
def test_a_pattern_is_a_regular_expression(pieces: list[str], count: int, tag: str) -> None:
    pattern = "".join(pieces[:count])
    found = re.fullmatch(expression(pattern), tag)
    match = compile_pattern(pattern, SETS).match(tag)
    assert (match and match.words) == (
        found and {name: word for name, word in found.groupdict().items() if word}
    )


def test_what_is_longer_than_any_tag_fits_nothing() -> None:
    assert compile_pattern("*a*a*", {}).match("a" * 10_000) is None
