"""TOML by `tomllib`, which takes long to import: it waits for the first text, and most checks have none."""

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import Any


def parse_toml(text: str) -> "dict[str, Any]":
    """Return what a TOML text says; a mistake in it is a ValueError."""
    from tomllib import loads  # noqa: PLC0415 - lazy on purpose

    return loads(text)
