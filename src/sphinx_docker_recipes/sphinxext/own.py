"""A Dockerfile of the reader's project as a recipe."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.environment import BuildEnvironment

from sphinx_docker_recipes.recipes.block import Block, split
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.sphinxext.judgements import Judgement, judge
from sphinx_docker_recipes.vocabulary import Level, Verdict

_LEVELS = {
    Verdict.OVERRIDDEN: Level.ESCAPE_HATCH,
    Verdict.UNCHECKED: Level.DISCOURAGED,
    Verdict.MARKER_REMOVED: Level.DISCOURAGED,
}
"""A project's own Dockerfile is ranked by its worst step alone, and only so that no set opens on it."""


def own_recipe(
    text: str, path: Path, options: Mapping[str, Any], env: BuildEnvironment
) -> tuple[Recipe, Judgement]:
    """Return a Dockerfile and what is said of it; a metadata block, where there is one, is left out."""
    block = split(text, str(path))
    dockerfile = block.dockerfile if isinstance(block, Block) else text
    judgement = judge(env, dockerfile)
    levels = [_LEVELS.get(verdict, Level.FINE) for verdict in judgement.verdicts]
    recipe = Recipe(
        id="",
        title=options.get("title", ""),
        summary="",
        level=max(levels, key=lambda level: level.rank, default=Level.FINE),
        dockerfile=dockerfile,
        path=path,
        first_line=1,
        authors=(),
        sources=(),
        reason=options.get("reason", ""),
        instead=options.get("instead"),
    )
    return recipe, judgement
