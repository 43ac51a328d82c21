"""The helper on "Choose an approach": three menus lead to a recipe, and the address keeps the choice."""

import json

import jsonschema
import pytest
from browser.visits import SITE, Visit

PAGE = "how-to/choose-approach/"
ROWS = ".guide-choose tbody tr"
WAYS = ".guide-ways > li"


def test_three_choices_lead_to_one_recipe(visit: Visit) -> None:
    page = visit.open(PAGE)
    assert page.locator(WAYS).filter(visible=True).count() == 0
    page.locator("select[name=base]").select_option("Debian")
    page.locator("select[name=need]").select_option("requirements")
    page.locator("select[name=tool]").select_option("uv")
    ways = page.locator(WAYS).filter(visible=True)
    assert ways.count() == 1
    assert page.locator(ROWS).filter(visible=True).count() > 20
    ways.locator("a").click()
    page.wait_for_load_state()
    assert page.evaluate("location.pathname").endswith("/recipes/deb-venv-uv/")
    assert "FROM debian" in page.locator(".dr-dockerfile pre").inner_text()


def test_the_choice_is_in_the_address(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.locator("select[name=base]").select_option("Alpine")
    address = page.evaluate("location.href")
    assert "base=Alpine" in address
    page.goto(address)
    assert page.locator("select[name=base]").input_value() == "Alpine"
    ways = page.locator(WAYS).filter(visible=True)
    assert 0 < ways.count() < 6
    assert all("Alpine" in text for text in ways.all_inner_texts())
    page.get_by_role("button", name="Start again").click()
    page.wait_for_function("location.search === ''")
    assert ways.count() == 0


def test_a_choice_that_leads_nowhere_cannot_be_made(visit: Visit) -> None:
    page = visit.open(f"{PAGE}?base=lambda")
    tools = page.locator("select[name=tool] option")
    enabled = tools.evaluate_all("all => all.filter((one) => !one.disabled).map((one) => one.value)")
    assert enabled == ["", "uv"]


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_questions_and_list_are_whole(visit: Visit) -> None:
    page = visit.open(PAGE)
    assert page.locator("form.guide-helper").count() == 0
    assert page.locator(ROWS).filter(visible=True).count() > 20
    assert page.locator("#choose-an-approach > section > h2").count() > 7


def test_the_catalogue_is_there_for_programs() -> None:
    catalogue = json.loads((SITE / "recipes.json").read_text(encoding="utf-8"))
    schema = json.loads((SITE / "recipes.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(catalogue, schema)
    assert len(catalogue["recipes"]) > 50
