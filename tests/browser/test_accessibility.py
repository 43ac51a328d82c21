"""axe-core finds nothing on any page, in the light and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.visits import LOOKED_AT, Visit, pages
from playwright.sync_api import Page

EVERY = tuple(pages())
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
CHEAP = {"resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast"], **CHEAP}
SETTLED = "document.getAnimations().every(one => one.playState === 'finished')"
"""Labels of tabs fade to their new colour for a quarter of a second, too pale for a moment."""
NO_COLOURS = {"rules": {"color-contrast": {"enabled": False}}, **CHEAP}


def violations(page: Page, options: dict[str, object], context: str | None = None) -> list[str]:
    page.wait_for_function(SETTLED)
    result = Axe().run(page, context=context, options=options)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:150]}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]


def test_there_are_pages() -> None:
    assert set(LOOKED_AT) <= set(EVERY)


@pytest.mark.parametrize("path", EVERY)
def test_a_page_has_no_violation(visit: Visit, path: str) -> None:
    visit.page.emulate_media(color_scheme="light")
    page = visit.open(path)
    if path in LOOKED_AT:
        page.evaluate(OPEN_ALL)
    assert violations(page, CHEAP) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("matchMedia('(prefers-color-scheme: dark)').matches")
    assert violations(page, COLOURS) == []


def test_recipes_have_no_violation_in_the_plainest_theme(strict_visit: Visit) -> None:
    """Contrast is that theme's own."""
    page = strict_visit.open("")
    assert violations(page, NO_COLOURS, ".dr-set") == []
