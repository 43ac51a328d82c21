"""Compares version numbers, as far as installers' milestones need it."""

from functools import lru_cache

from sphinx_docker_recipes.regex import regex

_NUMBERS = regex(r"\d+(?:\.\d+)*")


@lru_cache(maxsize=256)  # the versions of a few tables, asked for at every install command
def numbers(version: str | None) -> tuple[int, ...] | None:
    """Return the leading numbers of *version*, None where there are none."""
    match = _NUMBERS.match(version or "")
    return tuple(int(part[:9]) for part in match[0].split(".")) if match else None


def older(version: str | None, milestone: tuple[int, ...]) -> bool:
    """Return whether *version* is certainly older than *milestone*."""
    found = numbers(version)
    return found is not None and found < milestone


def minor(version: str | None) -> str | None:
    """Return ``3.13`` of ``3.13.5``, None where there is no such part."""
    found = numbers(version)
    return f"{found[0]}.{found[1]}" if found and len(found) > 1 else None
