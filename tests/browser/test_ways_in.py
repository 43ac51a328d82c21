"""Three doors, each at most three clicks from a Dockerfile; and the search knows flags and error texts."""

from urllib.parse import quote

import pytest
from browser.visits import Visit

DOORS = {
    "I have this error": ["#error-e01 ~ ol a, .dr-error ol a"],
    "I choose a base": ["article a[href*='/recipes/']"],
    "I want a Dockerfile": ["details.dr-fold:not([hidden]) > summary"],
}


@pytest.mark.parametrize("door", DOORS)
def test_each_door_leads_to_a_dockerfile_in_three_clicks(visit: Visit, door: str) -> None:
    page = visit.open("")
    page.locator(".guide-doors .sd-card", has_text=door).click()
    page.wait_for_load_state()
    for selector in DOORS[door]:
        page.locator(selector).filter(visible=True).first.click()
        page.wait_for_load_state()
    code = page.locator(".dr-dockerfile pre").filter(visible=True).first
    code.wait_for()
    assert "FROM " in code.inner_text()


def test_a_log_pasted_on_the_front_page_is_two_clicks_from_a_dockerfile(visit: Visit) -> None:
    page = visit.open("")
    log = "#9 0.5 error: externally-managed-environment\n#9 0.5 × This environment is externally managed\n"
    page.get_by_label("Paste").fill(log)
    page.get_by_role("button", name="What does it mean?").click()
    message = page.locator(".site-decoder li[data-error=E01]")
    message.wait_for()
    message.locator("ol a").first.click()
    page.locator(".dr-dockerfile pre").filter(visible=True).first.wait_for()
    visit.open("reference/errors/")
    assert page.get_by_label("Paste").input_value() == ""  # the log was carried once, and is kept nowhere


@pytest.mark.parametrize(
    ("words", "page_found"),
    [
        ("--break-system-packages", "how-to/escape-hatch/"),
        ("EXTERNALLY-MANAGED", "reference/marker/"),
        ("UV_SYSTEM_PYTHON", "how-to/uv-pip-system/"),
        ("externally-managed-environment", "reference/errors/"),
    ],
)
def test_the_search_finds(visit: Visit, words: str, page_found: str) -> None:
    page = visit.open(f"search/?q={words}")
    page.locator("#search-results li a").first.wait_for()
    page.wait_for_function("document.querySelector('#search-results p')?.textContent.includes('found')")
    found = page.locator("#search-results li a").evaluate_all("all => all.map(one => one.href)")
    assert any(page_found in address for address in found), found


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("--break-system-packages", "how-to/escape-hatch/"),
        ("UV_PROJECT_ENVIRONMENT", "explanation/system-flag/"),
        ("UV_SYSTEM_PYTHON=1", "explanation/system-flag/"),
        ("No virtual environment found", "reference/errors/#error-e14"),
        ("See /usr/share/doc/python3.13/README.venv", "reference/errors/#error-e02"),
    ],
)
def test_what_is_asked_for_to_the_letter_stands_first(visit: Visit, words: str, first: str) -> None:
    page = visit.open(f"search/?q={quote(words)}")
    links = page.locator(".guide-exact a")
    links.first.wait_for()
    found = links.evaluate_all("all => all.map(one => one.href)")
    assert f"{visit.address}/{first}" in found[:2]
    assert page.request.get(found[0]).ok


def test_common_words_are_left_to_the_search_itself(visit: Visit) -> None:
    page = visit.open("search/?q=environment")
    page.locator("#search-results li a").first.wait_for()
    assert page.locator(".guide-exact").count() == 0


GALLERY = "reference/catalogue/"
FOLDS = ".dr-gallery > details"


def test_last_resorts_wait_until_they_are_asked_for(visit: Visit) -> None:
    page = visit.open(GALLERY)
    folds = page.locator(FOLDS)
    last = page.locator(f"{FOLDS}[data-last]")
    shown = folds.filter(visible=True)
    assert last.count() >= 5
    assert shown.count() == folds.count() - last.count()
    page.get_by_label("last resorts").check()
    assert shown.count() == folds.count()
    page.get_by_label("last resorts").uncheck()
    page.get_by_label("Level").select_option("escape-hatch")
    assert shown.count() == page.locator(f"{FOLDS}[data-level=escape-hatch]").count() > 0


def test_a_deep_link_shows_a_last_resort(visit: Visit) -> None:
    page = visit.open(f"{GALLERY}#recipe-hatch-uv-once")
    page.locator("details:has(> #recipe-hatch-uv-once) .dr-dockerfile").wait_for()


def test_last_resorts_stand_on_paper(visit: Visit) -> None:
    page = visit.open(GALLERY)
    page.emulate_media(media="print")
    assert page.locator(FOLDS).filter(visible=True).count() == page.locator(FOLDS).count()


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_the_gallery_is_complete(visit: Visit) -> None:
    page = visit.open(GALLERY)
    assert page.locator(FOLDS).filter(visible=True).count() == page.locator(FOLDS).count()
    assert page.locator(f"{FOLDS}[data-last]").count() > 0


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("level", "recommended"),
        ("base", "alpine:3.24"),
        ("tool", "uv-project"),
        ("strategy", "project-env"),
        ("built", "no"),
        ("built", "built"),
    ],
)
def test_the_gallery_is_filtered(visit: Visit, facet: str, value: str) -> None:
    page = visit.open(GALLERY)
    page.get_by_label("last resorts").check()
    page.locator(f".dr-filter select[name={facet}]").select_option(value)
    shown = page.locator(FOLDS).filter(visible=True)
    assert shown.count() == page.locator(f"{FOLDS}[data-{facet}='{value}']").count() > 0
    assert page.locator(".dr-filter output").inner_text().startswith(f"{shown.count()} / ")


def test_the_gallery_is_searched(visit: Visit) -> None:
    page = visit.open(GALLERY)
    page.get_by_label("Search the recipes").fill("lambda")
    assert 0 < page.locator(FOLDS).filter(visible=True).count() < 10
