"""How a result is written down: every reporter turns it into one text and prints nothing."""

from collections.abc import Callable
from importlib import import_module

from sphinx_docker_recipes.cli.result import Paint, Result

FORMATS = ("text", "json", "github", "sarif")
"""The words of ``--format``, each the name of a module with a function ``report``."""


def reporter(name: str) -> Callable[[Result, Paint], str]:
    """Return what writes a result in a format; no other format is imported."""
    report: Callable[[Result, Paint], str] = import_module(f"{__name__}.{name}").report
    return report
