"""Write the catalogue as a docker-bake file, for BuildKit's local, remote, Kubernetes and cloud builders.

    docker-recipes bake --sample project > docker-bake.json
    uv lock --project project
    docker buildx bake --print
    docker buildx bake recommended

Each recipe is a target, each level a group; the recipes that are named are what is built by default. The
context is the project whose files the recipes copy: yours, or with --sample the small one that every recipe
is built with here.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sphinx_docker_recipes.cli.ids import refuse_unknown
from sphinx_docker_recipes.errors import ConfigurationError, Problem
from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.recipes.selection import select
from sphinx_docker_recipes.verify.supplies import CONTEXT
from sphinx_docker_recipes.vocabulary import Expect, Level


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``bake``."""
    parser.add_argument("ids", metavar="ID", nargs="*", help="recipes to write (default: all that build)")
    parser.add_argument("--base", metavar="BASE", action="append", default=[], help="only these base images")
    parser.add_argument(
        "--failing",
        action="store_true",
        help="the recipes that are meant to fail as well, as group `failing`",
    )
    project = parser.add_mutually_exclusive_group()
    project.add_argument(
        "--context", metavar="DIR", default=".", help="the project to build with (default: .)"
    )
    project.add_argument(
        "--sample", metavar="DIR", type=Path, help="write the sample project there, and use it"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="write here (default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and the sample project where it is wanted."""
    library = load_library()
    refuse_unknown(arguments.ids, library)
    entries = select(library.values(), ids=arguments.ids, base=arguments.base, failing=arguments.failing)
    if arguments.sample:
        write_sample(arguments.sample)
    text = bake_file(entries, str(arguments.sample or arguments.context), asked=arguments.ids)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def write_sample(place: Path) -> None:
    """Write the sample project to a new folder; raise ConfigurationError where there is something already."""
    if place.exists():
        remedy = "name a new folder, or use what is there with --context"
        raise ConfigurationError([Problem(path=str(place), message="exists already", remedy=remedy)])
    shutil.copytree(CONTEXT, place, ignore=shutil.ignore_patterns("__pycache__"))


def bake_file(entries: Iterable[Entry], context: str, *, asked: Sequence[str] = ()) -> str:
    """Return the text of the file, in Docker's JSON form of it; what was asked for is its default group.

    The form is that of the Bake file reference of Docker's documentation: strings are templates, in which
    ``${`` and ``%{`` are written with the sign doubled.
    """
    groups: dict[str, list[str]] = {}
    targets: dict[str, Mapping[str, object]] = {}
    for entry in entries:
        recipe = entry.recipe
        fails = recipe.expect is Expect.FAILS
        groups.setdefault("failing" if fails else recipe.level, []).append(recipe.id)
        targets[recipe.id] = {
            "description": plain(recipe.title),
            "context": plain(context),
            "dockerfile-inline": plain(recipe.dockerfile),
            "tags": [f"docker-recipes/{recipe.id}"],
        }
    advised = [level for level in Level if level in groups and not level.needs_reason]
    default = list(dict.fromkeys(asked)) or [name for level in advised for name in groups[level]]
    named = {"default": {"targets": default}}
    named |= {name: {"targets": members} for name, members in groups.items()}
    return json.dumps({"group": named, "target": targets}, indent=2, ensure_ascii=False) + "\n"


def plain(text: str) -> str:
    """Return a text as a template that gives the text."""
    return text.replace("${", "$${").replace("%{", "%%{")
