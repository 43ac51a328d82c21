"""Print the Dockerfile of one recipe, exactly as it stands in the catalogue."""

import argparse
import sys

from sphinx_docker_recipes.cli.ids import refuse_unknown
from sphinx_docker_recipes.recipes.loader import load_catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``show``."""
    parser.add_argument("id", metavar="ID", help="a recipe's id, as 'docker-recipes list' prints it")


def run(arguments: argparse.Namespace) -> int:
    """Write the recipe's bytes; raise ConfigurationError for an id that no recipe has."""
    catalogue = load_catalogue()
    refuse_unknown([arguments.id], catalogue)
    sys.stdout.flush()
    sys.stdout.buffer.write(catalogue[arguments.id].dockerfile.encode())
    sys.stdout.buffer.flush()
    return 0
