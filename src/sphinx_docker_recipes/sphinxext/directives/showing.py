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
    from sphinx_docker_recipes.recipes.model import Recipe
    from sphinx_docker_recipes.sphinxext.judgements import Judgement

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

    def show(self, entry: Entry, rank: int, *, named: bool = False) -> RecipeBlock | None:
        """Return a recipe of the catalogue as a node with its anchor, a place of the domain."""
        from sphinx_docker_recipes.sphinxext.judgements import judge  # noqa: PLC0415 - loaded at first use

        judgement = judge(self.env, entry.recipe.dockerfile, lambda: entry.report)
        block = self._block(entry.recipe, judgement, entry, named=named)
        if block:
            self.define(block.label, "recipe", entry.recipe.id, entry.recipe.title, rank=rank)
            self._close(block, named=named)
        return block

    def show_own(self, recipe: Recipe, judgement: Judgement) -> RecipeBlock | None:
        """Return a Dockerfile of the project's own as a node with its anchor."""
        block = self._block(recipe, judgement, None, named=True)
        if block:
            self.anchor(block.label, f"recipe-{block['title']}")
            self._close(block, named=True)
        return block

    def _block(
        self, recipe: Recipe, judgement: Judgement, entry: Entry | None, *, named: bool
    ) -> RecipeBlock | None:
        from sphinx_docker_recipes.sphinxext.recipe_nodes import (  # noqa: PLC0415 - loaded at first use
            Exhibit,
            recipe_block,
        )

        code = self._code(recipe)
        if code is None:
            return None
        exhibit = Exhibit(
            recipe=recipe,
            judgement=judgement,
            entry=entry,
            title=self.options.get("title") or recipe.title or _own_title(recipe, judgement),
            code=code,
            filename=self._download(recipe),
            selected="selected" in self.options and named,
            sync=self.options.get("sync") if named else None,
            classes=self.options.get("class", []) if named else [],
        )
        return recipe_block(exhibit, self.workshop)

    def _close(self, block: RecipeBlock, *, named: bool) -> None:
        if named:
            self.add_name(block.label)
        self.finish(block)

    def _code(self, recipe: Recipe) -> nodes.Element | None:
        caption: list[nodes.Node] = []
        if "caption" in self.options:
            caption, _messages = self.parse_inline(self.options["caption"])
        try:
            return code_block(recipe.dockerfile, self.options, caption)
        except ValueError as error:
            self.warn(str(error), Subtype.OPTION)
            return None

    def _download(self, recipe: Recipe) -> str:
        """Note the Dockerfile as a file to offer and return its name below ``_downloads``."""
        if recipe.id:
            name = f"{DOWNLOADS}/{recipe.id}.Dockerfile"
        else:
            name = f"{DOWNLOADS}/{recipe.digest[:12]}/{PurePath(recipe.path).name}"
        if self.workshop.options.show_download:
            domain_of(self.env).note_download(name, recipe.dockerfile)
        return name


def _own_title(recipe: Recipe, judgement: Judgement) -> str:
    """Return what to call a Dockerfile that nobody gave a title: its tool and base."""
    from sphinx_docker_recipes.recipes.selection import image_name  # noqa: PLC0415 - loaded at first use
    from sphinx_docker_recipes.sphinxext.labels import tool_label  # noqa: PLC0415 - loaded at first use

    parts = [tool_label(judgement.tool), image_name(judgement.base)]
    return " · ".join(part for part in parts if part) or recipe.path.name
