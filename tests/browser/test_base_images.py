"""The tables of base images: filtered, sorted, and old rows say that they are."""

from datetime import date, timedelta

from browser.visits import Visit

PAGE = "reference/base-images/"
ROWS = "table.dr-bases tbody tr"


def test_the_tables_are_filtered_and_the_address_keeps_it(visit: Visit) -> None:
    page = visit.open(PAGE)
    every = page.locator(ROWS).count()
    page.get_by_role("searchbox", name="Find a base").fill("alpine")
    page.locator("select[name=marker]").select_option("present")
    left = page.locator(ROWS).filter(visible=True)
    assert 2 < left.count() < every
    assert all("alpine" in text.lower() and "present" in text for text in left.all_inner_texts())
    kept = left.count()
    page.goto(page.url)
    assert page.locator(ROWS).filter(visible=True).count() == kept


def test_a_column_is_sorted_up_and_down(visit: Visit) -> None:
    page = visit.open(PAGE)
    table = page.locator("table.dr-bases").first
    head = table.locator("th").first
    for direction in ("ascending", "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == direction
        firsts = table.locator("tbody tr td:first-child").all_inner_texts()
        wanted = page.evaluate(
            "all => all.toSorted((one, other) => one.localeCompare(other, 'en', {numeric: true}))", firsts
        )
        assert firsts == (wanted if direction == "ascending" else wanted[::-1])


def test_rows_say_that_they_are_old(visit: Visit) -> None:
    page = visit.open(PAGE)
    last = page.locator(f"{ROWS} td:last-child").first
    checked = date.fromisoformat(last.inner_text().rpartition(" ")[2])
    for days, old in ((179, False), (181, True)):
        page.clock.set_fixed_time(f"{checked + timedelta(days=days)}T00:00:00Z")
        visit.open(PAGE)
        assert ("older than 180 days" in last.inner_text()) is old
