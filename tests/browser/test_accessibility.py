"""axe-core finds nothing, on every page, light and dark."""

from axe_playwright_python.sync_playwright import Axe
from browser.visits import Visit, pages
from playwright.sync_api import Page

COLOURS = {"runOnly": ["color-contrast"]}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def violations(page: Page, options: dict[str, object] | None = None, context: str | None = None) -> list[str]:
    result = Axe().run(page, context=context, options=options)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:150]}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]


def test_no_page_has_a_violation_light_or_dark(visit: Visit) -> None:
    found = {}
    for path in pages():
        page = visit.open(path)
        page.evaluate(OPEN_ALL)
        page.emulate_media(color_scheme="light")
        light = violations(page)
        page.emulate_media(color_scheme="dark")
        dark = violations(page, COLOURS)
        if light or dark:
            found[path] = {"light": light[:5], "dark": dark[:5]}
    assert not found


def test_recipes_have_no_violation_in_the_plainest_theme(strict_visit: Visit) -> None:
    """Contrast is that theme's own."""
    page = strict_visit.open("")
    options = {"rules": {"color-contrast": {"enabled": False}}}
    assert violations(page, options, ".dr-set") == []
