"""Rows of the tables by their names, and the nearest name where there is none of the one given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.messages import ErrorMessage
    from sphinx_docker_recipes.facts.sections import Section
    from sphinx_docker_recipes.facts.tables import Facts


def section_of(facts: Facts, key: str, of: str = "pep") -> Section | None:
    """Return a section of the PEP (``pep``) or of the PyPA specification (``spec``)."""
    return next((section for section in facts.sections if (section.key, section.of) == (key, of)), None)


def did_you_mean(name: str, names: Iterable[str], *, tag: str = "") -> str:
    """Return the end of a warning that names what looks most like *name*; empty where nothing does.

    *tag* of an image stands behind the name, and is not compared.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a build with a mistake pays for it

    near = get_close_matches(name, tuple(names), n=1)
    return f"; did you mean {near[0] + tag!r}?" if near else ""


def section_keys(facts: Facts, of: str) -> tuple[str, ...]:
    """Return the names of all sections of the PEP (``pep``) or of the specification (``spec``)."""
    return tuple(section.key for section in facts.sections if section.of == of)


def error_of(facts: Facts, error_id: str) -> ErrorMessage | None:
    """Return an entry of the decoder."""
    return next((error for error in facts.errors if error.id == error_id), None)
