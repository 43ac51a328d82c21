"""What is wrong with a file named as a recipe, and with a recipe's metadata block, as a recipe."""

from sphinx_docker_recipes.pep668.report import ReportProblem

SUFFIX = ".Dockerfile"
OPENING = b"# /// recipe"
"""Named here as well, so that a file that is no recipe costs no import of the catalogue's reader."""


def recipe_problems(data: bytes, path: str) -> tuple[ReportProblem, ...]:
    """Return the problems of a recipe file; of any other Dockerfile none.

    First the metadata; where that is right, what author and analyser do not agree on.
    """
    if not path.endswith(SUFFIX) or OPENING not in data:
        return ()
    from pathlib import Path  # noqa: PLC0415 - lazy: see OPENING

    from sphinx_docker_recipes.library import disagreements, enter  # noqa: PLC0415 - the same
    from sphinx_docker_recipes.recipes.loader import parse_recipe  # noqa: PLC0415 - the same

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
        ReportProblem(line=opening, message=message, remedy=remedy)
        for message in disagreements(enter(loaded))
    )
