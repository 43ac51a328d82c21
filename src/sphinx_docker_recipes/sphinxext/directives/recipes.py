"""``docker-recipes``: a set of recipes as tabs, picked from the catalogue or written inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.declared import FILTERS
from sphinx_docker_recipes.sphinxext.digest import CATALOGUE, recipe_key
from sphinx_docker_recipes.sphinxext.directives.showing import RecipeShowing
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock, RecipeSet
from sphinx_docker_recipes.sphinxext.places import SHOWN_IN_SET
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.library import Entry


class RecipesDirective(RecipeShowing):
    """Show a set of recipes: those picked from the catalogue first, then those written inside."""

    def run(self) -> list[nodes.Node]:
        """Return the set, or nothing but a warning where it would be empty."""
        from sphinx_docker_recipes.sphinxext.arrangement import (  # noqa: PLC0415 - loaded at first use
            SYNC_GROUP,
            arrange,
        )

        title = self.options.pop("title", "")
        kept: list[nodes.Node] = []
        blocks = [*self._picked(), *self._written(kept)]
        if not blocks:
            self.warn("no recipe to show: loosen the filters, or name recipes", Subtype.EMPTY)
            return kept
        tabs_by = self.options.get("tabs-by") or self.workshop.options.tabs_by
        self._select(blocks)
        arrange(blocks, tabs_by)
        node = RecipeSet(
            "",
            *blocks,
            label=title or _("Docker recipes"),
            sync_group=SYNC_GROUP + tabs_by,
            classes=["dr-set", *self.options.get("class", [])],
        )
        self.add_name(node)
        self.finish(node)
        return [*kept, node]

    def _picked(self) -> Iterator[RecipeBlock]:
        for entry in self._entries():
            if block := self.show(entry, SHOWN_IN_SET):
                yield block

    def _entries(self) -> tuple[Entry, ...]:
        ids: tuple[str, ...] = self.options.get("recipes", ())
        filters = {name: self.options[name] for name in FILTERS if name in self.options}
        if not ids and not filters:
            return ()
        self.use(map(recipe_key, ids) if ids else [CATALOGUE])
        known = [recipe_id for recipe_id in ids if self.entry(recipe_id)]
        if ids and not known:
            return ()
        failing = "failing" in filters
        filters.pop("failing", None)
        return self.workshop.select(ids=known, failing=failing, **filters)

    def _written(self, kept: list[nodes.Node]) -> Iterator[RecipeBlock]:
        """Give the recipes in the content; add to *kept* what only marks a place."""
        if not self.content:
            return
        from sphinx_docker_recipes.sphinxext.directives.written import (  # noqa: PLC0415 - loaded at first use
            NotPlainError,
            run_plain,
        )

        try:
            children = run_plain(self)
        except NotPlainError:
            children = self.parse_content_to_nodes()
        for child in children:
            if isinstance(child, RecipeBlock):
                yield child
            elif isinstance(child, nodes.target | nodes.comment | nodes.system_message):
                kept.append(child)
            else:
                self.warn(
                    "only docker-recipe directives can stand inside; the rest is left out", Subtype.CONTENT
                )

    def _select(self, blocks: list[RecipeBlock]) -> None:
        wanted = self.options.get("selected")
        if wanted is None:
            return
        for block in blocks:
            block["selected"] = wanted in {block["recipe"], block["title"]}
        if not any(block["selected"] for block in blocks):
            hint = did_you_mean(wanted, (block["recipe"] or block["title"] for block in blocks))
            self.warn(f":selected: {wanted!r} is no recipe of this set{hint}", Subtype.OPTION)
