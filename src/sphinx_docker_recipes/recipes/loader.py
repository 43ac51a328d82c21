"""Recipe files into a catalogue, or every problem of every file at once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sphinx_docker_recipes.errors import CatalogueError, Problem
from sphinx_docker_recipes.recipes import metadata
from sphinx_docker_recipes.recipes.block import Block, split
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.vocabulary import Expect, Level

BUILTIN = Path(__file__).parent / "catalogue"
SUFFIX = ".Dockerfile"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FROM = re.compile(r"^[ \t]*FROM[ \t]+\S", re.IGNORECASE | re.MULTILINE)

Loaded = Recipe | tuple[Problem, ...]


def load_catalogue(folders: Sequence[Path] = (), *, builtin: bool = True) -> Catalogue:
    """Return the recipes of the built-in catalogue and of the folders given.

    Raises CatalogueError with the problems of all files.
    """
    catalogue, problems = load_lenient(folders, builtin=builtin)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def load_lenient(
    folders: Sequence[Path] = (), *, builtin: bool = True
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return the recipes that can be loaded and the problems of those that cannot; never raises."""
    recipes: dict[str, Recipe] = {}
    problems: list[Problem] = []
    for folder in _places(folders, builtin=builtin):
        paths = sorted(folder.glob(f"*{SUFFIX}"))
        if not paths:
            problems.append(_nothing(folder))
        for path in paths:
            loaded = load_recipe(path)
            if isinstance(loaded, tuple):
                problems.extend(loaded)
            elif earlier := recipes.get(loaded.id):
                problems.append(_twice(loaded, earlier))
            else:
                recipes[loaded.id] = loaded
    problems.extend(_dangling(recipes.values(), recipes))
    return Catalogue(recipes.values()), tuple(problems)


def _places(folders: Sequence[Path], *, builtin: bool) -> Sequence[Path]:
    return (BUILTIN, *folders) if builtin else folders


def load_named(recipe_id: str, folders: Sequence[Path] = (), *, builtin: bool = True) -> Recipe | None:
    """Return the one recipe that `load_lenient` knows by this id, without a look at any other."""
    if not _ID.fullmatch(recipe_id):
        return None
    for folder in _places(folders, builtin=builtin):
        path = folder / f"{recipe_id}{SUFFIX}"
        loaded = load_recipe(path) if path.is_file() else None
        if isinstance(loaded, Recipe):
            return loaded
    return None


def load_recipe(path: Path) -> Loaded:
    """Return the recipe in a file, or all that is wrong with it except references to other recipes."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return (Problem(path=str(path), line=line, message="not UTF-8", remedy="save the file as UTF-8"),)
    except OSError as error:
        return (Problem(path=str(path), message=f"cannot be read: {error.strerror}"),)
    return parse_recipe(text, path)


def parse_recipe(text: str, path: Path) -> Loaded:
    """Return the recipe in the text of a file, or all that is wrong with it; the path gives the id."""
    named = tuple(_misnamed(path))
    block = split(text, str(path))
    if isinstance(block, Problem):
        return (*named, block)
    values, problems = metadata.read(block, str(path))
    problems = (*named, *problems, *_unbuildable(block, path))
    return problems or _recipe(values, block, path)


def _recipe(values: Mapping[str, object], block: Block, path: Path) -> Recipe:
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Recipe(
        id=path.name.removesuffix(SUFFIX),
        title=texts["title"],
        summary=texts["summary"],
        level=Level(texts["level"]),
        expect=Expect(texts.get("expect", Expect.BUILDS)),
        dockerfile=block.dockerfile,
        path=path,
        first_line=block.first_line,
        lines_above=block.lines_above,
        authors=lists["authors"],
        sources=lists["sources"],
        why=texts.get("why", ""),
        not_when=texts.get("not-when", ""),
        purpose=texts.get("purpose", ""),
        run=texts.get("run", ""),
        error=texts.get("error"),
        reason=texts.get("reason", ""),
        instead=texts.get("instead"),
    )


def _misnamed(path: Path) -> Iterator[Problem]:
    if not _ID.fullmatch(path.name.removesuffix(SUFFIX)):
        yield Problem(
            path=str(path),
            message="the file's name is no id",
            remedy=f"use lower-case letters, digits and hyphens before {SUFFIX}",
        )


def _unbuildable(block: Block, path: Path) -> Iterator[Problem]:
    if not _FROM.search(block.dockerfile):
        yield Problem(
            path=str(path),
            line=block.first_line,
            message="no FROM: this is not a Dockerfile that builds",
            remedy="write the whole Dockerfile below the metadata block",
        )


def _nothing(folder: Path) -> Problem:
    if folder.is_dir():
        return Problem(
            path=str(folder), message="no recipes here", remedy=f"recipes are files named <id>{SUFFIX}"
        )
    return Problem(path=str(folder), message="no such folder", remedy="name a folder that holds recipes")


def _twice(recipe: Recipe, earlier: Recipe) -> Problem:
    return Problem(
        path=str(recipe.path),
        message=f"the id `{recipe.id}` is taken",
        remedy=f"rename the file; the other one is {earlier.path}",
    )


def _dangling(recipes: Iterable[Recipe], known: Mapping[str, Recipe]) -> Iterator[Problem]:
    for recipe in recipes:
        if recipe.instead is None:
            continue
        other = known.get(recipe.instead)
        if other is None:
            near = Catalogue(known.values()).nearest(recipe.instead)
            message = f"`instead` names `{recipe.instead}`, which is no recipe"
            remedy = f"did you mean `{near}`?" if near else "name a recipe of the catalogue"
        elif other.level.needs_reason:
            message = f"`instead` names `{other.id}`, which is no better"
            remedy = "name a recipe of one of the first three levels"
        else:
            continue
        yield Problem(path=str(recipe.path), line=_line_of("instead", recipe), message=message, remedy=remedy)


def _line_of(name: str, recipe: Recipe) -> int:
    lines = recipe.path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"#\s*{name}\s*=", line)), 0)
