"""Words for what a reader sees of a set of recipes."""

from playwright.sync_api import Locator, Page


def labels(tabs: Locator) -> list[str]:
    return [text.strip() for text in tabs.locator("> .sd-tab-set > label").all_inner_texts()]


def chosen(tabs: Locator) -> str:
    """Return the label of the open tab."""
    return tabs.locator("> .sd-tab-set > input:checked + label").inner_text().strip()


def choose(tabs: Locator, label: str) -> None:
    """Click a label, given in full."""
    tabs.locator("> .sd-tab-set > label").nth(labels(tabs).index(label)).click()


def panels(page: Page) -> Locator:
    return page.locator(".dr-set > .sd-tab-set > .sd-tab-content")


def panel_of(page: Page, recipe: str) -> Locator:
    return page.locator(f"#recipe-{recipe} + .sd-tab-content")


def seen(locator: Locator) -> list[bool]:
    """Return for each element whether it takes room and its content is drawn."""
    return locator.evaluate_all(
        "all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}) && one.offsetHeight > 0"
        " && getComputedStyle(one).contentVisibility !== 'hidden')"
    )
