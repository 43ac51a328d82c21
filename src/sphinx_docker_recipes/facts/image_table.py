"""Our own table of base images, with the named parts that its rows refer to."""

import re
from collections.abc import Iterator
from functools import cache

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.base_images import ImageRow, Surroundings, read_image
from sphinx_docker_recipes.facts.blocks import Blocks
from sphinx_docker_recipes.facts.distributions import read_distribution
from sphinx_docker_recipes.facts.floating import Floating, read_floating
from sphinx_docker_recipes.facts.reading import raise_problems
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.regex import regex

_IMAGES = regex(r"^images = \[(.*)\]$", re.MULTILINE)
"""The names of a row, which stand in one line; a test holds that."""


class ImageTable:
    """The rows of base images, parsed when a look-up needs them."""

    def __init__(self) -> None:
        """Read the definitions."""
        self._blocks = Blocks("base_images.toml", "base-images")
        head = self._blocks.definitions()
        problems: list[Problem] = []
        table = Row(data=head, path=self._blocks.name, problems=problems)
        self.prefixes = table.texts("mirrors")
        sets, interpreters = table.inner("sets"), table.inner("interpreters")
        self.around = Surroundings(
            sets={name: sets.mapping(name) for name in sets.data},
            floating=read_history,
            interpreters={name: interpreters.inner(name).data for name in interpreters.data},
            distributions=read_distribution,
        )
        table.done()
        raise_problems(problems)
        self._by_name: dict[str, list[int]] = {}
        for number, text in enumerate(self._blocks.texts):
            for name in _names(text):
                self._by_name.setdefault("*" if "*" in name else name, []).append(number)
        self._rows: dict[int, ImageRow] = {}

    def about(self, repository: str) -> Iterator[ImageRow]:
        """Yield the rows that may be about a repository, in order: those that name it, those with globs."""
        numbers = {*self._by_name.get(repository, ()), *self._by_name.get("*", ())}
        return map(self._row, sorted(numbers))

    def all(self) -> Iterator[ImageRow]:
        """Yield every row in order."""
        return map(self._row, range(len(self._blocks)))

    def _row(self, number: int) -> ImageRow:
        if number not in self._rows:
            problems: list[Problem] = []
            self._rows[number] = read_image(self._blocks.row(number, problems), self.around, None)
            raise_problems(problems)
        return self._rows[number]


def _names(text: str) -> list[str]:
    images = _IMAGES.search(text)
    return re.findall(r'"([^"]*)"', images[1]) if images else []


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
