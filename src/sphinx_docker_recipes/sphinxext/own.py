"""A Dockerfile of the reader's project as a recipe."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sphinx_docker_recipes.library import Entry
from sphinx_docker_recipes.recipes.block import Block, split
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.sphinxext.workshop import Workshop
from sphinx_docker_recipes.vocabulary import Level, Verdict

_LEVELS = {
    Verdict.OVERRIDDEN: Level.ESCAPE_HATCH,
    Verdict.UNCHECKED: Level.DISCOURAGED,
    Verdict.MARKER_REMOVED: Level.DISCOURAGED,
}
"""A project's own Dockerfile is ranked by its worst step alone, and only so that no set opens on it."""


def own_entry(text: str, path: Path, options: Mapping[str, Any], workshop: Workshop) -> Entry:
    """Return what is known of a Dockerfile; a metadata block, where there is one, is left out."""
    block = split(text, str(path))
    recipe = Recipe(
        id="",
        title=options.get("title", ""),
        summary="",
        level=Level.FINE,
        dockerfile=block.dockerfile if isinstance(block, Block) else text,
        path=path,
        first_line=1,
        authors=(),
        sources=(),
        reason=options.get("reason", ""),
        instead=options.get("instead"),
    )
    entry = workshop.enter(recipe)
    levels = [_LEVELS.get(step.verdict, Level.FINE) for step in entry.report.steps]
    level = max(levels, key=lambda level: level.rank, default=Level.FINE)
    return replace(entry, recipe=replace(recipe, level=level))
