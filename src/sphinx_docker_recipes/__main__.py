"""``python -m sphinx_docker_recipes`` is the command ``docker-recipes``."""

from sphinx_docker_recipes.cli import command

command()
