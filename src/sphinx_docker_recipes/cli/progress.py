"""A progress bar on standard error, when there is a terminal to see it and enough to wait for."""

import sys
from collections.abc import Iterable

FEW = 40
"""Up to this many files are checked before anybody looks."""

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def track(items: "Iterable[T]", total: int) -> "Iterable[T]":
    """Return *items*, drawn as a progress bar by rich while they are consumed."""
    if total <= FEW or not sys.stderr.isatty():
        return items
    from rich.console import Console  # noqa: PLC0415 - lazy: only a terminal pays for rich
    from rich.progress import track as rich_track  # noqa: PLC0415 - the same

    return rich_track(
        items, total=total, description="Checking", console=Console(stderr=True), transient=True
    )
