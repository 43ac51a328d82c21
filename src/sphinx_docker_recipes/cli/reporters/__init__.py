"""How a result is written down: every reporter turns it into one text and prints nothing."""

from collections.abc import Callable, Mapping

from sphinx_docker_recipes.cli.reporters import github, json, sarif, text
from sphinx_docker_recipes.cli.result import Paint, Result

REPORTERS: Mapping[str, Callable[[Result, Paint], str]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
}
"""The words of ``--format``."""
