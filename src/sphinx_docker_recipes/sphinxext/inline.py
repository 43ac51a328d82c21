"""Plain text of authors and of the analyser as inline nodes: backticks mean code, addresses are links."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from docutils import nodes

_PIECE = r"``(?P<double>[^`]+)``|`(?P<single>[^`]+)`|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:)])"
_BARE = (
    r"(?P<bare>(?<![\w./:-])(?:"
    r"--[a-z][a-z-]*[a-z]"  # options
    r"|~?/[\w.*+@-]*[\w*](?:/[\w.*+@-]*[\w*])*|(?<=to )/(?= )"  # absolute paths, the root among them
    r"|EXTERNALLY-MANAGED|PATH\b|\$?[A-Z]+(?:_[A-Z]+)+(?:=\S*\w)?"  # the marker, variables
    r"|[a-z][\w./-]*:[\w.-]*\w"  # images
    r"|[\w-]+\.(?:conf|toml|py)\b|python3(?= of )"  # files, programs
    r"|(?:lib)?python3[\d.]*(?:-[a-z]+)+"  # packages of distributions
    r"))"
)
"""What is code by its shape, for texts whose authors marked only the rest."""

_MANY = 1024
"""So many texts are kept as they were split: notices of one build say the same again and again."""

_PROGRAMS = frozenset(
    ("apk", "apt", "apt-get", "dnf", "ensurepip", "flit", "mamba", "micromamba", "pacman", "uv", "zypper")
)


def inline_nodes(text: str) -> list[nodes.Node]:
    """Return *text* as text, literal and reference nodes."""
    return list(_pieces(text))


@lru_cache(_MANY)
def coded(text: str) -> str:
    """Return *text* with its options, paths, variables and files marked as code."""
    return re.sub(
        f"{_PIECE}|{_BARE}", lambda found: f"`{found['bare']}`" if found["bare"] else found[0], text
    )


def paragraph(text: str, *, translatable: bool = False, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    """Return a paragraph of *text*; only what a recipe's author wrote is worth translating by others."""
    source = rst_source(text) if translatable else text
    node = nodes.paragraph(source, "", *_pieces(text), classes=list(classes))
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
    for plain, code, url in _split(text):
        if plain:
            yield nodes.Text(plain)
        elif code:
            yield nodes.literal(code, code)
        else:
            yield link(url, url)


@lru_cache(_MANY)
def _split(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return the pieces of *text*, each of which is plain, code or an address."""
    pieces: list[tuple[str, str, str]] = []
    position = 0
    for match in re.finditer(_PIECE, text):
        pieces += [(text[position : match.start()], "", ""), ("", _code(match), match["url"] or "")]
        position = match.end()
    return tuple(piece for piece in (*pieces, (text[position:], "", "")) if any(piece))


@cache
def _programs() -> frozenset[str]:
    """Return names that begin with a small letter wherever they stand."""
    from sphinx_docker_recipes.vocabulary import Tool  # noqa: PLC0415 - loaded at first use

    return _PROGRAMS.union(Tool) - {Tool.DISTRO, Tool.OTHER}


def _code(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or ""
