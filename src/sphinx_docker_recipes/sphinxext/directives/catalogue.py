"""``docker-recipe-catalogue``: every recipe in a fold of its own, with filters where a script can run."""

from docutils import nodes

from sphinx_docker_recipes.sphinxext.declared import FILTERS
from sphinx_docker_recipes.sphinxext.digest import CATALOGUE
from sphinx_docker_recipes.sphinxext.directives.showing import RecipeShowing
from sphinx_docker_recipes.sphinxext.nodes import Gallery
from sphinx_docker_recipes.sphinxext.places import SHOWN_IN_CATALOGUE
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype


class CatalogueDirective(RecipeShowing):
    """Show every recipe that the filters let through; here is where links to a recipe lead."""

    def run(self) -> list[nodes.Node]:
        """Return the gallery, or nothing but a warning where it would be empty."""
        self.use([CATALOGUE])
        filters = {name: self.options[name] for name in FILTERS if name in self.options}
        failing = filters.pop("failing", self) is not self
        chosen = self.workshop.select(failing=failing, **filters)
        shown = [block for entry in chosen if (block := self.show(entry, SHOWN_IN_CATALOGUE))]
        if not shown:
            self.warn("no recipe to show: loosen the filters", Subtype.EMPTY)
            return []
        gallery = Gallery("", *shown, label=_("Catalogue of recipes"))
        gallery["classes"] = ["dr-gallery", *self.options.get("class", [])]
        self.add_name(gallery)
        self.finish(gallery)
        return [gallery]
