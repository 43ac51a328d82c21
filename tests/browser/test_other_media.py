"""Paper, and browsers without JavaScript: nothing may be lost."""

import unicodedata
from pathlib import Path

import pytest
from browser.recipe_sets import labels, panels, seen
from browser.visits import Visit, pages
from playwright.sync_api import Page
from pypdf import PdfReader

PAGE = "how-to/uv-pip-system/"


def test_a_printed_page_holds_every_recipe_with_its_title(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(PAGE)
    wanted = [(label, *first_lines(page)) for tabs in page.locator(".dr-set").all() for label in labels(tabs)]
    paper = tmp_path / "page.pdf"
    page.pdf(path=paper)
    text = "".join(leaf.extract_text() for leaf in PdfReader(paper).pages)
    folded = "".join(unicodedata.normalize("NFKC", text).split())  # takes "ﬁ" apart
    missing = [word for row in wanted for word in row if "".join(word.split()) not in folded]
    assert not missing
    for panel in panels(page).all():
        image = panel.locator(".dr-dockerfile pre").text_content().split("FROM ")[1].split()[0]
        assert image in folded


def first_lines(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".dr-set .dr-facts + p").all_text_contents()]


def test_on_paper_each_title_stands_above_its_own_recipe(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.emulate_media(media="print")
    assert all(seen(panels(page)))
    tops = page.locator(".dr-set > .sd-tab-set").evaluate_all(
        "sets => sets.map(set => [...set.querySelectorAll(':scope > label, :scope > .sd-tab-content')]"
        ".map(one => one.getBoundingClientRect().top))"
    )
    assert tops
    assert all(places == sorted(places) for places in tops)
    assert not page.locator(".dr-copy, .copybtn, .dr-download").filter(visible=True).count()


def test_on_paper_every_page_shows_every_tab(visit: Visit) -> None:
    """One test for all pages: a page costs less than a second, most of it loading."""
    visit.page.emulate_media(media="print")
    sets, lost = 0, []
    for path in pages():
        page = visit.open(path)
        shown = seen(panels(page))
        sets += len(shown)
        if not all(shown):
            lost.append(path)
    assert lost == []
    assert sets > 50


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_every_tab_opens(visit: Visit) -> None:
    page = visit.open(PAGE)
    for tabs in page.locator(".dr-set").all():
        for index in range(tabs.locator("> .sd-tab-set > input").count()):
            tabs.locator("> .sd-tab-set > label").nth(index).click()
            assert tabs.locator("> .sd-tab-set > .sd-tab-content").nth(index).is_visible()


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_a_deep_link_shows_its_recipe(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#recipe-cs-venv")
    assert page.locator("#recipe-cs-venv + .sd-tab-content").is_visible()
