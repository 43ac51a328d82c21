"""Reading our own data files: a mistake in one is a defect of ours, and every problem is named at once."""

from collections.abc import Callable, Mapping
from os.path import dirname, join

from sphinx_docker_recipes.errors import FactsError, Problem
from sphinx_docker_recipes.toml import parse_toml

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    Table = TypeVar("Table")
    Reader = Callable[[Mapping[str, object], str, list[Problem]], Table]


def read_text(name: str) -> str:
    """Return the text of a data file of this package."""
    path = join(dirname(__file__), name)
    data: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]  # as pkgutil does, and that is slow to import
    return data.decode("utf-8")


def read_table(name: str, reader: "Reader[Table]") -> "Table":
    """Return what a reader makes of a data file; problems it notes become one `FactsError`."""
    problems: list[Problem] = []
    table = reader(parse_toml(read_text(name)), name, problems)
    raise_problems(problems)
    return table


def raise_problems(problems: list[Problem]) -> None:
    """Raise a `FactsError` if there are problems."""
    if problems:
        raise FactsError(problems)
