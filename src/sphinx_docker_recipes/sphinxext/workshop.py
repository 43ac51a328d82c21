"""What one build works with: the tables, the catalogue, and the analyses of code blocks.

Everything is loaded at first use, so that a project without recipes pays nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sphinx_docker_recipes.errors import FactsError, Problem
from sphinx_docker_recipes.sphinxext.config import options_of
from sphinx_docker_recipes.sphinxext.digest import Fingerprints
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.tables import Facts
    from sphinx_docker_recipes.library import Entry, Library
    from sphinx_docker_recipes.pep668.report import Report


class Workshop:
    """The means of one build."""

    def __init__(self, config: Config, root: Path) -> None:
        """Take a build's configuration and the folder of its sources."""
        self.options = options_of(config)
        self._language = str(config.language or "en")
        self._root = root
        self._reports: dict[str, Report] = {}

    @property
    def catalogue_folders(self) -> tuple[Path, ...]:
        """Return the project's own folders of recipes."""
        return tuple(self._root / folder for folder in self.options.catalogues)

    @property
    def base_image_tables(self) -> tuple[Path, ...]:
        """Return the project's own tables of base images."""
        return tuple(self._root / table for table in self.options.base_images)

    @property
    def english(self) -> tuple[str, ...]:
        """Return the classes of what the analyser says, which is English on every page.

        docutils makes the attribute ``lang`` of it, for screen readers and for browsers that translate.
        """
        return () if self._language.startswith("en") else ("language-en",)

    @property
    def as_of(self) -> date | None:
        """Return the day for which moving tags are understood."""
        return date.fromisoformat(self.options.as_of) if self.options.as_of else None

    @cached_property
    def facts(self) -> Facts:
        """Return the tables; without the project's own where these cannot be used."""
        from sphinx_docker_recipes.facts.tables import load  # noqa: PLC0415 - loaded at first use

        try:
            return load(self.base_image_tables)
        except FactsError:
            return load()

    @cached_property
    def library(self) -> Library:
        """Return the recipes that can be used, each with its analysis and its recorded build."""
        from sphinx_docker_recipes.library import load_library  # noqa: PLC0415 - loaded at first use

        return load_library(
            self.catalogue_folders,
            builtin=self.options.builtin_catalogue,
            facts=self.facts,
            as_of=self.as_of,
        )

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """Return the digests of everything that a page can depend on."""
        return Fingerprints(self.catalogue_folders, self.base_image_tables)

    def select(self, **filters: Any) -> tuple[Entry, ...]:  # noqa: ANN401 - the filters of a directive
        """Return the entries that the filters let through, in order; ids, where given, must be known."""
        from sphinx_docker_recipes.recipes.selection import select  # noqa: PLC0415 - loaded at first use

        named = filters.get("ids")
        entries = [self.library[name] for name in named] if named else self.library.values()
        return select(entries, **filters)

    def analyse(self, text: str) -> Report:
        """Return the analysis of a code block; the same text is analysed once. Recipes: `judgements`."""
        from sphinx_docker_recipes.pep668.analysis import analyse  # noqa: PLC0415 - loaded at first use

        report = self._reports.get(text)
        if report is None:
            report = self._reports[text] = analyse(text, facts=self.facts, as_of=self.as_of)
        return report

    def problems(self) -> Iterator[tuple[Subtype, Problem]]:
        """Give everything that is wrong with the project's own recipes and tables."""
        if self.catalogue_folders:
            yield from ((Subtype.CATALOGUE, problem) for problem in self.library.problems)
        if self.base_image_tables:
            from sphinx_docker_recipes.facts.tables import load  # noqa: PLC0415 - loaded at first use

            try:
                load(self.base_image_tables)
            except FactsError as error:
                yield from ((Subtype.BASE_IMAGES, problem) for problem in error.problems)


_WORKSHOPS: WeakKeyDictionary[Config, Workshop] = WeakKeyDictionary()


def workshop_of(env: BuildEnvironment) -> Workshop:
    """Return the build's workshop."""
    workshop = _WORKSHOPS.get(env.config)
    if workshop is None:
        workshop = _WORKSHOPS[env.config] = Workshop(env.config, Path(env.srcdir))
    return workshop
