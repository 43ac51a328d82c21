"""The catalogue: recipe files, their metadata, and what real builds of them did."""

from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import load_catalogue, load_lenient, load_recipe
from sphinx_docker_recipes.recipes.model import Facets, Recipe, Record
from sphinx_docker_recipes.recipes.records import load_records
from sphinx_docker_recipes.recipes.selection import matches_base, select

__all__ = [
    "Catalogue",
    "Facets",
    "Recipe",
    "Record",
    "load_catalogue",
    "load_lenient",
    "load_recipe",
    "load_records",
    "matches_base",
    "select",
]
