"""The catalogue joined with what the analyser says and what real builds did, for both front ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668 import facets as derivation
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Report
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import load_lenient
from sphinx_docker_recipes.recipes.model import Facets, Recipe, Record
from sphinx_docker_recipes.recipes.records import is_stale, load_records
from sphinx_docker_recipes.recipes.selection import order
from sphinx_docker_recipes.vocabulary import Expect, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One recipe and everything that is known about it."""

    recipe: Recipe
    report: Report
    facets: Facets
    record: Record | None = None
    stale: bool = True
    """Whether there is no record of this very Dockerfile."""

    @property
    def verified(self) -> Record | None:
        """Return the record, where it is one of this very Dockerfile."""
        return None if self.stale else self.record


class Library(Mapping[str, Entry]):
    """All entries by recipe id, in the catalogue's order."""

    __slots__ = ("_entries", "catalogue", "problems")

    def __init__(
        self, entries: Sequence[Entry], catalogue: Catalogue, problems: Sequence[Problem] = ()
    ) -> None:
        """Take the entries in any order."""
        self._entries = {entry.recipe.id: entry for entry in sorted(entries, key=order)}
        self.catalogue = catalogue
        self.problems = tuple(problems)
        """What is wrong with the recipe files that could not be loaded."""

    def __getitem__(self, recipe_id: str) -> Entry:
        return self._entries[recipe_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def load_library(
    folders: Sequence[Path] = (),
    *,
    builtin: bool = True,
    facts: Facts | None = None,
    as_of: date | None = None,
) -> Library:
    """Return every recipe of the built-in catalogue and the folders given, analysed and with its record.

    A folder's own records stand in its ``records.json``. Recipes that cannot be loaded are left out and told
    of in ``problems``. Raises CatalogueError only for a file of records that cannot be read.
    """
    catalogue, problems = load_lenient(folders, builtin=builtin)
    tables = facts or load()
    records: dict[str, Record] = dict(load_records()) if builtin else {}
    for folder in folders:
        records |= load_records(folder / "records.json")
    entries = [enter(recipe, records.get(recipe.id), tables, as_of) for recipe in catalogue.values()]
    return Library(entries, catalogue, problems)


def enter(
    recipe: Recipe, record: Record | None = None, facts: Facts | None = None, as_of: date | None = None
) -> Entry:
    """Return a recipe's entry: its Dockerfile analysed, its facets derived, its record joined."""
    report = analyse(recipe.dockerfile, path=recipe.path.name, facts=facts, as_of=as_of)
    base, tool, strategy, target, verdict = derivation.facets(report)
    facets = Facets(
        base=base,
        tool=tool,
        strategy=strategy,
        target=target,
        verdict=verdict,
        distribution=_distribution(base, facts or load(), as_of),
    )
    return Entry(recipe=recipe, report=report, facets=facets, record=record, stale=is_stale(recipe, record))


def disagreements(entry: Entry) -> tuple[str, ...]:
    """Return where declaration, analysis and real build do not say the same; empty is good.

    The three are independent: the author declares ``expect``, the analyser predicts from the text, the record
    tells what a container build did.
    """
    return (*_predicted(entry), *_built(entry))


def _predicted(entry: Entry) -> Iterator[str]:
    blocked = any(step.verdict is Verdict.BLOCKED for step in entry.report.steps)
    if blocked and entry.recipe.expect is Expect.BUILDS:
        yield "declared to build, but the analyser says that a step is blocked"
    if entry.recipe.level.needs_reason or entry.recipe.expect is Expect.FAILS:
        return
    overrides = {Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED, Verdict.UNCHECKED}
    if found := sorted({step.verdict for step in entry.report.steps} & overrides):
        yield f"level {entry.recipe.level}, but the analyser says {', '.join(found)}"


def _built(entry: Entry) -> Iterator[str]:
    if (record := entry.verified) is None:
        return
    expected = "built" if entry.recipe.expect is Expect.BUILDS else "failed-as-expected"
    if record.outcome != expected:
        yield f"declared `{entry.recipe.expect}`, but the recorded build says `{record.outcome}`"
    if record.outcome == "built" and entry.facets.verdict == Verdict.BLOCKED:
        yield "the analyser says blocked, but the recorded build went through"


def _distribution(base: str, facts: Facts, as_of: date | None) -> str:
    if not base:
        return ""
    image = facts.base_image(base, as_of or facts.checked)
    return (image.distribution or "") if image else ""
