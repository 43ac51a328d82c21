"""Functions whose modules are imported when they are first called: no Dockerfile needs them all."""

from collections.abc import Callable, Mapping
from importlib import import_module

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import Any


def lazily(module: str, name: str) -> "Callable[..., Any]":
    """Return what stands for a function until it is called, and calls it then."""
    function: Callable[..., Any] | None = None

    def stand_in(*arguments: object, **named: object) -> object:
        nonlocal function
        if function is None:
            function = getattr(import_module(module), name)
        return function(*arguments, **named)

    return stand_in


def by_word(module: str, **functions: str) -> "Mapping[str, Callable[..., Any]]":
    """Return functions of a module, each under all the words that are given for it in one text."""
    return {
        word: function
        for name, words in functions.items()
        for function in (lazily(module, name),)
        for word in words.split()
    }
