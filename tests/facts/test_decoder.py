"""Recognising messages in logs: each file of the folder is a log whose first line says what must be found."""

import re
from pathlib import Path

import pytest

from sphinx_docker_recipes import facts
from sphinx_docker_recipes.facts.decoder import recognise
from sphinx_docker_recipes.facts.tables import load

LOGS = sorted(Path(__file__).with_name("logs").glob("*.txt"))
ERRORS = load().errors
TEXTS = [(error.id, text) for error in ERRORS for text in error.texts]


def test_there_are_logs_for_every_entry() -> None:
    named = {found for path in LOGS for found in re.findall(r"E\d\d", path.read_text().splitlines()[0])}
    assert named == {error.id for error in ERRORS}


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_log(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        head, _, log = file.read().partition("\n---\n")
    wanted = head.removeprefix("expect:").replace(",", " ").split()
    assert [f"{match.error.id}@{match.line}" for match in recognise(log, ERRORS)] == wanted


@pytest.mark.parametrize(("identifier", "text"), TEXTS)
def test_every_text_is_recognised(identifier: str, text: str) -> None:
    filled = re.sub(r"\{\w+\}", "some/thing-1.2", text)
    found = recognise(filled, ERRORS)
    assert [match.error.id for match in found] == [identifier]
    assert found[0].line == 1


def test_ids_are_the_thirty_two_of_the_guide() -> None:
    assert [error.id for error in ERRORS] == [f"E{number:02}" for number in range(1, 33)]


def test_entries_are_complete() -> None:
    for error in ERRORS:
        assert error.title
        assert error.texts
        assert error.means.endswith(".")
        assert error.options
        assert all(option.text.endswith(".") for option in error.options)


def test_excerpt_has_neither_colours_nor_prefixes() -> None:
    match = recognise("#12 0.7 \x1b[31merror\x1b[0m: externally-managed-environment", ERRORS)[0]
    assert match.excerpt == "error: externally-managed-environment"


def test_text_of_several_lines_is_quoted_whole() -> None:
    first = "The system-wide python installation should be maintained using the system"
    log = f"#7 1.9     {first}\n#7 1.9     package manager (apk) only."
    assert recognise(log, ERRORS)[0].excerpt.splitlines()[1] == "package manager (apk) only."


def test_no_entries_find_nothing() -> None:
    assert recognise("error: externally-managed-environment", ()) == ()


def test_long_log_takes_time_in_proportion() -> None:
    """A log of many megabytes is pasted now and then: no pattern may go back and forth."""
    log = ("#1 0.1 " + "│ " * 200 + "{" * 50 + "error: nothing known here\n") * 2000
    assert recognise(log, ERRORS) == ()


def test_ways_out_exist() -> None:
    """An option names a recipe, a rule and a page that are there."""
    package = Path(facts.__file__).parents[1]
    options = [option for error in ERRORS for option in error.options]
    recipes = {option.recipe for option in options} - {None}
    rules = {(option.rule or "").replace("-", "_") for option in options} - {""}
    pages = {(option.page or "").rstrip("/") for option in options} - {""}
    assert recipes - {path.stem for path in package.glob("recipes/catalogue/*.Dockerfile")} == set()
    assert rules - {path.stem for path in package.glob("pep668/rules/*.py")} == set()
    guide = Path(__file__).parents[2] / "docs"
    assert {page for page in pages if not any(guide.glob(f"{page}.*"))} == set()
