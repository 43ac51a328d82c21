"""The table of packages that a distribution's manager brings and that pip cannot remove."""

from collections.abc import Mapping
from functools import cache

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.blocks import Blocks
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.reading import raise_problems
from sphinx_docker_recipes.values import valueclass

_LIKE = {"kali": "debian", "raspbian": "debian"}


@valueclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """What holds of the releases of one family whose pip no longer leaves such packages alone."""

    family: str
    packages: Mapping[str, str]
    """The distribution's package by the name that pip has for what it brings."""
    source: Source


@cache
def owned_packages(family: str) -> Mapping[str, str]:
    """Return the packages of a family; nothing where the table has none of that name."""
    wanted = _LIKE.get(family, family)
    return next((owned.packages for owned in read_owned() if owned.family == wanted), {})


@cache
def read_owned() -> tuple[Owned, ...]:
    """Return every row of the table."""
    blocks, problems = Blocks("owned.toml", "owned"), list[Problem]()
    rows = [blocks.row(number, problems) for number in range(len(blocks))]
    found = tuple(
        Owned(
            family=row.text("family"),
            packages=dict(map(_pair, row.texts("packages"))),
            source=row.source(),
        )
        for row in rows
    )
    for row in rows:
        row.done()
    raise_problems(problems)
    return found


def _pair(written: str) -> tuple[str, str]:
    name, _, package = written.partition("=")
    return name, package or f"python3-{name}"
