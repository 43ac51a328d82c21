"""Where a finding points: the word of a command that matters."""

from itertools import islice

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.trace import Installation


def is_path(installation: Installation) -> bool:
    """Return whether the command is called by a path, and so is meant to be that very one."""
    return any("/" in word for word, _ in islice(installation.words, 1))


def flag_place(installation: Installation, flag: str = "--break") -> Span:
    """Return the place of the first word that begins with *flag*, or that of the whole command."""
    return next((span for word, span in installation.words if word.startswith(flag)), installation.step.span)


def has_flag(installation: Installation, flag: str = "--break") -> bool:
    """Return whether a word of the command begins with *flag*."""
    return any(word.startswith(flag) for word, _ in installation.words)


def selection_place(installation: Installation) -> Span:
    """Return the place of what chose the interpreter, or that of the whole command."""
    selection = installation.selection
    return selection.span if selection and selection.span else installation.step.span
