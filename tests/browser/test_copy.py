"""The copy button: the Dockerfile alone, as it stands in the file."""

import pytest
from browser.visits import Visit

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize("context", [CLIPBOARD], indirect=True)
@pytest.mark.parametrize("path", ["", "other/"])
def test_the_copy_is_the_dockerfile_alone(strict_visit: Visit, path: str) -> None:
    page = strict_visit.open(path)
    block = page.locator(".dr-dockerfile").filter(visible=True).last
    button = block.get_by_role("button", name="Copy")
    button.click()
    block.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    recipe = page.locator("p.dr-download a").filter(visible=True).last
    file = page.request.get(f"{strict_visit.address}/{path}{recipe.get_attribute('href')}")
    assert file.text().startswith("# syntax=")
    assert copied.rstrip("\n") == file.text().rstrip("\n")


@pytest.mark.parametrize("context", [CLIPBOARD], indirect=True)
def test_line_numbers_are_not_copied(strict_visit: Visit) -> None:
    page = strict_visit.open("numbered/")
    block = page.locator(".dr-dockerfile")
    assert block.locator(".linenos").count()
    block.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# syntax=docker/dockerfile:1\nFROM ")


@pytest.mark.parametrize("context", [CLIPBOARD], indirect=True)
def test_the_button_can_be_reached_and_pressed_by_keyboard(strict_visit: Visit) -> None:
    page = strict_visit.open("numbered/")
    button = page.locator(".dr-copy")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()").startswith("# syntax=")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
