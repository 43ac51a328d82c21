"""What a build needs to know of a recipe's Dockerfile: the images it takes, and whether it has a program."""

import re
from collections.abc import Iterator

from sphinx_docker_recipes.dockerfile.arguments import copy_arguments, mounts, pairs
from sphinx_docker_recipes.dockerfile.expand import expand
from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.vocabulary import Tool

NO_IMAGE = "scratch"

INDEX_ONLY = frozenset({Tool.POETRY})
"""Tools that cannot be pointed to a folder of wheels, by no option and by no file."""


def make_case(recipe: Recipe, base: str = "", tool: str = "") -> Case:
    """Return a recipe as verify wants it; without a base that of the first FROM counts."""
    dockerfile = parse(recipe.dockerfile)
    images = tuple(dict.fromkeys(_images(dockerfile)))
    last = dockerfile.stages[-1].instructions if dockerfile.stages else ()
    return Case(
        recipe=recipe,
        images=images,
        base=base or next(iter(images), ""),
        has_program=any(instruction.keyword in {"CMD", "ENTRYPOINT"} for instruction in last),
        files=tuple(dict.fromkeys(_files(dockerfile))),
        hosts=tuple(dict.fromkeys(_hosts(dockerfile))),
        needs_index=tool in INDEX_ONLY,
    )


def _images(dockerfile: Dockerfile) -> Iterator[str]:
    """Yield the references that are no stages, in the order of the file."""
    defaults = {
        pair.name: pair.value.value if pair.value else ""
        for instruction in dockerfile.preamble
        if instruction.keyword == "ARG"
        for pair in pairs(instruction, dockerfile.escape)
    }
    stages: set[str] = {NO_IMAGE}
    for stage in dockerfile.stages:
        written = expand(stage.base.value, defaults.get, dockerfile.escape) or stage.base.value
        if written.lower() not in stages:
            yield written
        for instruction in stage.instructions:
            yield from (image for image in _sources(instruction) if image.lower() not in stages)
        stages |= {str(stage.index), stage.name or str(stage.index)}


def _sources(instruction: Instruction) -> Iterator[str]:
    if instruction.keyword in {"COPY", "ADD"} and (source := copy_arguments(instruction).from_stage):
        yield source
    yield from (options["from"] for options in mounts(instruction) if "from" in options)


def _files(dockerfile: Dockerfile) -> Iterator[str]:
    """Yield the paths below the context that the Dockerfile names."""
    for instruction in dockerfile.instructions:
        if instruction.keyword == "COPY" and not instruction.flag("from") and not instruction.heredocs:
            yield from copy_arguments(instruction).sources
        for options in mounts(instruction):
            if options.get("type") == "bind" and "from" not in options and "source" in options:
                yield options["source"]


def _hosts(dockerfile: Dockerfile) -> Iterator[str]:
    for instruction in dockerfile.instructions:
        if instruction.keyword in {"RUN", "ADD"}:
            yield from re.findall(r"https?://([^/\s\"']+)", instruction.body.value)
