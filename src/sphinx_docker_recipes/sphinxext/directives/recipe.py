"""``docker-recipe``: one recipe, of the catalogue, of a file of the project, or written on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.digest import recipe_key
from sphinx_docker_recipes.sphinxext.directives.showing import RecipeShowing
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock
from sphinx_docker_recipes.sphinxext.places import SHOWN_ALONE
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.recipes.model import Recipe
    from sphinx_docker_recipes.sphinxext.judgements import Judgement


class RecipeDirective(RecipeShowing):
    """Show one recipe; inside ``docker-recipes`` it is one of the tabs."""

    def run(self) -> list[nodes.Node]:
        """Return the recipe, or nothing but a warning where there is none to show."""
        given = [bool(self.arguments), "file" in self.options, bool(self.content)]
        if sum(given) != 1:
            self.warn("give a recipe id, or :file:, or a Dockerfile as content, exactly one", Subtype.OPTION)
            return []
        block = self._of_catalogue() if self.arguments else self._of_project()
        return [block] if block else []

    def _of_catalogue(self) -> RecipeBlock | None:
        recipe_id = self.arguments[0].strip()
        self.use([recipe_key(recipe_id)])
        for name in ("reason", "instead"):
            if name in self.options:
                self.warn(
                    f":{name}: is for a Dockerfile of your own; the recipe brings its own", Subtype.OPTION
                )
        entry = self.entry(recipe_id)
        return self.show(entry, SHOWN_ALONE, named=True) if entry else None

    def _of_project(self) -> RecipeBlock | None:
        from sphinx_docker_recipes.sphinxext.own import own_recipe  # noqa: PLC0415 - loaded at first use

        self.use(())
        source = self._source()
        if source is None:
            return None
        text, path = source
        recipe, judgement = own_recipe(text, path, self.options, self.env)
        self._require_reason(recipe, judgement)
        return self.show_own(recipe, judgement)

    def _source(self) -> tuple[str, Path] | None:
        if "file" not in self.options:
            return "\n".join(self.content).strip("\n") + "\n", Path("Dockerfile")
        relative, absolute = self.env.relfn2path(self.options["file"])
        self.env.note_dependency(relative)
        try:
            return Path(absolute).read_text(encoding="utf-8"), Path(absolute)
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            self.warn(f":file: {self.options['file']} cannot be read: {reason}", Subtype.FILE)
            return None

    def _require_reason(self, recipe: Recipe, judgement: Judgement) -> None:
        from sphinx_docker_recipes.vocabulary import OVERRIDES  # noqa: PLC0415 - loaded at first use

        if recipe.instead:
            self.entry(recipe.instead)
        missing = [f":{name}:" for name in ("reason", "instead") if not getattr(recipe, name)]
        if missing and (found := sorted(OVERRIDES.intersection(judgement.verdicts))):
            message = f"a recipe whose verdict is {found[0]} needs {' and '.join(missing)}"
            self.warn(f"{message}: say why, and name a recipe to use in its place", Subtype.REASON)
