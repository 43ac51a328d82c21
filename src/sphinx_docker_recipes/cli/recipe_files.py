"""What is wrong with a file named as a recipe, and with a recipe's metadata block, as a recipe."""

from pathlib import Path

from sphinx_docker_recipes.library import disagreements, enter
from sphinx_docker_recipes.pep668.report import ReportProblem
from sphinx_docker_recipes.recipes.block import OPENING
from sphinx_docker_recipes.recipes.loader import SUFFIX, parse_recipe


def recipe_problems(data: bytes, path: str) -> tuple[ReportProblem, ...]:
    """Return the problems of a recipe file; of any other Dockerfile none.

    First the metadata; where that is right, what author and analyser do not agree on.
    """
    if not path.endswith(SUFFIX) or OPENING.encode() not in data:
        return ()
    text = data.decode("utf-8", errors="replace")
    loaded = parse_recipe(text, Path(path))
    if isinstance(loaded, tuple):
        return tuple(
            ReportProblem(line=problem.line, message=problem.message, remedy=problem.remedy)
            for problem in loaded
        )
    opening = loaded.lines_above + 1
    remedy = "change the declaration or the Dockerfile"
    return tuple(
        ReportProblem(line=opening, message=message, remedy=remedy) for message in disagreements(enter(loaded))
    )
