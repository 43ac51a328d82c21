"""What reads our tables quickly reads them as TOML is read."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sphinx_docker_recipes.facts
from sphinx_docker_recipes.facts.plain import read_pairs, read_plain

FOLDER = Path(sphinx_docker_recipes.facts.__file__).parent
TABLES = ("base_images", "distributions", "floating", "owned")
"""The files that a check reads."""
HEADER = "\n["
WRITTEN = [
    section.partition("]\n")[2]
    for name in TABLES
    for section in f"\n{(FOLDER / f'{name}.toml').read_text(encoding='utf-8')}".split(HEADER)[1:]
]
"""The lines of every table below its header."""

WORDS = st.text(st.characters(categories=["L", "N", "Z"], include_characters="\"\\#=,[]{}'\n-."), max_size=8)
KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True)
PLAIN = st.recursive(
    WORDS | st.booleans() | st.integers(0, 99) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | WORDS, inner, max_size=3),
    max_leaves=6,
)


def written(value: object) -> str:
    """Return a value as TOML."""
    if isinstance(value, list):
        return f"[ # a comment\n {', '.join(map(written, value))} ]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_of(key)} = {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def key_of(text: str) -> str:
    return (
        text
        if text and all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in text)
        else quoted(text)
    )


def test_every_row_of_the_tables_is_plain_and_read_as_toml() -> None:
    assert len(WRITTEN) > 400
    for text in WRITTEN:
        assert read_plain(text) == tomllib.loads(text)


@given(st.dictionaries(KEYS | WORDS, PLAIN, max_size=3))
def test_any_toml_is_read_as_toml(document: dict[str, object]) -> None:
    text = "".join(f"{key_of(key)} = {written(value)} # why\n" for key, value in document.items())
    assert read_pairs(text) == tomllib.loads(text) == document


@pytest.mark.parametrize(
    "text",
    [
        'a = "b\\tc"',
        "a = 'b'",
        'a = """b"""',
        'a = """\n= 5\n"""',
        "a = 1.5",
        "a = -1",
        "a = 0x1F",
        "a = 2026-11-27T10:00:00",
        "a = 10:00:00",
        "a.b = 1",
        "[a]\nb = 1",
        "[[a]]\nb = 1",
        "a = inf",
    ],
)
def test_what_is_more_is_left_to_tomllib(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever says so
        read_plain(text)
    assert read_pairs(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a", "a =", "a = [", "a = {", "a = {b", "a = {b = 1", 'a = "b', "a = ]"])
def test_a_mistake_is_told_by_tomllib(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_pairs(text)


def test_values_keep_their_kinds() -> None:
    text = 'a = [true, 2, 2026-11-27, "x#y", { "b.c" = "", 2026-11-27 = false }] # z'
    assert read_plain(text) == {"a": [True, 2, date(2026, 11, 27), "x#y", {"b.c": "", "2026-11-27": False}]}
