"""The tables of facts, read when first asked for; a user's own rows of base images come first."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from json import dumps

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.base_images import ImageRow, resolve
from sphinx_docker_recipes.facts.distributions import all_distributions, read_distribution
from sphinx_docker_recipes.facts.image_names import split_reference
from sphinx_docker_recipes.facts.image_table import ImageTable
from sphinx_docker_recipes.facts.model import BaseImage, Distribution
from sphinx_docker_recipes.facts.reading import raise_problems, read_table
from sphinx_docker_recipes.values import field, valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_docker_recipes.facts.installers import Installer
    from sphinx_docker_recipes.facts.messages import ErrorMessage
    from sphinx_docker_recipes.facts.sections import Section

_LIKELY = "debian:13"
"""Stands in a suggestion where a reference does not say what the image is built on."""
CHECKED = date(2026, 11, 27)
"""The newest date in the tables; a test holds it."""


@valueclass(kw_only=True)
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

    @property
    def programs_in_root(self) -> frozenset[str]:
        """Return the names of programs that stand in the root of images, each a file and no folder."""
        return self._base_images.programs_in_root

    def distribution(self, identifier: str) -> Distribution | None:
        """Return a distribution by its id."""
        return read_distribution(identifier)

    def suggestion(self, reference: str) -> str:
        """Return the lines of TOML that would make an unknown base known."""
        written, tag = split_reference(reference)
        name = self._base_images.origins.original(written)
        tags = f"tags = [{_quoted(tag)}]\n" if tag else ""
        likely = self._base_images.distribution_in(reference) or _LIKELY
        return (
            f"[[base-images]]\nimages = [{_quoted(name)}]\n{tags}"
            f'distribution = "{likely}"  # what it is built on\n'
            'interpreters = ["distribution-with-pip"]  # the Pythons it holds, in the order of PATH\n'
        )

    @cached_property
    def distributions(self) -> Mapping[str, Distribution]:
        """Return all distributions by id."""
        return {distribution.id: distribution for distribution in all_distributions()}

    @cached_property
    def errors(self) -> "tuple[ErrorMessage, ...]":
        """Return the decoder's entries in order."""
        from sphinx_docker_recipes.facts.messages import read_messages  # noqa: PLC0415 - lazy: no check needs it

        return read_table("errors.toml", read_messages)

    @cached_property
    def sections(self) -> "tuple[Section, ...]":
        """Return the sections of PEP 668 and of the specification, in their order."""
        from sphinx_docker_recipes.facts.sections import read_sections  # noqa: PLC0415 - the same

        return read_table("sections.toml", read_sections)

    @cached_property
    def installers(self) -> "Mapping[str, Installer]":
        """Return the installers by id."""
        from sphinx_docker_recipes.facts.installers import read_installers  # noqa: PLC0415 - the same

        return read_table("installers.toml", read_installers)

    @cached_property
    def image_rows(self) -> tuple[ImageRow, ...]:
        """Return every row of base images, the user's first, in the order in which they are tried."""
        return (*self.extra, *self._base_images.all())

    @cached_property
    def _base_images(self) -> ImageTable:
        return _base_images()

    def _find(self, reference: str, as_of: date) -> BaseImage | None:
        written, tag = split_reference(reference)
        name = self._base_images.origins.original(written)
        if tag and "$" in tag:
            tag = None  # a variable without a value: what holds for a digest holds for any tag
        for row in (*self.extra, *self._base_images.about(name, tag or "")):
            covered = row.covers(name) or (name != written and row.covers(written))
            found = row.match(tag or "", as_of) if covered else None
            if found:
                return resolve(row, found, as_of)
        return None


@cache
def _base_images() -> ImageTable:
    return ImageTable()


@cache
def _plain_facts() -> Facts:
    return Facts()


def load(extra: "Iterable[Path]" = ()) -> Facts:
    """Return the facts; files of a user's own rows come before ours.

    A file is a ``docker-recipes.toml`` with ``[[base-images]]``, or a ``pyproject.toml`` with
    ``[[tool.docker-recipes.base-images]]``. A `FactsError` names every problem in them.
    """
    paths = tuple(extra)
    if not paths:
        return _plain_facts()
    from sphinx_docker_recipes.facts.user_table import user_rows  # noqa: PLC0415 - lazy: few users have rows

    problems: list[Problem] = []
    around = _base_images().around
    rows = tuple(row for path in paths for row in user_rows(path, around, problems))
    raise_problems(problems)
    return Facts(extra=rows)


def _quoted(text: str) -> str:
    """Return a TOML string; JSON's differ only in one control character."""
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
