"""List the recipes of the catalogue, the most advised first.

Filters combine with "and", several values of one filter with "or". A base is a name (debian), or a name and
a tag with wildcards (debian:trixie*). Recipes that are meant to fail are listed with --failing.
"""

import argparse
import json
import sys

from sphinx_docker_recipes.cli.colour import CHOICES, wants_colour
from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.recipes.selection import select
from sphinx_docker_recipes.vocabulary import Level, Strategy, Tool

SCHEMA = 1
COLUMNS = ("id", "level", "base", "tool", "strategy", "verdict", "verified", "title")
WIDE = 200
"""Columns to write where no terminal says how many it has."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``list``."""
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    add_filter(parser, "base", None, "a base image, such as debian or debian:trixie*")
    add_filter(parser, "tool", [str(tool) for tool in Tool], "what installs the packages")
    add_filter(parser, "strategy", [str(strategy) for strategy in Strategy], "how the packages are kept")
    add_filter(parser, "level", [str(level) for level in Level], "how much it is advised")
    parser.add_argument(
        "--failing", action="store_true", help="list the recipes that are meant to fail as well"
    )
    parser.add_argument(
        "--color", choices=CHOICES, default="auto", help="colour in the table (default: auto)"
    )


def add_filter(parser: argparse.ArgumentParser, name: str, choices: list[str] | None, text: str) -> None:
    """Add a filter that may be given several times."""
    metavar = name.upper()
    help_text = f"{text}; may be repeated" + (f" ({', '.join(choices)})" if choices else "")
    parser.add_argument(
        f"--{name}", metavar=metavar, choices=choices, action="append", default=[], help=help_text
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the recipes that the filters leave; return 2 when recipe files could not be loaded."""
    library = load_library()
    entries = select(
        library.values(),
        base=arguments.base,
        tool=arguments.tool,
        strategy=arguments.strategy,
        level=arguments.level,
        failing=arguments.failing,
    )
    if arguments.format == "json":
        sys.stdout.write(as_json(entries))
    else:
        write_table(entries, arguments.color)
    for problem in library.problems:
        sys.stderr.write(f"docker-recipes: {problem}\n")
    return 2 if library.problems else 0


def as_json(entries: tuple[Entry, ...]) -> str:
    """Return the entries in the shape of ``cli/schemas/list.schema.json``."""
    document = {"schema": SCHEMA, "recipes": [recipe_entry(entry) for entry in entries]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def recipe_entry(entry: Entry) -> dict[str, object]:
    """Return one recipe."""
    return {
        "id": entry.recipe.id,
        "title": entry.recipe.title,
        "summary": entry.recipe.summary,
        "base": entry.facets.base,
        "tool": entry.facets.tool,
        "strategy": entry.facets.strategy,
        "level": entry.recipe.level,
        "verdict": entry.facets.verdict,
        "expect": entry.recipe.expect,
        "error": entry.recipe.error,
        "verified": verified_entry(entry),
    }


def verified_entry(entry: Entry) -> dict[str, str] | None:
    """Return what the real build of this very Dockerfile did."""
    record = entry.verified
    if record is None:
        return None
    return {
        "date": record.date.isoformat(),
        "builder": record.builder,
        "base_kind": record.base_kind,
        "outcome": record.outcome,
    }


def write_table(entries: tuple[Entry, ...], colour: str) -> None:
    """Print the entries as a table drawn by rich."""
    from rich.console import Console  # noqa: PLC0415 - lazy: JSON output must not pay for rich
    from rich.table import Table  # noqa: PLC0415 - the same

    table = Table(*COLUMNS, box=None, pad_edge=False, header_style="bold")
    table.columns[0].no_wrap = True
    for entry in entries:
        table.add_row(*cells(entry))
    coloured = wants_colour(colour, sys.stdout)
    width = None if sys.stdout.isatty() else WIDE
    console = Console(
        file=sys.stdout, width=width, no_color=not coloured, force_terminal=coloured, highlight=False
    )
    console.print(table)


def cells(entry: Entry) -> tuple[str, ...]:
    """Return one row."""
    recipe, facets = entry.recipe, entry.facets
    verified = entry.verified.date.isoformat() if entry.verified else "stale" if entry.record else "not yet"
    return (
        recipe.id,
        recipe.level,
        facets.base,
        facets.tool,
        facets.strategy,
        facets.verdict,
        verified,
        recipe.title,
    )
