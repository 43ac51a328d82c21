"""The catalogue joined with what the analyser says and what real builds did, for both front ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sphinx_docker_recipes.errors import CatalogueError, Problem
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668 import facets as derivation
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Report
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import load_lenient
from sphinx_docker_recipes.recipes.model import Facets, Recipe, Record
from sphinx_docker_recipes.recipes.records import is_stale, load_records
from sphinx_docker_recipes.recipes.selection import order
from sphinx_docker_recipes.vocabulary import OVERRIDES, Expect, Verdict

MARKER_ERRORS = frozenset(f"E{number:02}" for number in range(1, 14))
"""The decoder's entries that mean the marker: its first thirteen."""

OUTCOMES = {Expect.BUILDS: "built", Expect.FAILS: "failed-as-expected"}
"""What a record says for each declaration."""

EVIDENCE: Mapping[str, Mapping[str, str]] = {
    Verdict.VENV: {"environment": "virtual"},
    Verdict.UNMARKED: {"environment": "system", "marker": "absent"},
    Verdict.OVERRIDDEN: {"environment": "system", "marker": "present"},
    Verdict.UNCHECKED: {"environment": "system", "marker": "present"},
    Verdict.MARKER_REMOVED: {"environment": "system"},
}
"""What the sample project must have said in the built image, by verdict of the step that decides."""


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
    of in ``problems``, as are records that cannot be read.
    """
    catalogue, problems = load_lenient(folders, builtin=builtin)
    tables = facts or load()
    records: dict[str, Record] = dict(load_records()) if builtin else {}
    for folder in folders:
        try:
            records |= load_records(folder / "records.json")
        except CatalogueError as error:
            problems = (*problems, *error.problems)
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

    The three are independent: the author declares ``expect`` and ``level``, the analyser predicts from the
    text, the record tells what a container build did and what the image said of itself.
    """
    return (*_declared(entry), *_recorded(entry))


def _declared(entry: Entry) -> Iterator[str]:
    recipe = entry.recipe
    verdicts = {step.verdict for step in entry.report.steps}
    if Verdict.BLOCKED in verdicts and recipe.expect is Expect.BUILDS:
        yield "declared to build, but the analyser says that a step is blocked"
    if recipe.error in MARKER_ERRORS and Verdict.BLOCKED not in verdicts:
        yield f"declared to fail with {recipe.error}, but the analyser says that no step is blocked"
    if not recipe.level.needs_reason and (found := sorted(verdicts & OVERRIDES)):
        yield f"level {recipe.level}, but the analyser says {', '.join(found)}"


def _recorded(entry: Entry) -> Iterator[str]:
    record, verdict = entry.record, entry.facets.verdict
    if record is None:
        return
    if entry.stale:
        yield "the Dockerfile has changed since its record was made"
        return
    expected = OUTCOMES[entry.recipe.expect]
    if record.outcome != expected:
        yield f"declared `{entry.recipe.expect}`, but the recorded build says `{record.outcome}`"
    if record.outcome == OUTCOMES[Expect.BUILDS] and verdict == Verdict.BLOCKED:
        yield "the analyser says blocked, but the recorded build went through"
    for key, value in EVIDENCE.get(verdict, {}).items():
        said = next((line for line in record.program if line.startswith(f"{key}: ")), f"{key}: {value}")
        if not said.startswith(f"{key}: {value}"):
            yield f"the analyser says {verdict}, but the recorded program said `{said}`"


def _distribution(base: str, facts: Facts, as_of: date | None) -> str:
    if not base:
        return ""
    image = facts.base_image(base, as_of or facts.checked)
    return (image.distribution or "") if image else ""
