"""Which label, key and order the recipes of a set have, and which of them is open."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import inline_nodes
from sphinx_docker_recipes.sphinxext.labels import tab_labels
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock
from sphinx_docker_recipes.vocabulary import Level

SYNC_GROUP = "docker-recipes-"
"""Readers' choices are kept under this prefix and the question: base, tool, strategy or title."""


def arrange(blocks: Sequence[RecipeBlock], tabs_by: str) -> None:
    """Give each recipe of a set its label and its key, and open one of them."""
    _label(blocks, tabs_by)
    _synchronise(blocks, tabs_by)
    opened = opening(blocks)
    for position, block in enumerate(blocks):
        block["selected"] = position == opened


def opening(blocks: Sequence[RecipeBlock]) -> int:
    """Return the position of the recipe that is open at first.

    The one its author selected, else the first; never one of the last two levels while there is another:
    a guide informs of them, and does not promote them.
    """
    positions = range(len(blocks))
    allowed = [position for position in positions if not is_last_resort(blocks[position])] or list(positions)
    return next(
        (position for position in allowed if blocks[position]["selected"]), allowed[0] if allowed else 0
    )


def is_last_resort(block: nodes.Element) -> bool:
    """Return whether a recipe has one of the levels that must not come first."""
    return Level(block["level"]).needs_reason


def _label(blocks: Sequence[RecipeBlock], tabs_by: str) -> None:
    for block, label in zip(blocks, tab_labels(blocks, tabs_by), strict=True):
        title = block["title"]
        if label == title:
            continue
        rubric = block.label
        if tabs_by != "title":
            rubric["translatable"] = False
            strong = nodes.strong("", "", *rubric.children)
            block.insert(1, nodes.paragraph(rubric.rawsource, "", strong, classes=["dr-title"]))
        rubric.rawsource = label
        rubric.children = []
        rubric += inline_nodes(label)


def _synchronise(blocks: Sequence[RecipeBlock], tabs_by: str) -> None:
    """Give each recipe a key that no other of the set has; the first of several alike has the plain one.

    A last resort beside better recipes has none: a choice made elsewhere never opens it.
    """
    taken: set[str] = set()
    only_last_resorts = all(map(is_last_resort, blocks))
    for block in blocks:
        if is_last_resort(block) and not only_last_resorts:
            block.attributes.pop("sync", None)
            continue
        key = block.get("sync") or _key(block, tabs_by)
        if key in taken:
            key = f"{key}--{nodes.make_id(block['title'])}"
        taken.add(key)
        block["sync"] = key


def _key(block: RecipeBlock, tabs_by: str) -> str:
    if tabs_by == "title":
        return str(block["recipe"] or nodes.make_id(block["title"]))
    return str(block[tabs_by])
