"""Tabs: what other extensions get wrong, each row a test."""

import pytest
from browser.recipe_sets import choose, chosen, labels, panel_of
from browser.visits import Visit
from playwright.sync_api import Page

UV_PAGE = "how-to/uv-pip-system/"


def test_a_deep_link_opens_a_closed_tab_and_brings_it_into_view(visit: Visit) -> None:
    page = visit.open(f"{UV_PAGE}#recipe-py-venv-uv")
    assert panel_of(page, "py-venv-uv").is_visible()
    page.wait_for_function(
        "document.getElementById('recipe-py-venv-uv').getBoundingClientRect().top < innerHeight"
    )


def test_a_deep_link_within_the_page_opens_a_closed_tab(visit: Visit) -> None:
    page = visit.open(UV_PAGE)
    assert not panel_of(page, "cs-venv").is_visible()
    page.evaluate("location.hash = 'recipe-cs-venv'")
    panel_of(page, "cs-venv").wait_for(state="visible")


def test_a_deep_link_wins_over_what_is_remembered(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    choose(page.locator(".dr-set").nth(2), "uv pip")
    page = strict_visit.open("other/#recipe-deb-venv-pip")
    assert panel_of(page, "deb-venv-pip").is_visible()


def test_a_choice_holds_in_every_set_of_the_question_on_every_page_and_later(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    first, second, _tool, third, *_ = page.locator(".dr-set").all()
    alpine = next(label for label in labels(first) if "alpine" in label)
    choose(first, alpine)
    assert [chosen(one) for one in (first, second, third)] == [alpine] * 3
    assert chosen(strict_visit.open("other/").locator(".dr-set").first) == alpine
    assert chosen(strict_visit.open("").locator(".dr-set").first) == alpine


def test_each_question_is_remembered_under_a_key_of_its_own(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    base, _, tool, *_ = page.locator(".dr-set").all()
    before = chosen(base)
    choose(tool, labels(tool)[1])
    assert chosen(base) == before
    choose(base, labels(base)[1])
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    assert {key.rsplit("-", 1)[1]: value for key, value in kept.items()} == {
        "base": base.locator("input:checked + label").get_attribute("data-sync-id"),
        "tool": "pip",
    }


def test_a_choice_that_a_set_does_not_offer_leaves_it_alone(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    first, _, _, third, *_ = page.locator(".dr-set").all()
    before = chosen(third)
    official = next(label for label in labels(first) if "python" in label)
    choose(first, official)
    assert (chosen(first), chosen(third)) == (official, before)


def test_a_set_never_opens_on_a_last_resort(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    assert not panel_of(page, "hatch-uv-once").is_visible()
    assert panel_of(page, "deb-venv-pip-2").is_visible()


def test_the_chosen_label_stays_where_it_is(strict_visit: Visit) -> None:
    """Sets above change their height when they follow; the reader must not be thrown off the page."""
    page = strict_visit.open("")
    tabs = page.locator(".dr-set").nth(3)
    label = tabs.locator("label", has_text="alpine")
    label.scroll_into_view_if_needed()
    before, height = label.bounding_box()["y"], page.evaluate("document.body.scrollHeight")
    label.click()
    page.wait_for_function("old => document.body.scrollHeight !== old", arg=height)
    assert abs(label.bounding_box()["y"] - before) <= 1


@pytest.mark.parametrize(
    ("key", "step"), [("ArrowRight", 1), ("ArrowDown", 1), ("ArrowLeft", -1), ("ArrowUp", -1)]
)
def test_arrow_keys_move_through_the_tabs(strict_visit: Visit, key: str, step: int) -> None:
    page = strict_visit.open("")
    tabs = page.locator(".dr-set").first
    names = labels(tabs)
    tabs.locator("input:checked").focus()
    page.keyboard.press(key)
    assert chosen(tabs) == names[step % len(names)]
    assert tabs.locator("input:focus").count() == 1


def test_the_focus_can_be_seen(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    tabs = page.locator(".dr-set").first
    label = tabs.locator("input:checked + label")
    style = "one => (({outline, boxShadow}) => `${outline} ${boxShadow}`)(getComputedStyle(one))"
    before = label.evaluate(style)
    tabs.locator("input:checked").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert label.evaluate(style) != before


def test_each_set_is_a_named_group_of_radio_buttons(strict_visit: Visit) -> None:
    page = strict_visit.open("")
    for tabs in page.locator(".dr-set").all():
        assert tabs.get_attribute("role") == "group"
        assert tabs.get_attribute("aria-label")
        names = {radio.get_attribute("name") for radio in tabs.locator("> .sd-tab-set > input").all()}
        assert len(names) == 1
        assert page.get_by_role("radio", name=labels(tabs)[0]).count() >= 1


def test_no_id_is_given_twice(visit: Visit) -> None:
    page = visit.open(UV_PAGE)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert sorted(ids) == sorted(set(ids))


def open_text(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}#:~:text={words}", wait_until="load")


def test_a_link_to_words_in_a_closed_tab_opens_it(visit: Visit) -> None:
    page = visit.open(UV_PAGE)
    words = panel_of(page, "cs-venv").locator(".dr-facts + p").text_content().strip()[:40]
    page.goto("about:blank")
    open_text(
        page, f"{visit.address}/{UV_PAGE}", words.replace(" ", "%20").replace(",", "%2C").replace("-", "%2D")
    )
    panel_of(page, "cs-venv").wait_for(state="visible", timeout=5000)


def test_find_in_page_reaches_closed_tabs(visit: Visit) -> None:
    """What the browser does when it finds text in them: the event that opens a tab."""
    page = visit.open(UV_PAGE)
    panel = panel_of(page, "cs-venv")
    assert panel.get_attribute("hidden") == "until-found"
    panel.evaluate("one => one.dispatchEvent(new Event('beforematch', {bubbles: true}))")
    assert panel.is_visible()


def test_a_choice_holds_without_storage(strict_visit: Visit) -> None:
    """Browsers that block storage throw when it is used; recipes must not mind (Sphinx's own search does)."""
    stacks = []
    strict_visit.page.on("pageerror", lambda error: stacks.append(error.stack or ""))
    strict_visit.page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page = strict_visit.open("")
    first, second, *_ = page.locator(".dr-set").all()
    choose(first, labels(first)[1])
    assert chosen(second) == chosen(first) == labels(first)[1]
    assert not [stack for stack in stacks if "docker-recipes" in stack or "design-tabs" in stack]
    strict_visit.errors.clear()
