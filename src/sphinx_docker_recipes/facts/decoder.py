"""Recognising known error messages in a pasted log."""

from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_docker_recipes.facts.model import ErrorMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place of a log that a known message explains."""

    error: ErrorMessage
    line: int
    """1-based."""
    excerpt: str
    """The lines of the message, without colours and prefixes."""


def recognise(text: str, errors: Iterable[ErrorMessage]) -> tuple[Match, ...]:
    """Return the known messages in a log in its order, the most specific one for each place."""
    lines = text.splitlines()
    return tuple(
        Match(error=error, line=number, excerpt=line.strip())
        for number, line in enumerate(lines, 1)
        for error in errors
        if any(text in line for text in error.texts)
    )
