"""What recipes, tables and records hold, as digests: installers keep old file times, so times alone lie."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import sphinx_docker_recipes

FACTS = "facts"
RECORDS = "records"
CATALOGUE = "catalogue"
_PACKAGE = Path(sphinx_docker_recipes.__file__).parent
_RECIPES = _PACKAGE / "recipes" / "catalogue"
_SUFFIX = ".Dockerfile"


def recipe_key(recipe_id: str) -> str:
    """Return the key under which one recipe's digest stands."""
    return f"recipe:{recipe_id}"


def fingerprints(catalogues: Sequence[Path], base_images: Sequence[Path]) -> Mapping[str, str]:
    """Return the digest of everything a page can depend on, by key; the arguments are the project's own."""
    recipes = [path for folder in (_RECIPES, *catalogues) for path in sorted(folder.glob("*" + _SUFFIX))]
    prints = {recipe_key(path.name.removesuffix(_SUFFIX)): _digest([path]) for path in recipes}
    prints[CATALOGUE] = hashlib.sha256(repr(sorted(prints.items())).encode()).hexdigest()
    # Another version of this package may judge otherwise by the same tables.
    prints[FACTS] = f"{sphinx_docker_recipes.__version__} {_digest([*_data('facts'), *base_images])}"
    prints[RECORDS] = _digest([*_data("recipes"), *(folder / "records.json" for folder in catalogues)])
    return prints


def _data(layer: str) -> Iterator[Path]:
    return (path for path in sorted((_PACKAGE / layer).rglob("*")) if path.suffix in {".toml", ".json"})


def _digest(paths: Iterable[Path]) -> str:
    state = hashlib.sha256()
    for path in paths:
        state.update(path.name.encode())
        state.update(path.read_bytes() if path.is_file() else b"")
    return state.hexdigest()
