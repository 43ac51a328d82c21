"""The index of the ``docker`` domain: every object by kind and title."""

from collections.abc import Iterable

from sphinx.domains import IndexEntry

from sphinx_docker_recipes.sphinxext.places import Place
from sphinx_docker_recipes.sphinxext.translation import _


def groups(places: Iterable[Place], docnames: Iterable[str] | None) -> list[tuple[str, list[IndexEntry]]]:
    """Return the entries of *docnames* (of all pages for None), grouped by kind."""
    wanted = None if docnames is None else set(docnames)
    found: dict[str, list[IndexEntry]] = {}
    for place in places:
        if wanted is None or place.document in wanted:
            entry = IndexEntry(place.title, 0, place.document, place.anchor, place.name, "", "")
            found.setdefault(_label(place.kind), []).append(entry)
    return [(label, sorted(entries, key=_key)) for label, entries in sorted(found.items())]


def _label(kind: str) -> str:
    """Return a kind of object as a heading: one word, since Sphinx makes an id of it."""
    return {"recipe": _("Recipes"), "base": _("Bases"), "rule": _("Rules"), "error": _("Errors")}[kind]


def _key(entry: IndexEntry) -> tuple[str, str]:
    return entry.name.casefold(), entry.anchor
