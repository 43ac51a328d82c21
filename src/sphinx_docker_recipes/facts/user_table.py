"""A user's own rows of base images, from ``docker-recipes.toml`` or ``pyproject.toml``."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.base_images import ImageRow, Surroundings, read_image
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.rows import Row, line_finder
from sphinx_docker_recipes.vocabulary import Evidence

_KEY = "base-images"


def user_rows(path: Path, around: Surroundings, problems: list[Problem]) -> Iterator[ImageRow]:
    """Yield the rows in a file; what is wrong with it is added to the problems, with line and remedy."""
    text = _read(path, problems)
    document = _parse(text, str(path), problems)
    within: tuple[str, ...] = ("tool", "docker-recipes") if path.name == "pyproject.toml" else ()
    for name in within:
        inner = document.get(name, {})
        document = inner if isinstance(inner, dict) else {}
    rows = document.get(_KEY, [])
    if not isinstance(rows, list):
        remedy = f"write [[{'.'.join((*within, _KEY))}]]"
        problems.append(Problem(path=str(path), message=f"{_KEY!r} must be a list of tables", remedy=remedy))
        return
    default = Source(references=(str(path),), checked=date.min, evidence=Evidence.REPORTED)
    for index, data in enumerate(rows):
        line = line_finder(text, ".".join((*within, _KEY)), index)
        row = Row(data=data if isinstance(data, dict) else {}, path=str(path), line=line, problems=problems)
        yield read_image(row, around, default).whole()


def _read(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "give the path of a TOML file in UTF-8"
        problems.append(Problem(path=str(path), message=f"the file cannot be read: {error}", remedy=remedy))
        return ""


def _parse(text: str, path: str, problems: list[Problem]) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        problems.append(
            Problem(path=path, line=line, message=f"not TOML: {error}", remedy="correct the syntax")
        )
        return {}
