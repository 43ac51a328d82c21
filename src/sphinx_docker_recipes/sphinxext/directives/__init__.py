"""The directives, one file each."""

from collections.abc import Mapping

from sphinx.application import Sphinx

from sphinx_docker_recipes.sphinxext.directives.base_images import BaseImagesDirective
from sphinx_docker_recipes.sphinxext.directives.catalogue import CatalogueDirective
from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.directives.errors import ErrorsDirective
from sphinx_docker_recipes.sphinxext.directives.pep668 import Pep668Directive
from sphinx_docker_recipes.sphinxext.directives.recipe import RecipeDirective
from sphinx_docker_recipes.sphinxext.directives.recipes import RecipesDirective
from sphinx_docker_recipes.sphinxext.directives.rules import RulesDirective

DIRECTIVES: Mapping[str, type[Directive]] = {
    "docker-recipe": RecipeDirective,
    "docker-recipes": RecipesDirective,
    "docker-recipe-catalogue": CatalogueDirective,
    "docker-base-images": BaseImagesDirective,
    "docker-errors": ErrorsDirective,
    "docker-rules": RulesDirective,
    "pep668": Pep668Directive,
}


def setup_directives(app: Sphinx) -> None:
    """Register all directives."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
