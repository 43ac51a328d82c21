"""Colour for terminals, by rich, which is imported only when colour is wanted."""

import os

from sphinx_docker_recipes.cli.result import Paint, Role, plain

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TextIO

CHOICES = ("auto", "always", "never")
STYLES = {
    Role.PATH: "bold",
    Role.ERROR: "bold red",
    Role.WARNING: "bold yellow",
    Role.INFO: "bold cyan",
    Role.GOOD: "bold green",
    Role.DIM: "dim",
    Role.HEADING: "bold underline",
}


def painter(choice: str, stream: "TextIO") -> Paint:
    """Return the paint for *stream*: *choice* is ``auto``, ``always`` or ``never``.

    ``auto`` colours terminals only, and none where ``NO_COLOR`` is set (https://no-color.org).
    """
    return rich_painter() if wants_colour(choice, stream) else plain


def wants_colour(choice: str, stream: "TextIO") -> bool:
    """Return whether colour is to be written to *stream*."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def rich_painter() -> Paint:
    """Return a paint that writes ANSI colours."""
    from rich.color import ColorSystem  # noqa: PLC0415 - lazy: JSON output must not pay for rich
    from rich.style import Style  # noqa: PLC0415 - the same

    styles = {role: Style.parse(definition) for role, definition in STYLES.items()}

    def paint(text: str, role: Role) -> str:
        style = styles.get(role)
        return style.render(text, color_system=ColorSystem.STANDARD) if style else text

    return paint
