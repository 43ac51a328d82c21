"""A table in a data file of which only the wanted rows are parsed, since parsing takes most of the time.

The file holds definitions first, then one ``[[header]]`` after the other, each at the start of a line.
Rows are chosen by a text that they must hold, so names stand in plain quotes; a test holds that.
"""

import tomllib
from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.reading import read_text
from sphinx_docker_recipes.facts.rows import Row


class Blocks:
    """The rows of one table, as text."""

    def __init__(self, name: str, header: str) -> None:
        """Take the name of a data file and the header of its rows."""
        self.name = name
        self.header = header
        self._head, *self.texts = f"\n{read_text(name)}".split(f"\n[[{header}]]\n")

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.texts)

    def definitions(self) -> Mapping[str, object]:
        """Return what stands before the first row."""
        return tomllib.loads(self._head)

    def holding(self, *texts: str) -> Iterator[int]:
        """Yield the numbers of the rows that hold one of the texts."""
        return (number for number, block in enumerate(self.texts) if any(text in block for text in texts))

    def row(self, number: int, problems: list[Problem]) -> Row:
        """Return a row, parsed."""
        document = tomllib.loads(f"[[{self.header}]]\n{self.texts[number]}")
        return Row(data=document[self.header][0], path=self.name, problems=problems)
