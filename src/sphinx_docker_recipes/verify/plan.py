"""What a session builds: pure choices, no processes."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sphinx_docker_recipes.recipes.model import Recipe, Record
from sphinx_docker_recipes.recipes.records import is_stale
from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One recipe, with what a build of it needs to know and the recipe's model does not say."""

    recipe: Recipe
    images: tuple[str, ...]
    """References of all images that the Dockerfile takes from outside, in its order."""
    base: str
    """The reference of the image that a record names as the base."""
    has_program: bool
    """Whether the image has a program of its own: CMD or ENTRYPOINT in the last stage."""
    files: tuple[str, ...] = ()
    """What the Dockerfile takes from its context."""
    hosts: tuple[str, ...] = ()
    """Where its commands download from by address."""
    needs_index: bool = False
    """Whether its installer takes packages from a package index and from nowhere else."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The cases of a session, and why others are not among them."""

    cases: tuple[Case, ...]
    compared: frozenset[str] = frozenset()
    """Ids of those that are built only to compare them with their record."""
    unavailable: tuple[tuple[str, str], ...] = ()
    """Id and reason of those that cannot be built here."""


def make_plan(
    cases: Iterable[Case],
    records: Mapping[str, Record],
    *,
    obstacle: Callable[[Case], str],
    stale: bool = False,
    sample: int = 0,
    today: date,
) -> Plan:
    """Choose what to build.

    Without ``stale``, everything that nothing stands in the way of; with it, only what has no record of its
    very text, and ``sample`` of the others besides, drawn by the date so that all get their turn.
    """
    possible: list[Case] = []
    unavailable: list[tuple[str, str]] = []
    for case in cases:
        if reason := obstacle(case):
            unavailable.append((case.recipe.id, reason))
        else:
            possible.append(case)
    if not stale:
        return Plan(cases=tuple(possible), unavailable=tuple(unavailable))
    fresh = [case for case in possible if not is_stale(case.recipe, records.get(case.recipe.id))]
    drawn = {case.recipe.id for case in draw(fresh, sample, today)}
    chosen = tuple(case for case in possible if case not in fresh or case.recipe.id in drawn)
    return Plan(cases=chosen, compared=frozenset(drawn), unavailable=tuple(unavailable))


def draw(cases: Sequence[Case], number: int, today: date) -> list[Case]:
    """Return a sample that depends on nothing but the day and the ids."""
    ordered = sorted(cases, key=lambda case: case.recipe.id)
    generator = random.Random(today.isoformat())  # noqa: S311 - a draw, not a secret
    return generator.sample(ordered, min(number, len(ordered)))
