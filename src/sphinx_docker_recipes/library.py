"""The catalogue joined with what the analyser says and what real builds did, for both front ends."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from sphinx_docker_recipes.errors import CatalogueError, Problem
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668 import facets as derivation
from sphinx_docker_recipes.pep668.analysis import analyse_steps
from sphinx_docker_recipes.pep668.report import Report
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import load_lenient, load_named
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


class Entry:
    """One recipe and everything that is known about it; it is analysed when it is first asked for that."""

    def __init__(
        self,
        recipe: Recipe,
        record: Record | None = None,
        facts: Facts | None = None,
        as_of: date | None = None,
    ) -> None:
        """Take a recipe, its record where there is one, and what its analysis rests on."""
        self.recipe = recipe
        self.record = record
        self._facts = facts or load()
        self._as_of = as_of

    @cached_property
    def report(self) -> Report:
        """Return the analysis of its Dockerfile, in which no rule was asked."""
        return analyse_steps(self.recipe.dockerfile, facts=self._facts, as_of=self._as_of)

    @cached_property
    def facets(self) -> Facets:
        """Return what the analysis says that the recipe is about."""
        base, tool, strategy, target, verdict = derivation.facets(self.report)
        image = self._facts.base_image(base, self._as_of or self._facts.checked) if base else None
        return Facets(
            base=base,
            tool=tool,
            strategy=strategy,
            target=target,
            verdict=verdict,
            distribution=(image.distribution or "") if image else "",
        )

    @property
    def stale(self) -> bool:
        """Return whether there is no record of this very Dockerfile."""
        return is_stale(self.recipe, self.record)

    @property
    def verified(self) -> Record | None:
        """Return the record, where it is one of this very Dockerfile."""
        return None if self.stale else self.record


class Library(Mapping[str, Entry]):
    """All entries by recipe id, in the catalogue's order; one that is asked for by its id is loaded alone."""

    def __init__(
        self, folders: Sequence[Path], *, builtin: bool, facts: Facts, as_of: date | None = None
    ) -> None:
        """Take what `load_library` takes."""
        self._folders = folders
        self._builtin = builtin
        self._facts = facts
        self._as_of = as_of
        self._entries: dict[str, Entry] = {}

    def __getitem__(self, recipe_id: str) -> Entry:
        if recipe_id not in self._entries:
            recipe = load_named(recipe_id, self._folders, builtin=self._builtin)
            if recipe is None:
                raise KeyError(recipe_id)
            self._enter(recipe)
        return self._entries[recipe_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the recipe files, and files of records, that cannot be loaded."""
        return (*self._all[1], *self._records[1])

    @cached_property
    def _all(self) -> tuple[Catalogue, tuple[Problem, ...]]:
        return load_lenient(self._folders, builtin=self._builtin)

    @cached_property
    def _order(self) -> tuple[str, ...]:
        for recipe in self._all[0].values():
            if recipe.id not in self._entries:
                self._enter(recipe)
        return tuple(entry.recipe.id for entry in sorted(self._entries.values(), key=order))

    @cached_property
    def _records(self) -> tuple[Mapping[str, Record], tuple[Problem, ...]]:
        records: dict[str, Record] = dict(load_records()) if self._builtin else {}
        problems: list[Problem] = []
        for folder in self._folders:
            try:
                records |= load_records(folder / "records.json")
            except CatalogueError as error:
                problems += error.problems
        return records, tuple(problems)

    def _enter(self, recipe: Recipe) -> None:
        record = self._records[0].get(recipe.id)
        self._entries[recipe.id] = Entry(recipe, record, self._facts, self._as_of)


def load_library(
    folders: Sequence[Path] = (),
    *,
    builtin: bool = True,
    facts: Facts | None = None,
    as_of: date | None = None,
) -> Library:
    """Return the recipes of the built-in catalogue and the folders given, each with its record.

    A folder's own records stand in its ``records.json``. Recipes that cannot be loaded are left out and told
    of in ``problems``, as are records that cannot be read.
    """
    return Library(folders, builtin=builtin, facts=facts or load(), as_of=as_of)


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
