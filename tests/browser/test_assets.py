"""What recipes cost a page, and that they keep a strict Content-Security-Policy."""

from pathlib import Path

import pytest
from browser.visits import Visit

OURS = ("docker-recipes.css", "docker-recipes.js")


def test_a_page_with_recipes_keeps_a_strict_policy(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    assert page.locator(".dr-set").count()
    assert page.locator(".dr-set [style], .dr-set script, .dr-set style, .dr-alone [style]").count() == 0
    handlers = "[...document.querySelectorAll('main *, .body *')].flatMap(one => [...one.attributes])"
    assert page.evaluate(f"{handlers}.filter(one => one.name.startsWith('on')).length") == 0


def test_style_and_script_are_small(small: Path) -> None:
    sizes = {name: (small / "_static" / name).stat().st_size for name in OURS}
    assert sum(sizes.values()) < 10_000, sizes


@pytest.mark.parametrize(
    ("path", "ours"),
    [("", True), ("other/", True), ("plain/", False), ("search/", False), ("genindex/", False)],
)
def test_style_and_script_are_only_where_recipes_are(small: Path, path: str, ours: bool) -> None:  # noqa: FBT001 - a row of the table
    text = (small / path / "index.html").read_text()
    assert [name in text for name in OURS] == [ours, ours]
