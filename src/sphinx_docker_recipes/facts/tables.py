"""The tables of facts, read when first asked for; a user's own rows of base images come first."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.base_images import (
    ImageRow,
    Surroundings,
    read_image,
    resolve,
    split_reference,
)
from sphinx_docker_recipes.facts.distributions import read_distributions
from sphinx_docker_recipes.facts.floating import read_histories
from sphinx_docker_recipes.facts.installers import read_installers
from sphinx_docker_recipes.facts.messages import read_messages
from sphinx_docker_recipes.facts.model import BaseImage, Distribution, ErrorMessage, Installer, Section
from sphinx_docker_recipes.facts.reading import raise_problems, read_table, read_text
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.facts.sections import read_sections
from sphinx_docker_recipes.facts.user_table import user_rows

CHECKED = date(2026, 11, 22)
"""The newest date in the tables; a test holds it."""

_HEADER = "\n[[base-images]]\n"


@dataclass(kw_only=True)
class Facts:
    """Everything known, behind look-ups; each table is read once, when first needed."""

    extra: tuple[ImageRow, ...] = ()
    """A user's rows; they come before ours."""
    checked: date = CHECKED
    """The day results are judged by where no other is given, so that they do not change with the calendar."""
    _answers: dict[tuple[str, date], BaseImage | None] = field(default_factory=dict)

    def base_image(self, reference: str, as_of: date | None = None) -> BaseImage | None:
        """Return what an image reference gives on a day, None where no row covers it."""
        key = (reference, as_of or self.checked)
        if key not in self._answers:
            self._answers[key] = self._find(*key)
        return self._answers[key]

    def distribution(self, identifier: str) -> Distribution | None:
        """Return a distribution by its id."""
        return self.distributions.get(identifier)

    def suggestion(self, reference: str) -> str:
        """Return the lines of TOML that would make an unknown base known."""
        name, tag = split_reference(reference, self._base_images.prefixes)
        tags = f'tags = ["{tag}"]\n' if tag else ""
        return (
            f'[[base-images]]\nimages = ["{name}"]\n{tags}'
            'distribution = "debian:13"  # what it is built on\n'
            'interpreters = ["distribution-with-pip"]  # the Pythons it holds, in the order of PATH\n'
        )

    @cached_property
    def distributions(self) -> Mapping[str, Distribution]:
        """Return all distributions by id."""
        return _read_distributions()

    @cached_property
    def errors(self) -> tuple[ErrorMessage, ...]:
        """Return the decoder's entries in order."""
        return read_table("errors.toml", read_messages)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections of PEP 668 and of the specification, in their order."""
        return read_table("sections.toml", read_sections)

    @cached_property
    def installers(self) -> Mapping[str, Installer]:
        """Return the installers by id."""
        return read_table("installers.toml", read_installers)

    @cached_property
    def image_rows(self) -> tuple[ImageRow, ...]:
        """Return every row of base images, the user's first, in the order in which they are tried."""
        return (*self.extra, *self._base_images.all())

    @cached_property
    def _base_images(self) -> "BaseImages":
        return _base_images()

    def _find(self, reference: str, as_of: date) -> BaseImage | None:
        name, tag = split_reference(reference, self._base_images.prefixes)
        for row in (*self.extra, *self._base_images.about(name)):
            found = row.match(tag or "", as_of) if row.covers(name) else None
            if found:
                return resolve(row, found, as_of, self._base_images.around)
        return None


class BaseImages:
    """Our own table, of which only the rows about a wanted repository are parsed: the rest takes longest."""

    def __init__(self, text: str) -> None:
        """Take the text of the table: definitions first, then one ``[[base-images]]`` after the other."""
        head, *self._blocks = f"\n{text}".split(_HEADER)
        document = tomllib.loads(head)
        problems: list[Problem] = []
        table = Row(data=document, path="base_images.toml", problems=problems)
        self.prefixes = table.texts("mirrors")
        table.asked |= {"sets", "interpreters"}
        self.around = Surroundings(
            sets=document["sets"],
            floating=read_histories(list(table.rows("floating"))),
            interpreters=document["interpreters"],
            distributions=lambda identifier: _read_distributions().get(identifier),
        )
        table.done()
        raise_problems(problems)
        self._rows: dict[int, ImageRow] = {}

    def about(self, repository: str) -> Iterator[ImageRow]:
        """Yield the rows that may be about a repository, in order: those that name it, those with globs."""
        quoted = f'"{repository}"'
        for index, block in enumerate(self._blocks):
            if quoted in block or _GLOB_NAME.search(block):
                yield self._row(index)

    def all(self) -> Iterator[ImageRow]:
        """Yield every row in order."""
        return map(self._row, range(len(self._blocks)))

    def _row(self, index: int) -> ImageRow:
        if index not in self._rows:
            problems: list[Problem] = []
            row = Row(data=tomllib.loads(self._blocks[index]), path="base_images.toml", problems=problems)
            self._rows[index] = read_image(row, self.around, None)
            raise_problems(problems)
        return self._rows[index]


_GLOB_NAME = re.compile(r"^images = \[[^\]]*\*", re.MULTILINE)


@cache
def _base_images() -> BaseImages:
    return BaseImages(read_text("base_images.toml"))


@cache
def _read_distributions() -> Mapping[str, Distribution]:
    return read_table("distributions.toml", read_distributions)


@cache
def _plain_facts() -> Facts:
    return Facts()


def load(extra: Iterable[Path] = ()) -> Facts:
    """Return the facts; files of a user's own rows come before ours.

    A file is a ``docker-recipes.toml`` with ``[[base-images]]``, or a ``pyproject.toml`` with
    ``[[tool.docker-recipes.base-images]]``. A `FactsError` names every problem in them.
    """
    paths = tuple(extra)
    if not paths:
        return _plain_facts()
    problems: list[Problem] = []
    around = _base_images().around
    rows = tuple(row for path in paths for row in user_rows(path, around, problems))
    raise_problems(problems)
    return Facts(extra=rows)
