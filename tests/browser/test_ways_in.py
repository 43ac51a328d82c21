"""Three doors, each at most three clicks from a Dockerfile; and the search knows flags and error texts."""

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
