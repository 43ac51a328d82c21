"""Print the Dockerfile of one recipe, exactly as it stands in the catalogue."""

import argparse
import sys

from sphinx_docker_recipes.errors import CatalogueError, Problem
from sphinx_docker_recipes.recipes.loader import load_catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``show``."""
    parser.add_argument("id", metavar="ID", help="a recipe's id, as 'docker-recipes list' prints it")


def run(arguments: argparse.Namespace) -> int:
    """Write the recipe's bytes; raise CatalogueError for an id that no recipe has."""
    catalogue = load_catalogue()
    if arguments.id not in catalogue:
        nearest = catalogue.nearest(arguments.id)
        remedy = f"did you mean {nearest!r}?" if nearest else "see 'docker-recipes list --failing'"
        raise CatalogueError(
            [Problem(path="", message=f"there is no recipe {arguments.id!r}", remedy=remedy)]
        )
    sys.stdout.flush()
    sys.stdout.buffer.write(catalogue[arguments.id].dockerfile.encode())
    sys.stdout.buffer.flush()
    return 0
