"""Plain text of authors and of the analyser as inline nodes: backticks mean code, addresses are links."""

import re
from collections.abc import Iterator
from functools import cache

from docutils import nodes

_PIECE = r"``(?P<double>[^`]+)``|`(?P<single>[^`]+)`|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:)])"


def inline_nodes(text: str) -> list[nodes.Node]:
    """Return *text* as text, literal and reference nodes."""
    return list(_pieces(text))


def paragraph(text: str, *, translatable: bool = False, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    """Return a paragraph of *text*; only what a recipe's author wrote is worth translating by others."""
    node = nodes.paragraph(rst_source(text), "", *_pieces(text), classes=list(classes))
    node["translatable"] = translatable
    return node


def sentence(text: str) -> str:
    """Return *text* with a capital first letter and a full stop, as a reader expects them.

    A program keeps the name that it has.
    """
    closed = text if text.endswith((".", "!", "?", ":")) else f"{text}."
    first = closed.split()[0].removesuffix("'s") if closed.split() else ""
    return closed if first in _programs() else closed[:1].upper() + closed[1:]


def rst_source(text: str) -> str:
    """Return *text* as reST that means the same, which is what gettext catalogues hold."""
    return re.sub(_PIECE, lambda match: f"``{_code(match)}``" if _code(match) else match[0], text)


def link(text: str, address: str, **attributes: object) -> nodes.reference:
    """Return a link to *address*."""
    return nodes.reference("", text, refuri=address, internal=False, **attributes)


def _pieces(text: str) -> Iterator[nodes.Node]:
    position = 0
    for match in re.finditer(_PIECE, text):
        if match.start() > position:
            yield nodes.Text(text[position : match.start()])
        code = _code(match)
        yield nodes.literal(code, code) if code else link(match["url"], match["url"])
        position = match.end()
    if position < len(text):
        yield nodes.Text(text[position:])


@cache
def _programs() -> frozenset[str]:
    """Return names that begin with a small letter wherever they stand."""
    from sphinx_docker_recipes.vocabulary import Tool  # noqa: PLC0415 - loaded at first use

    return frozenset({"uv", *Tool} - {Tool.DISTRO, Tool.OTHER})


def _code(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or ""
