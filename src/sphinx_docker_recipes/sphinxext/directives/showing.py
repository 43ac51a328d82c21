"""What the directives that show recipes share."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.code import code_block
from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.domain import domain_of
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.library import Entry

DOWNLOADS = "docker-recipes"
"""The folder below ``_downloads``."""


class RecipeShowing(Directive):
    """A directive that shows recipes, with the options of code blocks."""

    def entry(self, recipe_id: str) -> Entry | None:
        """Return a recipe of the catalogue; warn, naming the nearest, where there is none."""
        library = self.workshop.library
        if recipe_id in library:
            return library[recipe_id]
        self.warn(f"no recipe has the id {recipe_id!r}{did_you_mean(recipe_id, library)}", Subtype.RECIPE)
        return None

    def show(self, entry: Entry, rank: int, *, own: bool = False, named: bool = False) -> RecipeBlock | None:
        """Return the recipe as a node with its anchor, a place of the domain if it is of the catalogue."""
        from sphinx_docker_recipes.sphinxext.recipe_nodes import (  # noqa: PLC0415 - loaded at first use
            Exhibit,
            recipe_block,
        )

        code = self._code(entry)
        if code is None:
            return None
        title = self.options.get("title") or entry.recipe.title or _own_title(entry)
        exhibit = Exhibit(
            entry=entry,
            title=title,
            code=code,
            filename=self._download(entry),
            own=own,
            selected="selected" in self.options and named,
            sync=self.options.get("sync") if named else None,
            classes=self.options.get("class", []) if named else [],
        )
        block = recipe_block(exhibit, self.workshop)
        rubric = block.label
        if own:
            self.anchor(rubric, f"recipe-{title}")
        else:
            self.define(rubric, "recipe", entry.recipe.id, entry.recipe.title, rank=rank)
        if named:
            self.add_name(rubric)
        self.finish(block)
        return block

    def _code(self, entry: Entry) -> nodes.Element | None:
        caption: list[nodes.Node] = []
        if "caption" in self.options:
            caption, _messages = self.parse_inline(self.options["caption"])
        try:
            return code_block(entry.recipe.dockerfile, self.options, caption)
        except ValueError as error:
            self.warn(str(error), Subtype.OPTION)
            return None

    def _download(self, entry: Entry) -> str:
        """Note the Dockerfile as a file to offer and return its name below ``_downloads``."""
        recipe = entry.recipe
        if recipe.id:
            name = f"{DOWNLOADS}/{recipe.id}.Dockerfile"
        else:
            name = f"{DOWNLOADS}/{recipe.digest[:12]}/{PurePath(recipe.path).name}"
        if self.workshop.options.show_download:
            domain_of(self.env).note_download(name, recipe.dockerfile)
        return name


def _own_title(entry: Entry) -> str:
    """Return what to call a Dockerfile that nobody gave a title: its tool and base."""
    from sphinx_docker_recipes.recipes.selection import image_name  # noqa: PLC0415 - loaded at first use
    from sphinx_docker_recipes.sphinxext.labels import tool_label  # noqa: PLC0415 - loaded at first use

    facets = entry.facets
    parts = [tool_label(facets.tool), image_name(facets.base)]
    return " · ".join(part for part in parts if part) or entry.recipe.path.name
