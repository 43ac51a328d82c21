"""Tables as nodes."""

from collections.abc import Iterable, Sequence

from docutils import nodes

CLASS = "dr-table"

Cell = str | Sequence[nodes.Node]


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> nodes.table:
    """Return a table; *widths* are the columns' shares."""
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths), cols=len(headings))
    group += nodes.thead("", _row(headings))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=[CLASS])


def is_ours(node: nodes.table) -> bool:
    """Return whether a table was made here."""
    return CLASS in node["classes"]


def _row(cells: Iterable[Cell]) -> nodes.row:
    return nodes.row("", *map(_entry, cells))


def _entry(cell: Cell) -> nodes.entry:
    content = [nodes.Text(cell)] if isinstance(cell, str) else list(cell)
    return nodes.entry("", nodes.paragraph("", "", *content, translatable=False))
