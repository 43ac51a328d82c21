"""Write the catalogue as a docker-bake file, for BuildKit's local, remote, Kubernetes and cloud builders.

    docker-recipes bake > docker-bake.json
    docker buildx bake --print
    docker buildx bake recommended

Each recipe is a target, each level a group. The context is a project with the files that the recipes copy;
by default the small one that every recipe is built with here, to which `uv lock` adds uv.lock.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    parser.add_argument("--context", metavar="DIR", help="the project to build with (default: ours)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write here (default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    library = load_library()
    entries = select(library.values(), ids=arguments.ids, base=arguments.base, failing=arguments.failing)
    text = bake_file(entries, arguments.context or str(CONTEXT))
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def bake_file(entries: Iterable[Entry], context: str) -> str:
    """Return the text of the file, in Docker's JSON form of it.

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
    named = {"default": {"targets": [name for level in advised for name in groups[level]]}}
    named |= {name: {"targets": members} for name, members in groups.items()}
    return json.dumps({"group": named, "target": targets}, indent=2, ensure_ascii=False) + "\n"


def plain(text: str) -> str:
    """Return a text as a template that gives the text."""
    return text.replace("${", "$${").replace("%{", "%%{")
