"""The errors page recognises a pasted log exactly as the Python decoder does."""

import json
import re
from pathlib import Path

from browser.visits import Visit
from playwright.sync_api import Page

from sphinx_docker_recipes.facts.decoder import recognise
from sphinx_docker_recipes.facts.tables import load

PAGE = "reference/errors/"
LOGS = Path(__file__).parents[1] / "facts" / "logs"
FILLED = re.compile(r"\{\w+\}")
PASTE = """text => {
  const form = document.querySelector("form.site-decoder");
  form.elements.text.value = text;
  form.elements.text.dispatchEvent(new Event("input", {bubbles: true}));
  return [...form.querySelectorAll("li[data-error]")].map((item) =>
    [item.dataset.error, Number(item.dataset.line), item.querySelector("pre").textContent]);
}"""


def in_browser(page: Page, text: str) -> list[list[object]]:
    return page.evaluate(PASTE, text)


def in_python(text: str) -> list[list[object]]:
    return [[match.error.id, match.line, match.excerpt] for match in recognise(text, load().errors)]


def test_every_message_is_recognised(visit: Visit) -> None:
    page = visit.open(PAGE)
    errors = load().errors
    assert len(errors) >= 32
    for error in errors:
        for text in error.texts:
            shown = FILLED.sub("x", text)
            log = f"#8 [4/5] RUN something\n#8 1.234 {shown}\n"
            expected = in_python(log)
            assert expected
            assert in_browser(page, log) == expected


def test_real_logs_are_read_as_python_reads_them(visit: Visit) -> None:
    page = visit.open(PAGE)
    logs = sorted(LOGS.glob("*.txt"))
    assert len(logs) > 30
    for log in logs:
        text = log.read_text(encoding="utf-8", errors="replace")
        assert (log.name, in_browser(page, text)) == (log.name, in_python(text))


def test_what_is_not_known_is_said(visit: Visit) -> None:
    page = visit.open(PAGE)
    status = page.locator(".site-decoder .site-status")
    assert status.get_attribute("aria-live") == "polite"
    page.get_by_label("Paste").fill("make: *** No rule to make target 'install'.  Stop.\n")
    assert "known" in status.inner_text()
    assert page.locator(".site-decoder li").count() == 0
    page.get_by_role("button", name="Clear").click()
    assert status.text_content() == ""


def test_a_recognised_message_explains_itself_and_links_to_its_entry(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.get_by_label("Paste").fill("#9 0.612 error: externally-managed-environment\n")
    item = page.locator(".site-decoder li[data-error]")
    assert item.count() == 1
    assert load().errors[0].means.split("`")[0][:40] in item.inner_text()
    item.locator("a").first.click()
    assert page.evaluate("location.hash") == "#error-e01"
    assert page.locator("#error-e01").is_visible()


def test_the_table_in_the_page_is_the_table_of_facts(visit: Visit) -> None:
    page = visit.open(PAGE)
    table = json.loads(page.locator("form.site-decoder").get_attribute("data-messages"))
    assert [row["id"] for row in table] == [error.id for error in load().errors]


def test_the_box_needs_no_network(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    assert in_browser(page, "error: externally-managed-environment")
    assert asked == []
