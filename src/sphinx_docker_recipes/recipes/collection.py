"""The catalogue as a value: recipes by id, in the catalogue's own order."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from sphinx_docker_recipes.recipes.model import Recipe


class Catalogue(Mapping[str, Recipe]):
    """All recipes by id; iteration is in the catalogue's own order: by id, within the level.

    There is no hand-written order file, so that a new recipe is one new file.
    """

    __slots__ = ("_recipes",)

    def __init__(self, recipes: Iterable[Recipe] = ()) -> None:
        """Take recipes in any order."""
        ordered = sorted(recipes, key=lambda recipe: (recipe.level.rank, recipe.id))
        self._recipes = {recipe.id: recipe for recipe in ordered}

    def __getitem__(self, recipe_id: str) -> Recipe:
        return self._recipes[recipe_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._recipes)

    def __len__(self) -> int:
        return len(self._recipes)

    def __repr__(self) -> str:
        return f"Catalogue({', '.join(self)})"

    def nearest(self, recipe_id: str) -> str | None:
        """Return the id that looks most like the one given, None where none does."""
        return next(iter(get_close_matches(recipe_id, self._recipes, n=1)), None)

    @property
    def digest(self) -> str:
        """Return a SHA-256 over everything that the recipes say, for caches."""
        state = hashlib.sha256()
        for recipe in self.values():
            state.update(repr(recipe).encode())
        return state.hexdigest()
