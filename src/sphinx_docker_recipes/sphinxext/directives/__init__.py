"""The directives, one file each."""

from sphinx.application import Sphinx

from sphinx_docker_recipes.sphinxext.directives.base_images import BaseImagesDirective
from sphinx_docker_recipes.sphinxext.directives.catalogue import CatalogueDirective
from sphinx_docker_recipes.sphinxext.directives.errors import ErrorsDirective
from sphinx_docker_recipes.sphinxext.directives.pep668 import Pep668Directive
from sphinx_docker_recipes.sphinxext.directives.recipe import RecipeDirective
from sphinx_docker_recipes.sphinxext.directives.recipes import RecipesDirective
from sphinx_docker_recipes.sphinxext.directives.rules import RulesDirective


def setup_directives(app: Sphinx) -> None:
    """Register all directives."""
    app.add_directive("docker-recipe", RecipeDirective)
    app.add_directive("docker-recipes", RecipesDirective)
    app.add_directive("docker-recipe-catalogue", CatalogueDirective)
    app.add_directive("docker-base-images", BaseImagesDirective)
    app.add_directive("docker-errors", ErrorsDirective)
    app.add_directive("docker-rules", RulesDirective)
    app.add_directive("pep668", Pep668Directive)
