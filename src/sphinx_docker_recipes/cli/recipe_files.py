"""What is wrong with a file named as a recipe, as a recipe, and what may be better about it."""

from sphinx_docker_recipes.pep668.report import ReportProblem
from sphinx_docker_recipes.values import valueclass

SUFFIX = ".Dockerfile"
OPENING = b"# /// recipe"
"""Named here as well, so that a file that is no recipe costs no import of the catalogue's reader."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What there is to say of one recipe file."""

    must: tuple[ReportProblem, ...] = ()
    """What keeps it from being a recipe."""
    may: tuple[ReportProblem, ...] = ()
    """What would make it a better one."""


def recipe_remarks(data: bytes, path: str) -> Remarks:
    """Return the remarks on a recipe file; of any other Dockerfile none.

    First the metadata; where that is right, what author and analyser do not agree on; then the advice.
    """
    if not path.endswith(SUFFIX) or OPENING not in data:
        return Remarks()
    from pathlib import Path  # noqa: PLC0415 - lazy: as long to import as a file to check

    from sphinx_docker_recipes.cli.recipe_advice import recipe_advice  # noqa: PLC0415 - lazy: see OPENING
    from sphinx_docker_recipes.library import Entry, disagreements  # noqa: PLC0415 - the same
    from sphinx_docker_recipes.recipes.loader import parse_recipe  # noqa: PLC0415 - the same

    text = data.decode("utf-8", errors="replace")
    loaded = parse_recipe(text, Path(path))
    if isinstance(loaded, tuple):
        return Remarks(
            must=tuple(
                ReportProblem(line=problem.line, message=problem.message, remedy=problem.remedy)
                for problem in loaded
            )
        )
    opening = loaded.lines_above + 1
    remedy = "change the declaration or the Dockerfile"
    wrong = tuple(
        ReportProblem(line=opening, message=message, remedy=remedy)
        for message in disagreements(Entry(loaded))
    )
    return Remarks(must=wrong, may=recipe_advice(loaded))
