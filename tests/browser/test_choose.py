"""The helper on "Choose an approach": three menus lead to a recipe, and the address keeps the choice."""

import json

import jsonschema
from browser.visits import SITE, Visit

PAGE = "how-to/choose-approach/"
ROWS = ".guide-choose tbody tr"


def test_three_choices_lead_to_one_recipe(visit: Visit) -> None:
    page = visit.open(PAGE)
    every = page.locator(ROWS).count()
    page.locator("select[name=base]").select_option("Debian")
    page.locator("select[name=need]").select_option("requirements")
    page.locator("select[name=tool]").select_option("uv")
    left = page.locator(ROWS).filter(visible=True)
    assert (left.count(), every) == (1, page.locator(ROWS).count())
    assert every > 20
    left.locator("a").last.click()
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
    assert 0 < page.locator(ROWS).filter(visible=True).count() < 6


def test_the_catalogue_is_there_for_programs() -> None:
    catalogue = json.loads((SITE / "recipes.json").read_text(encoding="utf-8"))
    schema = json.loads((SITE / "recipes.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(catalogue, schema)
    assert len(catalogue["recipes"]) > 50
