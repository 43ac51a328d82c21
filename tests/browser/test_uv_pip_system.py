"""The page that started the guide: ``uv pip install --system`` in a marked image."""

import re
from pathlib import Path

import pytest
from browser.recipe_sets import choose, chosen, labels, panel_of
from browser.visits import Visit

PAGE = "how-to/uv-pip-system/"


def test_every_tab_can_be_opened_and_shows_one_dockerfile(visit: Visit) -> None:
    page = visit.open(PAGE)
    sets = page.locator(".dr-set").all()
    assert len(sets) >= 3
    for tabs in sets:
        names = labels(tabs)
        assert len(set(names)) == len(names) >= 2
        for name in names:
            tabs.locator("> .sd-tab-set > label", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).click()
            assert chosen(tabs) == name
            panel = tabs.locator("> .sd-tab-set > input:checked + label + .sd-tab-content")
            assert panel.locator(".dr-dockerfile pre").is_visible()
            assert "FROM " in panel.locator(".dr-dockerfile pre").inner_text()


@pytest.mark.parametrize(
    ("recipe", "notice"),
    [
        ("deb-venv-uv", "PEP 668 does not apply"),
        ("py-uv-system", "which has no marker"),
        ("x-deb-uv-system", "refuse"),
    ],
)
def test_each_notice_stands_in_the_tab_of_its_dockerfile(visit: Visit, recipe: str, notice: str) -> None:
    page = visit.open(f"{PAGE}#recipe-{recipe}")
    panel = panel_of(page, recipe)
    assert panel.is_visible()
    assert panel.locator(".dr-notice").count() >= 1
    assert notice in panel.locator(".dr-notice").first.inner_text()


def test_each_recipe_says_whether_it_was_built_and_on_what(visit: Visit) -> None:
    page = visit.open(PAGE)
    for panel in page.locator(".dr-set .dr-recipe").all():
        said = panel.locator(".dr-verified").first.text_content()
        assert re.search(r"(on \d{4}-\d\d-\d\d with \w+ \d[\d.]*|[Nn]ot (been )?(built|verified))", said), (
            said
        )


def test_the_recorded_output_opens_in_a_fold(visit: Visit) -> None:
    page = visit.open(f"{PAGE}#recipe-deb-venv-uv")
    fold = panel_of(page, "deb-venv-uv").locator("details.dr-fold").first
    output = fold.locator("pre")
    assert not output.is_visible()
    fold.locator("summary").click()
    assert "Installed 2 packages" in output.inner_text()


def test_a_copied_recipe_is_the_dockerfile_to_the_byte(visit: Visit, site: Path) -> None:
    page = visit.open(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tabs = page.locator(".dr-set").first
    choose(tabs, labels(tabs)[0])
    panel = panel_of(page, "deb-venv-uv")
    block = panel.locator(".dr-dockerfile")
    block.hover()
    block.locator("button").click()
    page.wait_for_function("navigator.clipboard.readText().then(Boolean)")
    copied = page.evaluate("navigator.clipboard.readText()")
    address = panel.locator(".dr-download a").evaluate("link => link.href")
    download = site / address.removeprefix(visit.address).lstrip("/")
    assert copied.rstrip("\n") == download.read_text().rstrip("\n")
