"""A table in a data file of which only the wanted rows are parsed, since parsing takes most of the time.

The file holds definitions first, then one ``[[header]]`` after the other, each at the start of a line.
Rows are chosen by a text that they must hold, so names stand in plain quotes; a test holds that.
"""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.plain import read_pairs
from sphinx_docker_recipes.facts.reading import read_text
from sphinx_docker_recipes.facts.rows import Row


class Blocks:
    """The rows of one table, as text."""

    def __init__(self, name: str, header: str, text: str | None = None) -> None:
        """Take the name of a data file, the header of the rows, and what is known of the file's text."""
        self.name = name
        self.header = header
        whole = read_text(name) if text is None else text
        self.head, *self.texts = f"\n{whole}".split(f"\n[[{header}]]\n")

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.texts)

    def definitions(self) -> Mapping[str, object]:
        """Return what stands before the first table and the first row."""
        return read_pairs(self.head.partition("\n[")[0])

    def tables(self, header: str) -> "Tables":
        """Return the tables ``[header.name]`` before the first row, by name."""
        found = (text.partition("]\n") for text in self.head.split(f"\n[{header}.")[1:])
        return Tables({name.strip('"'): text.partition("\n[")[0] for name, _, text in found})

    def holding(self, text: str) -> Iterator[int]:
        """Yield the numbers of the rows that hold a text."""
        return (number for number, block in enumerate(self.texts) if text in block)

    def row(self, number: int, problems: list[Problem]) -> Row:
        """Return a row, parsed."""
        own, *inner = self.texts[number].split(f"\n[{self.header}.")
        tables = (text.partition("]\n") for text in inner)
        data = read_pairs(own) | {name: read_pairs(text) for name, _, text in tables}
        return Row(data=data, path=self.name, problems=problems)


class Tables(Mapping[str, Mapping[str, object]]):
    """Tables by name, each parsed when it is first looked up."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the text of every table."""
        self._texts = texts
        self._parsed: dict[str, Mapping[str, object]] = {}

    def __getitem__(self, name: str) -> Mapping[str, object]:
        """Return a table."""
        if name not in self._parsed:
            self._parsed[name] = read_pairs(self._texts[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names in order."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return how many tables there are."""
        return len(self._texts)
