"""Which stage is built on which; everything here takes time linear in the number of stages."""

from collections.abc import Iterable, Mapping, Sequence

from sphinx_docker_recipes.pep668.report import StageSummary

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def parents(stages: Sequence[StageSummary]) -> tuple[int | None, ...]:
    """Return for every stage the earlier one that its FROM names; None for an image."""
    found: list[int | None] = []
    known: dict[str, int] = {}
    for stage in stages:
        found.append(known.get(stage.written.lower()))
        known[str(stage.index)] = stage.index
        if stage.name:
            known[stage.name] = stage.index
    return tuple(found)


def roots(above: Sequence[int | None]) -> tuple[int, ...]:
    """Return for every stage the one at the bottom, which rests on an image."""
    found: list[int] = []
    for index, parent in enumerate(above):
        found.append(index if parent is None else found[parent])
    return tuple(found)


def first_below(above: Sequence[int | None], own: "Mapping[int, T]") -> "Mapping[int, T]":
    """Return for every stage the first of *own* among the stages built on it, itself left out."""
    below: dict[int, T] = {}
    for index in reversed(range(len(above))):
        parent = above[index]
        first = own.get(index, below.get(index))
        if parent is not None and first is not None:
            below[parent] = first
    return below


def by_stage(items: "Iterable[tuple[int, T]]") -> "Mapping[int, list[T]]":
    """Group pairs of stage and item."""
    groups: dict[int, list[T]] = {}
    for stage, item in items:
        groups.setdefault(stage, []).append(item)
    return groups
