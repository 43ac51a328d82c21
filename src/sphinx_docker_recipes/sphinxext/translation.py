"""The project's own words in the language of the documentation."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

CATALOGUE = "docker_recipes"
LOCALE = Path(__file__).parent / "locale"

_ = get_translation(CATALOGUE)
"""Translate; call it inside functions only, so that each build speaks its own language."""


def setup_translation(app: Sphinx) -> None:
    """Make the catalogues of ``locale/`` known."""
    app.add_message_catalog(CATALOGUE, str(LOCALE))
