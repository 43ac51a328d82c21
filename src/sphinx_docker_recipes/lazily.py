"""Functions whose modules are imported when they are first called: no Dockerfile needs them all."""

from collections.abc import Callable
from importlib import import_module

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import Any


def lazily(module: str, name: str) -> "Callable[..., Any]":
    """Return what stands for a function until it is called, and calls it then; *module* is one of ours."""
    function: Callable[..., Any] | None = None

    def stand_in(*arguments: object, **named: object) -> object:
        nonlocal function
        if function is None:
            function = getattr(import_module(f"{__package__}.{module}"), name)
        return function(*arguments, **named)

    return stand_in
