"""What recipes, tables and records hold, as digests: installers keep old file times, so times alone lie."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import sphinx_docker_recipes

FACTS = "facts"
RECORDS = "records"
CATALOGUE = "catalogue"
_PACKAGE = Path(sphinx_docker_recipes.__file__).parent
_FACTS = _PACKAGE / "facts"
_RECIPES = _PACKAGE / "recipes" / "catalogue"
_SUFFIX = ".Dockerfile"


def recipe_key(recipe_id: str) -> str:
    """Return the key under which one recipe's digest stands."""
    return f"recipe:{recipe_id}"


class Fingerprints:
    """The digests of everything a page can depend on, by key, each made when it is first asked for."""

    def __init__(self, catalogues: Sequence[Path], base_images: Sequence[Path]) -> None:
        """Take the project's own folders of recipes and tables."""
        self._catalogues = catalogues
        self._base_images = base_images
        self._known: dict[str, str] = {}

    def of(self, key: str) -> str:
        """Return the digest of what stands under *key*; the empty string where nothing does."""
        if key not in self._known:
            self._known[key] = self._make(key)
        return self._known[key]

    def _make(self, key: str) -> str:
        if key == FACTS:
            tables = _digest([*sorted(_FACTS.glob("*.toml")), *self._base_images])
            # Another version of this package may judge otherwise by the same tables.
            return f"{sphinx_docker_recipes.__version__} {tables}"
        if key == RECORDS:
            return _digest(folder / "records.json" for folder in (_RECIPES, *self._catalogues))
        if key == CATALOGUE:
            return hashlib.sha256(repr(sorted(self._recipes())).encode()).hexdigest()
        return self._recipe(key)

    def _recipes(self) -> Iterator[tuple[str, str]]:
        for folder in (_RECIPES, *self._catalogues):
            for path in folder.glob("*" + _SUFFIX):
                yield path.name, _digest([path])

    def _recipe(self, key: str) -> str:
        name = key.removeprefix(recipe_key("")) + _SUFFIX
        paths = (folder / name for folder in (*self._catalogues, _RECIPES))
        return next((_digest([path]) for path in paths if path.is_file()), "")


def _digest(paths: Iterable[Path]) -> str:
    state = hashlib.sha256()
    for path in paths:
        state.update(path.name.encode())
        state.update(path.read_bytes() if path.is_file() else b"")
    return state.hexdigest()
