"""What image references give: a table of references, days and answers, one line each."""

from datetime import date
from pathlib import Path

import pytest

from sphinx_docker_recipes.facts.tables import load

FIXTURE = Path(__file__).with_name("references.txt")


def cases() -> list[tuple[str, ...]]:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    found = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    assert len(found) > 150
    return found


@pytest.mark.parametrize(("reference", "day", "distribution", "python", "marker"), cases())
def test_reference(reference: str, day: str, distribution: str, python: str, marker: str) -> None:
    assert answer(reference, date.fromisoformat(day)) == (distribution, python, marker)


def answer(reference: str, day: date) -> tuple[str, str, str]:
    """Return distribution, first Python and marker; without a Python the marker of one installed later."""
    facts = load()
    image = facts.base_image(reference, day)
    if image is None:
        return "unknown", "unknown", "unknown"
    if not image.knows_interpreters:
        return image.distribution or "none", "unknown", "unknown"
    if image.first:
        return image.distribution or "none", image.first.executable, image.first.marker
    own = facts.distribution(image.distribution or "")
    return image.distribution or "none", "none", own.marker if own else "none"
