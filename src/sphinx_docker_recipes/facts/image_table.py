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


class ImageTable:
    """The rows of base images, parsed when a look-up needs them."""

    def __init__(self) -> None:
        """Read the definitions."""
        self._blocks = Blocks("base_images.toml", "base-images")
        problems: list[Problem] = []
        table = Row(data=self._blocks.definitions(), path=self._blocks.name, problems=problems)
        self.prefixes = table.texts("mirrors")
        table.done()
        self.around = Surroundings(
            sets=self._blocks.tables("sets"),
            floating=read_history,
            interpreters=self._blocks.tables("interpreters"),
            distributions=read_distribution,
        )
        raise_problems(problems)
        self._named: dict[str, list[int]] = {}
        self._globs: list[tuple[str, int]] = []
        """What stands before the first sign of a glob, and the row."""
        for number, text in enumerate(self._blocks.texts):
            for name in _names(text):
                if "*" in name:
                    self._globs.append((re.split(r"[*?{]", name, maxsplit=1)[0], number))
                else:
                    self._named.setdefault(name, []).append(number)
        self._rows: dict[int, ImageRow] = {}

    def about(self, repository: str) -> Iterator[ImageRow]:
        """Yield the rows that may be about a repository, in order: those that name it or begin like it."""
        globs = (number for start, number in self._globs if repository.startswith(start))
        return map(self._row, sorted({*self._named.get(repository, ()), *globs}))

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
    """Return the names of a row, which stand in one line; a test holds that."""
    _, _, line = f"\n{text}".partition("\nimages = [")
    return line.partition("]\n")[0].split('"')[1::2]


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
