"""Every warning that a build can show: one type, one documented subtype each."""

from enum import StrEnum

from docutils.nodes import Node
from sphinx.util.logging import getLogger

WARNING_TYPE = "docker_recipes"
_LOGGER = getLogger(__name__)


class Subtype(StrEnum):
    """Subtypes of ``docker_recipes`` for ``suppress_warnings``; the rule ids come on top of these."""

    CONFIG = "config"
    """A configuration value cannot be used; the default is used in its place."""
    CATALOGUE = "catalogue"
    """A recipe file of one of ``docker_recipes_catalogues`` cannot be loaded."""
    BASE_IMAGES = "base_images"
    """A table of ``docker_recipes_base_images`` cannot be loaded."""
    RECIPE = "recipe"
    """No recipe has this id."""
    EMPTY = "empty"
    """The filters of a set match no recipe."""
    CONTENT = "content"
    """The content of a directive cannot be used."""
    OPTION = "option"
    """An option has a value that cannot be used, or does not go with another."""
    FILE = "file"
    """A file that a directive names cannot be read."""
    REASON = "reason"
    """A project's own recipe overrides the marker without ``:reason:`` and ``:instead:``."""
    SECTION = "section"
    """PEP 668, or its specification, has no section of this name."""
    SUBJECT = "subject"
    """The argument of ``pep668`` is no base image, tool or verdict that is known."""
    REFERENCE = "reference"
    """A role of the ``docker`` domain names something that does not exist."""
    DUPLICATE = "duplicate"
    """Two pages define the same base image, rule or error."""


def warn(
    message: str, subtype: Subtype | str, location: Node | str | tuple[str, int | None] | None = None
) -> None:
    """Show *message* as a warning of type ``docker_recipes``."""
    _LOGGER.warning(message, type=WARNING_TYPE, subtype=str(subtype), location=location)
