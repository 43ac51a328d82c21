"""Where a recipe file's metadata block begins and ends, and what is left of the file without it."""

import re

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.values import valueclass

OPENING = "# /// recipe"
CLOSING = "# ///"
_ANY_BLOCK = re.compile(r"# /// [a-zA-Z0-9-]+$")


@valueclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A metadata block, taken out of its file."""

    toml: str
    """The block's text without the comment signs, line for line."""
    toml_line: int
    """1-based line of the file on which the text above begins."""
    dockerfile: str
    """The file without the block, to the byte."""
    lines_above: int
    """How many lines of the Dockerfile stand above the block."""
    first_line: int
    """1-based line of the file on which the Dockerfile goes on below the block."""


def split(text: str, path: str) -> Block | Problem:
    """Take the metadata block out of the text of a recipe file.

    The block has the shape of PEP 723's inline metadata: an opening ``# /// recipe``, TOML behind ``# ``, a
    closing ``# ///``, each on a line of its own.
    """
    lines = text.splitlines(keepends=True)
    bare = [line.rstrip("\r\n") for line in lines]
    openings = [index for index, line in enumerate(bare) if _ANY_BLOCK.fullmatch(line.rstrip())]
    recipes = [index for index in openings if bare[index].rstrip() == OPENING]
    if problem := _misplaced(recipes, openings, bare, path):
        return problem
    start = recipes[0]
    end = next((index for index in range(start + 1, len(bare)) if not bare[index].startswith("#")), len(bare))
    closing = next((index for index in range(start + 1, end) if bare[index].rstrip() == CLOSING), None)
    if closing is None:
        return Problem(
            path=path,
            line=start + 1,
            message="the metadata block is never closed",
            remedy=f"end it with a line `{CLOSING}`; every line of it begins with #",
        )
    return Block(
        toml="\n".join(_uncommented(line) for line in bare[start + 1 : closing]),
        toml_line=start + 2,
        dockerfile="".join(lines[:start] + lines[closing + 1 :]),
        lines_above=start,
        first_line=closing + 2,
    )


def _misplaced(recipes: list[int], openings: list[int], bare: list[str], path: str) -> Problem | None:
    if len(recipes) > 1:
        return Problem(
            path=path,
            line=recipes[1] + 1,
            message="a second metadata block",
            remedy=f"keep one; the first is on line {recipes[0] + 1}",
        )
    if recipes:
        return None
    if openings:
        return Problem(
            path=path,
            line=openings[0] + 1,
            message=f"the metadata block is called `{bare[openings[0]].split()[-1]}`",
            remedy=f"open it with `{OPENING}`",
        )
    return Problem(
        path=path,
        message="no metadata block",
        remedy=f"begin the file with a block that opens with `{OPENING}` and closes with `{CLOSING}`",
    )


def _uncommented(line: str) -> str:
    return line[2:] if line.startswith("# ") else line[1:]
