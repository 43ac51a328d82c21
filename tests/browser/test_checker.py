"""The checker gives in the browser what the command line gives, and loads nothing before it is asked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from browser.visits import SITE, Visit
from playwright.sync_api import Page

from sphinx_docker_recipes.recipes.loader import load_catalogue

PAGE = "reference/check-my-dockerfile/"
PARTS = SITE / "_static" / "checker"
HERE = Path(__file__).parent
BLOCKED = "FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip install x\n"
EVERY = 4
"""Each fourth recipe, beside the awkward files: here only sameness counts."""


@pytest.fixture(scope="module", autouse=True)
def parts() -> None:
    assert (PARTS / "manifest.json").is_file(), "run docs/_tools/checker_parts.py, then build the guide"


def dockerfiles() -> dict[str, str]:
    recipes = [recipe.dockerfile for recipe in load_catalogue().values()][::EVERY]
    awkward = [path.read_text(encoding="utf-8") for path in sorted(HERE.glob("dockerfiles/*.Dockerfile"))]
    assert recipes
    assert awkward
    return {f"{number:03}.Dockerfile": text for number, text in enumerate([*awkward, *recipes])}


def open_checker(visit: Visit) -> Page:
    page = visit.open(PAGE)
    page.set_default_timeout(60_000)
    page.get_by_label("Your Dockerfile").fill(BLOCKED)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".site-step").first.wait_for()
    return page


def results(page: Page, text: str) -> list[object]:
    """Return what the page shows for a Dockerfile, once it shows that of this one."""
    page.evaluate("document.querySelector('.site-results').replaceChildren()")
    page.locator(".site-status").evaluate("one => { one.textContent = ''; }")
    page.get_by_label("Your Dockerfile").fill(text)
    page.wait_for_function("document.querySelector('.site-status').textContent !== ''")
    return page.evaluate(
        """() => {
          const read = (one) => [...one.querySelectorAll(":scope > p")][0];
          const line = (one) => Number(read(one).querySelector("button").textContent.replace("line ", ""));
          const chip = (one) => read(one).querySelector(".site-chip").textContent;
          const all = (name) => [...document.querySelectorAll(name)];
          return {
            steps: all(".site-step").map((one) =>
              [line(one), chip(one), [...one.querySelectorAll("ul li")].map((why) => why.textContent)]),
            findings: all(".site-finding").map((one) =>
              [line(one), chip(one), one.querySelector("a").textContent.replace("About ", ""),
               one.querySelector(".site-help").textContent]),
          };
        }"""
    )


def command_line(folder: Path) -> dict[str, object]:
    command = [
        sys.executable,
        "-m",
        "sphinx_docker_recipes",
        "check",
        "--format",
        "json",
        "--fail-on",
        "error",
    ]
    done = subprocess.run([*command, "."], cwd=folder, capture_output=True, text=True, check=False)
    return {
        file["path"]: {
            "steps": [
                [step["line"], step["verdict"], [shown(why) for why in step["because"]]]
                for step in file["steps"]
            ],
            "findings": [
                [finding["line"], finding["severity"], finding["rule"], shown(finding["help"])]
                for finding in file["findings"]
            ],
        }
        for file in json.loads(done.stdout)["files"]
    }


def shown(words: str) -> str:
    """Return a sentence as the page shows it: code without its backticks."""
    return words.replace("`", "")


def test_the_browser_says_what_the_command_line_says(visit: Visit, tmp_path: Path) -> None:
    texts = dockerfiles()
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = open_checker(visit)
    assert {name: results(page, text) for name, text in texts.items()} == command_line(tmp_path)


def test_nothing_is_loaded_before_the_click(visit: Visit) -> None:
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.open(PAGE)
    page.get_by_label("Your Dockerfile").fill("FROM debian:13\nRUN pip install x\n")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/checker/" in url or "worker" in url]


def test_a_finding_names_its_line_and_leads_to_its_rule(visit: Visit) -> None:
    page = open_checker(visit)
    finding = page.locator(".site-finding", has_text="externally-managed").first
    finding.get_by_role("button").first.click()
    area = page.get_by_label("Your Dockerfile")
    assert (
        area.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == "RUN pip install x"
    )
    link = finding.get_by_role("link").first
    assert link.evaluate("one => one.href").startswith(visit.address)
    link.click()
    page.wait_for_load_state()
    assert page.locator(page.evaluate("location.hash")).is_visible()


def test_what_cannot_be_checked_is_said(visit: Visit) -> None:
    page = visit.open(PAGE)
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator(".site-status").inner_text()
    page.set_default_timeout(60_000)
    page.get_by_role("button", name="example").click()
    page.locator(".site-step").first.wait_for()
    assert results(page, "FROM scratch\nCOPY x /x\n") == {"steps": [], "findings": []}
