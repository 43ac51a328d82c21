"""Rows of the tables by their names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.model import ErrorMessage, Section
    from sphinx_docker_recipes.facts.tables import Facts


def section_of(facts: Facts, key: str, of: str = "pep") -> Section | None:
    """Return a section of the PEP (``pep``) or of the PyPA specification (``spec``)."""
    return next((section for section in facts.sections if (section.key, section.of) == (key, of)), None)


def nearest_section(facts: Facts, key: str, of: str) -> str | None:
    """Return the key that looks most like the one given."""
    keys = [section.key for section in facts.sections if section.of == of]
    return next(iter(get_close_matches(key, keys, n=1)), None)


def error_of(facts: Facts, error_id: str) -> ErrorMessage | None:
    """Return an entry of the decoder."""
    return next((error for error in facts.errors if error.id == error_id), None)
