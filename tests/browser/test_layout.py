"""No page scrolls sideways, on any screen; the important pages are photographed to be looked at."""

from pathlib import Path

import pytest
from browser.visits import LOOKED_AT, SITE, Visit, pages
from playwright.sync_api import Page

SHOTS = SITE.parent / "screenshots"
WIDTHS = (360, 390, 1280)
PAPER = [(theme, width) for theme in ("light", "dark") for width in (1280, 390)]


def test_no_page_scrolls_sideways(visit: Visit) -> None:
    """One test for all pages: a page costs less than a second, most of it loading."""
    too_wide = []
    for path in pages():
        page = visit.open(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            extent = page.evaluate("document.documentElement.scrollWidth")
            cut_off = page.evaluate(WIDEST, width)
            if extent > width or cut_off:
                too_wide.append((path, width, extent, cut_off))
    assert not too_wide


WIDEST = """width => {
  const wide = [...document.querySelectorAll("main *, article *")].filter(
    (one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1
      && !one.closest("pre, .table-wrapper, svg"));
  return wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize(("theme", "width"), PAPER)
def test_pages_are_photographed(visit: Visit, theme: str, width: int) -> None:
    SHOTS.mkdir(exist_ok=True)
    visit.page.emulate_media(color_scheme=theme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    for path in LOOKED_AT:
        name = path.strip("/").replace("/", "-") or "index"
        file = Path(SHOTS, f"{name}-{theme}-{width}.png")
        page = visit.open(path)
        page.screenshot(path=file, full_page=True, clip=tall(page, width))
        assert file.stat().st_size > 5_000


def tall(page: Page, width: int) -> dict[str, float]:
    height = page.evaluate("document.documentElement.scrollHeight")
    return {"x": 0, "y": 0, "width": width, "height": min(height, 3000)}
