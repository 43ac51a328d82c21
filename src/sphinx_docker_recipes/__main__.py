"""``python -m sphinx_docker_recipes`` is the command ``docker-recipes``."""

import sys

from sphinx_docker_recipes.cli import command

sys.exit(command())
