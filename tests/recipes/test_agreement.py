"""Of every recipe of the catalogue, declaration, analysis and real build say the same."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.library import Entry, disagreements, load_library
from sphinx_docker_recipes.pep668 import analyse
from sphinx_docker_recipes.recipes import Recipe, Record, load_catalogue, load_records
from sphinx_docker_recipes.recipes.selection import image_name
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Expect, Level, Verdict

LIBRARY = load_library()


def entries() -> list[Entry]:
    assert len(LIBRARY) >= 70
    return list(LIBRARY.values())


def test_every_recipe_loads_and_every_record_belongs_to_one() -> None:
    assert LIBRARY.problems == ()
    assert set(LIBRARY) == set(load_catalogue())
    assert set(load_records()) <= set(LIBRARY)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_the_three_verdicts_agree(entry: Entry) -> None:
    assert disagreements(entry) == ()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_the_analyser_can_tell_what_a_recipe_does(entry: Entry) -> None:
    """Every recipe is judged; only one that shows a wrong prefix has nothing to be judged by."""
    assert entry.report.problems == ()
    assert entry.facets.base
    assert entry.facets.tool
    assert (entry.facets.verdict == Verdict.UNKNOWN) is (entry.recipe.id == "x-deb-sync-usrlocal")


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_a_recipe_that_advises_gives_no_rule_reason_to_speak(entry: Entry) -> None:
    overrides = entry.recipe.level.needs_reason
    findings = analyse(entry.recipe.dockerfile).findings
    assert overrides or [finding for finding in findings if not finding.suppressed] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_an_error_that_a_recipe_shows_is_one_of_the_decoders(entry: Entry) -> None:
    assert entry.recipe.error is None or entry.recipe.error in {error.id for error in load().errors}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_an_override_says_so_in_the_dockerfile_and_names_a_way_out_for_its_base(entry: Entry) -> None:
    if entry.facets.verdict not in {Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED, Verdict.UNCHECKED}:
        return
    assert "https://peps.python.org/pep-0668/" in entry.recipe.dockerfile
    better = LIBRARY[entry.recipe.instead or ""]
    assert image_name(better.facets.base) == image_name(entry.facets.base)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_a_record_names_the_base_that_the_packages_were_installed_on(entry: Entry) -> None:
    assert entry.verified is None or entry.verified.base == entry.facets.base


def test_records_name_neither_registries_nor_places_of_the_machine_that_built() -> None:
    records = load_records()
    assert len(records) >= 20
    for record in records.values():
        text = "\n".join((*record.output, *record.program))
        assert not [word for word in FOREIGN if word in text]
        assert record.base_origin
        assert record.tools


# Parts of what registries, indexes and temporary folders are called.
FOREIGN = (
    "://",
    "/simple",
    "docker.io",
    "/tmp/",
    "/wheelhouse",
    "/root/",
)


def recorded(recipe_id: str) -> tuple[Recipe, Record]:
    entry = LIBRARY[recipe_id]
    assert entry.verified is not None
    return entry.recipe, entry.verified


def edited(recipe: Recipe, old: str, new: str) -> Recipe:
    assert old in recipe.dockerfile
    return replace(recipe, dockerfile=recipe.dockerfile.replace(old, new))


def said(record: Record, old: str, new: str) -> Record:
    program = tuple(line.replace(old, new) for line in record.program)
    assert program != record.program
    return replace(record, program=program)


DECLARATION: dict[str, tuple[str, Callable[[Recipe], Recipe]]] = {
    "builds to fails": ("deb-venv-pip", lambda r: replace(r, expect=Expect.FAILS, error="E01")),
    "fails to builds": ("x-deb-uv-system", lambda r: replace(r, expect=Expect.BUILDS, error=None)),
    "an override called fine": ("hatch-uv-once", lambda r: replace(r, level=Level.FINE)),
    "flag taken away": ("hatch-pip-once", lambda r: edited(r, " --break-system-packages", "")),
    "flag added": ("x-deb-pip", lambda r: edited(r, "pip install", "pip install --break-system-packages")),
    "environment off PATH": ("py-venv-pip", lambda r: edited(r, 'ENV PATH="/opt/venv/bin:$PATH"', "")),
    "marked base": (
        "py-uv-system",
        lambda r: edited(r, "FROM python:3.13-slim-trixie", "FROM ghcr.io/astral-sh/uv:debian"),
    ),
    "unmarked base": (
        "x-deb12-uv-system",
        lambda r: edited(r, "debian:bookworm-slim", "debian:bullseye-slim"),
    ),
    "marker left": ("marker-rm", lambda r: edited(r, "RUN rm /usr", "RUN ls /usr")),
    "system beside environment": ("deb-venv-uv", lambda r: edited(r, "pip install", "pip install --system")),
    "another directory": ("bypass-sync-usr", lambda r: edited(r, "UV_PROJECT_ENVIRONMENT=/usr ", "")),
}


@pytest.mark.parametrize("name", DECLARATION)
def test_a_recipe_changed_alone_is_noticed(name: str) -> None:
    """The record is tied to the changed text, so that nothing but the change itself can be noticed."""
    recipe_id, change = DECLARATION[name]
    recipe, record = recorded(recipe_id)
    changed = change(recipe)
    assert disagreements(Entry(changed, replace(record, digest=changed.digest))) != ()


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.recipe.id)
def test_a_flipped_expectation_is_noticed_of_every_recipe(entry: Entry) -> None:
    recipe = entry.recipe
    if recipe.expect is Expect.BUILDS:
        flipped = replace(recipe, expect=Expect.FAILS, error="E09")
    else:
        flipped = replace(recipe, expect=Expect.BUILDS, error=None)
    assert disagreements(Entry(flipped, entry.record)) != ()


RECORD: dict[str, tuple[str, Callable[[Record], Record]]] = {
    "went through": ("x-deb-pip", lambda r: replace(r, outcome="built")),
    "failed": ("deb-venv-uv", lambda r: replace(r, outcome="failed-as-expected")),
    "another text": ("py-pip", lambda r: replace(r, digest="0" * 64)),
    "no environment": ("cs-venv", lambda r: said(r, "virtual, made from /usr", "system")),
    "an environment": ("hatch-uv-once", lambda r: said(r, "system", "virtual, made from /usr")),
    "a marker": ("py-uv-system", lambda r: said(r, "absent", "present")),
    "no marker": ("hatch-pip-once", lambda r: said(r, "present", "absent")),
}


@pytest.mark.parametrize("name", RECORD)
def test_a_record_changed_alone_is_noticed(name: str) -> None:
    recipe_id, change = RECORD[name]
    recipe, record = recorded(recipe_id)
    assert disagreements(Entry(recipe, change(record))) != ()


def test_the_day_of_a_record_is_no_disagreement() -> None:
    recipe, record = recorded("deb-venv-uv")
    assert disagreements(Entry(recipe, replace(record, date=record.date + timedelta(days=1)))) == ()
