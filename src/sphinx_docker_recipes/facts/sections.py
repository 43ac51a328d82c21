"""The table of named sections of PEP 668 and of the PyPA specification."""

from collections.abc import Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import Literal


@valueclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A named section of PEP 668 or of the PyPA specification."""

    key: str
    """``use-cases``."""
    title: str
    url: str
    of: "Literal['pep', 'spec']"
    source: Source


def read_sections(document: Mapping[str, object], path: str, problems: list[Problem]) -> tuple[Section, ...]:
    """Return the sections of a document in its order; what is wrong is added to the problems."""
    table = Row(data=document, path=path, problems=problems)
    found = tuple(section for row in table.rows("documents") for section in _sections(row))
    table.done()
    return found


def _sections(document: Row) -> list[Section]:
    of, url, source = document.text("of"), document.text("url"), document.source()
    found = [_section(row, of, url, source) for row in document.rows("sections")]
    document.done()
    return found


def _section(row: Row, of: str, url: str, source: Source) -> Section:
    key = row.text("key")
    section = Section(
        key=key,
        title=row.text("title"),
        url=f"{url}#{key}",
        of="spec" if of == "spec" else "pep",
        source=source,
    )
    row.done()
    return section
