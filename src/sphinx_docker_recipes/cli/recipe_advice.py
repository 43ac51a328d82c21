"""What a recipe may do better: nothing of it keeps a recipe out, a reviewer would ask for it all the same."""

from collections.abc import Iterator
from functools import cache

from sphinx_docker_recipes.cli.cases import make_case
from sphinx_docker_recipes.dockerfile.arguments import mounts
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.pep668.report import ReportProblem
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import load_lenient
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.vocabulary import Expect

ON_PURPOSE = "hadolint ignore=DL3007"
"""The comment that says of a base without a release that there is none to name; the rule is hadolint's."""

TEXTS = ("summary", "why", "not_when", "sources")
"""What `new` copies from the closest recipe."""


def recipe_advice(recipe: Recipe) -> tuple[ReportProblem, ...]:
    """Return the advice for a recipe, each piece with its line in the file."""
    return (*_missing(recipe), *_copied(recipe), *_unpinned(recipe), *_relative_mounts(recipe))


@cache
def _catalogue() -> Catalogue:
    return load_lenient()[0]


def _missing(recipe: Recipe) -> Iterator[ReportProblem]:
    """Yield what readers choose a recipe by and do not find."""
    for name, text in {"why": recipe.why, "not-when": recipe.not_when}.items():
        if not text and recipe.expect is Expect.BUILDS:
            remedy = f'write `{name} = "..."`: readers choose by it'
            yield ReportProblem(line=recipe.lines_above + 1, message=f"there is no `{name}`", remedy=remedy)


def _copied(recipe: Recipe) -> Iterator[ReportProblem]:
    """Yield what was left as the recipe has it that the file was written from."""
    for other in _catalogue().values():
        if other.id == recipe.id:
            continue
        if other.summary == recipe.summary:
            same = [
                name
                for name in TEXTS
                if getattr(recipe, name) and getattr(other, name) == getattr(recipe, name)
            ]
            names = ", ".join(f"`{name.replace('_', '-')}`" for name in same)
            message = f"still as in `{other.id}`: {names}"
            remedy = "say what is different about yours"
            yield ReportProblem(line=recipe.lines_above + 1, message=message, remedy=remedy)
        if other.dockerfile == recipe.dockerfile:
            message = f"the Dockerfile is that of `{other.id}`"
            remedy = f"change it, or improve `{other.id}`"
            yield ReportProblem(line=recipe.first_line, message=message, remedy=remedy)


def _unpinned(recipe: Recipe) -> Iterator[ReportProblem]:
    if ON_PURPOSE in recipe.dockerfile:
        return
    for image in make_case(recipe).images:
        tag = image.rpartition("/")[2].partition(":")[2]
        if "@" not in image and tag in {"", "latest"}:
            message = f"`{image}` is another image next month"
            remedy = f"name a release; where there is none, say so with `# {ON_PURPOSE}`"
            yield ReportProblem(line=recipe.first_line, message=message, remedy=remedy)


def _relative_mounts(recipe: Recipe) -> Iterator[ReportProblem]:
    for instruction in parse(recipe.dockerfile).instructions:
        for options in mounts(instruction):
            target = options.get("target") or options.get("dst") or options.get("destination") or "/"
            if not target.startswith(("/", "$")):
                yield ReportProblem(
                    line=recipe.file_line(instruction.span.line),
                    message=f"the mount's target `{target}` is relative",
                    remedy="make it absolute: Buildah takes no other",
                )
