"""Our own table of base images, with the named parts that its rows refer to."""

import re
from collections.abc import Iterator
from functools import cache

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.base_images import ImageRow, Surroundings, read_image
from sphinx_docker_recipes.facts.blocks import Blocks
from sphinx_docker_recipes.facts.distributions import read_distribution
from sphinx_docker_recipes.facts.floating import Floating, read_floating
from sphinx_docker_recipes.facts.image_names import read_origins
from sphinx_docker_recipes.facts.patterns import may_fit
from sphinx_docker_recipes.facts.reading import raise_problems
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.regex import regex

_RELEASE = regex(r"(?<![a-z])([a-z]+)(?:-?stream|/leap|-?minimal)?[-_:]?v?(\d+)(\.\d+)?")
"""A word of a reference and the number behind it, which may be that of a release."""


class ImageTable:
    """The rows of base images, parsed when a look-up needs them."""

    def __init__(self) -> None:
        """Read the definitions."""
        self._blocks = Blocks("base_images.toml", "base-images")
        problems: list[Problem] = []
        table = Row(data=self._blocks.definitions(), path=self._blocks.name, problems=problems)
        self.origins = read_origins(table)
        self.programs_in_root = frozenset(table.texts("programs-in-root"))
        table.done()
        self.around = Surroundings(
            sets=self._blocks.tables("sets"),
            floating=read_history,
            interpreters=self._blocks.tables("interpreters"),
            distributions=read_distribution,
        )
        raise_problems(problems)
        self._globs = [
            number
            for number, text in enumerate(self._blocks.texts)
            if text.find("*", 0, text.index("]\n")) >= 0
        ]
        """The rows with a ``*`` among their names, which stand above all other lists; a test holds that."""
        self._rows: dict[int, ImageRow] = {}
        self._about: dict[str, list[int]] = {}

    def about(self, repository: str, tag: str) -> Iterator[ImageRow]:
        """Yield the rows that may be about an image, in order: those with a name and a tag that may fit."""
        numbers = self._about.get(repository)
        if numbers is None:
            globs = (
                n for n in self._globs if any(may_fit(repository, name) for name in self._texts(n, "images"))
            )
            numbers = sorted({*globs, *self._blocks.holding(f'"{repository}"')})
            self._about[repository] = numbers
        for number in numbers:
            tags = self._texts(number, "tags")
            if not tags or any(may_fit(tag, pattern) for pattern in tags):
                yield self._row(number)

    def distribution_in(self, reference: str) -> str | None:
        """Return the distribution that an image's reference seems to name: ``bookworm``, ``ubuntu24.04``."""
        text = reference.lower()
        for kind in ("debian", "ubuntu"):
            codenames = self.around.sets[kind]
            for word in re.findall(r"[a-z]+", text):
                if word in codenames:
                    return str(codenames[word])
        families = self._blocks.tables("words")["families"]
        for word, major, minor in _RELEASE.findall(text):
            for number in (f"{major}{minor}", major) if word in families else ():
                if read_distribution(f"{families[word]}:{number}"):
                    return f"{families[word]}:{number}"
        return None

    def all(self) -> Iterator[ImageRow]:
        """Yield every row in order."""
        for row in map(self._row, range(len(self._blocks))):
            yield row.whole()
            raise_problems(row.row.problems)

    def _texts(self, number: int, key: str) -> list[str]:
        """Return a list of texts of a row, which is not read yet: they hold neither quotes nor brackets."""
        _, _, listed = f"\n{self._blocks.texts[number]}".partition(f"\n{key} = [")
        return listed.partition("]\n")[0].split('"')[1::2]

    def _row(self, number: int) -> ImageRow:
        if number not in self._rows:
            self._rows[number] = read_image(self._blocks.row(number, []), self.around)
        return self._rows[number]


@cache
def histories() -> Blocks:
    """Return the histories of moving tags."""
    return Blocks("floating.toml", "floating")


@cache
def read_history(identifier: str) -> Floating | None:
    """Return the history of that id."""
    problems: list[Problem] = []
    for number in histories().holding(f'id = "{identifier}"\n'):
        history = read_floating(histories().row(number, problems))
        raise_problems(problems)
        return history
    return None
