"""Which recipes a set shows, and in which order: filters combine with *and*, their values with *or*.

The order is level, then base image, and on each what has a purpose of its own after what everybody needs.
"""

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Protocol, TypeVar

from sphinx_docker_recipes.recipes.model import Facets, Recipe
from sphinx_docker_recipes.vocabulary import Expect, Strategy

# Families of base images in the order of the guide's decision tree; all others follow by name.
FAMILIES = (
    "python",
    "ghcr.io/astral-sh/uv",
    "debian",
    "ubuntu",
    "codercom/code-server",
)


class Selectable(Protocol):
    """What a selection looks at."""

    @property
    def recipe(self) -> Recipe:
        """Return the recipe."""

    @property
    def facets(self) -> Facets:
        """Return what the analyser derived for it."""


Item = TypeVar("Item", bound=Selectable)


def select(
    entries: Iterable[Item],
    *,
    ids: Sequence[str] = (),
    base: Sequence[str] = (),
    tool: Sequence[str] = (),
    strategy: Sequence[str] = (),
    level: Sequence[str] = (),
    failing: bool = False,
) -> tuple[Item, ...]:
    """Return the entries that match, in order.

    Filters combine with *and*, several values of one filter with *or*. With ``ids``, the entries come in the
    order of the ids, failing ones too; an id that no entry has is left out. Without, they come in the
    catalogue's order, and recipes that must fail only with ``failing``.
    """
    tests: tuple[Callable[[Item], bool], ...] = (
        lambda item: not base or any(matches_base(item.facets, pattern) for pattern in base),
        lambda item: not tool or item.facets.tool in tool,
        lambda item: not strategy or item.facets.strategy in strategy,
        lambda item: not level or item.recipe.level in level,
        lambda item: bool(ids) or failing or item.recipe.expect is Expect.BUILDS,
    )
    found = {item.recipe.id: item for item in entries if all(test(item) for test in tests)}
    if ids:
        return tuple(found[recipe_id] for recipe_id in dict.fromkeys(ids) if recipe_id in found)
    return tuple(sorted(found.values(), key=order))


def order(item: Selectable) -> tuple[int, bool, int, str, bool, int, int, str]:
    """Return the key that puts entries into the catalogue's order.

    By level; what builds before what must fail; by family of base images; what everybody on them needs before
    what has a purpose of its own; by strategy in the vocabulary's order; the plainest first; by id.
    """
    recipe, facets = item.recipe, item.facets
    family = image_name(facets.base)
    strategies = [str(strategy) for strategy in Strategy]
    return (
        recipe.level.rank,
        recipe.expect is Expect.FAILS,
        FAMILIES.index(family) if family in FAMILIES else len(FAMILIES),
        family,
        bool(recipe.purpose),
        strategies.index(facets.strategy) if facets.strategy in strategies else len(strategies),
        word_count(recipe.dockerfile),
        recipe.id,
    )


def word_count(dockerfile: str) -> int:
    """Return how many words a Dockerfile has beside its comments: the fewer, the plainer it is."""
    return sum(len(line.split()) for line in dockerfile.splitlines() if not line.startswith("#"))


def matches_base(facets: Facets, pattern: str) -> bool:
    """Return whether a pattern names the base: ``debian`` by its name, ``debian:trixie*`` by name and tag.

    The distribution's id counts as a tag of its own image: ``debian:13`` matches ``debian:trixie-slim``.
    """
    name = image_name(facets.base)
    if ":" not in pattern:
        return fnmatchcase(name, pattern)
    tag = _tag(facets.base)
    ids = [f"{name}:{tag}"]
    if facets.distribution.partition(":")[0] == name:
        ids.append(facets.distribution)
    return any(fnmatchcase(candidate, pattern) for candidate in ids)


def image_name(reference: str) -> str:
    """Return an image reference's name without tag and digest, without Docker Hub's own prefixes."""
    name = reference.partition("@")[0]
    head, slash, last = name.rpartition("/")
    name = head + slash + last.partition(":")[0]
    for prefix in ("index.docker.io/", "docker.io/"):
        name = name.removeprefix(prefix)
    return name.removeprefix("library/")


def _tag(reference: str) -> str:
    return reference.partition("@")[0].rpartition("/")[2].partition(":")[2] or "latest"
