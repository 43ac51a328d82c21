"""No reference and no log makes the tables fail."""

import tomllib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_docker_recipes.facts.decoder import recognise
from sphinx_docker_recipes.facts.tables import load

FACTS = load()
NAMES = sorted({name for row in FACTS.image_rows for name in row.images})
PATTERNS = sorted({pattern.text for row in FACTS.image_rows for pattern in row.patterns})
PIECES = [line for error in FACTS.errors for text in error.texts for line in text.splitlines()]
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
TAGS = st.text(alphabet="0123456789.-_abcdefghilmnoprstuvwxyz", max_size=30) | st.sampled_from(PATTERNS)
LOGS = st.lists(
    st.sampled_from([*PIECES, "", "#1 0.1 ", "\x1b[31m", "│ "]) | st.text(max_size=40), max_size=20
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), TAGS, DAYS)
def test_any_tag(name: str, tag: str, day: date) -> None:
    image = FACTS.base_image(f"{name}:{tag}", day)
    assert image is None or name in image.images or any("*" in pattern for pattern in image.images)
    assert image is None or image.distribution is None or FACTS.distribution(image.distribution)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_reference(reference: str) -> None:
    FACTS.base_image(reference)
    assert tomllib.loads(FACTS.suggestion(reference))["base-images"]


@settings(max_examples=300, deadline=None)
@given(LOGS)
def test_any_log(lines: list[str]) -> None:
    log = "\n".join(lines)
    found = recognise(log, FACTS.errors)
    assert [match.line for match in found] == sorted({match.line for match in found})
    assert all(1 <= match.line <= len(log.splitlines()) and match.excerpt for match in found)
