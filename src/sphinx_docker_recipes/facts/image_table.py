"""Our own table of base images, with the named parts that its rows refer to."""

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
        self._globs = [
            (name.partition("*")[0], number)
            for number, text in enumerate(self._blocks.texts)
            if "*" in _images(text)
            for name in _images(text).split('"')[1::2]
            if "*" in name
        ]
        """What stands before the first sign of a glob, and the row."""
        self._rows: dict[int, ImageRow] = {}
        self._about: dict[str, list[int]] = {}

    def about(self, repository: str) -> Iterator[ImageRow]:
        """Yield the rows that may be about a repository, in order: those that name it or begin like it."""
        if repository not in self._about:
            globs = {number for start, number in self._globs if repository.startswith(start)}
            self._about[repository] = sorted(globs.union(self._blocks.holding(f'"{repository}"')))
        return map(self._row, self._about[repository])

    def all(self) -> Iterator[ImageRow]:
        """Yield every row in order."""
        for row in map(self._row, range(len(self._blocks))):
            yield row.whole()
            raise_problems(row.row.problems)

    def _row(self, number: int) -> ImageRow:
        if number not in self._rows:
            self._rows[number] = read_image(self._blocks.row(number, []), self.around)
        return self._rows[number]


def _images(text: str) -> str:
    """Return a row up to its names, which stand in one line above all other lists; a test holds that."""
    return text[: text.index("]\n")]


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
