"""What the guide's tables say of a base's marker is what the facts say."""

import tomllib
from pathlib import Path

import pytest

from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.vocabulary import Marker

ROWS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "marked.toml").read_text(encoding="utf-8")
)["rows"]


def marker(reference: str) -> Marker:
    """Return the marker of an image's first Python, or of the one that its distribution installs."""
    facts = load()
    image = facts.base_image(reference)
    assert image, reference
    distribution = facts.distribution(image.distribution or "")
    python = image.first or (distribution.interpreter(pip=False) if distribution else None)
    return python.marker if python and image.knows_interpreters else Marker.UNKNOWN


def test_there_are_rows() -> None:
    assert len(ROWS) > 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['page']}: {row['row'][:40]}")
def test_the_page_and_the_facts_agree(row: dict[str, str], source: Path) -> None:
    assert row["row"] in (source / f"{row['page']}.md").read_text(encoding="utf-8")
    assert {base: marker(base) for base in row["bases"]} == dict.fromkeys(row["bases"], row["marker"])
