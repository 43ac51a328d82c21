"""The decorator of this package's values: frozen for the type checker, cheap to make at run time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Make a dataclass whose values compare and hash by their fields.

        A really frozen dataclass sets every field through ``object.__setattr__``, which makes it three times
        as dear, and a Dockerfile consists of hundreds of values. mypy refuses an assignment all the same,
        since for it this is ``dataclass(frozen=True)``.
        """
        return dataclass(slots=slots, kw_only=kw_only, unsafe_hash=frozen)


__all__ = ["record"]
