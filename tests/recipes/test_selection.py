"""Which recipes a set shows, and in which order."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sphinx_docker_recipes.recipes import Facets, Recipe, matches_base, select
from sphinx_docker_recipes.recipes.selection import image_name
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Expect, Level


@dataclass(frozen=True)
class Item:
    recipe: Recipe
    facets: Facets


def item(recipe_id: str, base: str, tool: str, strategy: str, level: Level, **more: Expect | str) -> Item:
    recipe = Recipe(
        id=recipe_id,
        title=recipe_id,
        summary="",
        level=level,
        dockerfile="FROM scratch\n",
        path=Path(f"{recipe_id}.Dockerfile"),
        first_line=1,
        authors=(),
        sources=(),
    )
    distribution = {"debian:trixie-slim": "debian:13", "debian:bookworm": "debian:12"}.get(base, "")
    if base == "codercom/code-server":
        distribution = "debian:13"
    facets = Facets(
        base=base, tool=tool, strategy=strategy, target="venv", verdict="venv", distribution=distribution
    )
    return Item(replace(recipe, **more), facets)


ITEMS = (
    item("ubu", "ubuntu:24.04", "pip", "venv", Level.RECOMMENDED),
    item("hatch", "debian:trixie-slim", "uv-pip", "escape-hatch", Level.ESCAPE_HATCH),
    item("fails", "debian:trixie-slim", "uv-pip", "system", Level.RECOMMENDED, expect=Expect.FAILS),
    item("cs", "codercom/code-server", "uv-pip", "venv", Level.RECOMMENDED),
    item("deb-pip", "debian:trixie-slim", "pip", "venv", Level.RECOMMENDED),
    item("deb-uv", "debian:bookworm", "uv-pip", "venv", Level.RECOMMENDED),
    item("plain", "python:3.13-slim", "pip", "unmarked-base", Level.FINE),
    item("locked", "python:3.13-slim", "uv-project", "project-env", Level.RECOMMENDED),
    item("ci", "python:3.13-slim", "uv-pip", "venv", Level.RECOMMENDED, purpose="CI jobs"),
    item("alone", "python:3.13-slim", "uv-pip", "venv", Level.RECOMMENDED),
    item("arch", "archlinux:base", "uv-pip", "venv", Level.RECOMMENDED),
)

ALL = ["alone", "locked", "ci", "deb-pip", "deb-uv", "ubu", "cs", "arch", "plain", "hatch"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ALL),
        ({"failing": True}, [*ALL[:8], "fails", *ALL[8:]]),
        ({"ids": ["hatch", "fails", "nothing", "hatch", "alone"]}, ["hatch", "fails", "alone"]),
        ({"base": ["debian"]}, ["deb-pip", "deb-uv", "hatch"]),
        ({"base": ["debian:13"]}, ["deb-pip", "hatch"]),
        ({"base": ["debian:book*", "python"]}, ["alone", "locked", "ci", "deb-uv", "plain"]),
        ({"base": ["debian"], "tool": ["pip", "uv-project"]}, ["deb-pip"]),
        ({"strategy": ["venv"], "tool": ["uv-pip"]}, ["alone", "ci", "deb-uv", "cs", "arch"]),
        ({"level": ["fine", "escape-hatch"]}, ["plain", "hatch"]),
        ({"base": ["alpine"]}, []),
        ({"ids": ["hatch", "alone"], "base": ["python"]}, ["alone"]),
    ],
)
def test_filters_combine_and_the_order_is_the_catalogues(
    filters: dict[str, object], expected: list[str]
) -> None:
    assert [found.recipe.id for found in select(ITEMS, **filters)] == expected
    assert [found.recipe.id for found in select(reversed(ITEMS), **filters)] == expected


@pytest.mark.parametrize(
    ("base", "pattern", "expected"),
    [
        ("debian:trixie-slim", "debian", True),
        ("debian:trixie-slim", "debian:trixie*", True),
        ("debian:trixie-slim", "debian:trixie", False),
        ("debian:trixie-slim", "debian:13", True),
        ("debian:trixie-slim", "debian:12", False),
        ("docker.io/library/debian", "debian:latest", True),
        ("codercom/code-server:trixie", "debian", False),
        ("codercom/code-server:trixie", "debian:13", False),
        ("codercom/code-server:trixie", "*/code-server", True),
        ("ghcr.io/astral-sh/uv:debian", "ghcr.io/astral-sh/uv:debian", True),
        ("localhost:5000/debian:13@sha256:0", "localhost:5000/debian:13", True),
        ("python:3.13-slim", "py", False),
        ("", "debian", False),
    ],
)
def test_a_pattern_names_an_image_or_an_image_and_its_tag(base: str, pattern: str, expected: bool) -> None:  # noqa: FBT001
    facets = Facets(
        base=base, tool="pip", strategy="venv", target="venv", verdict="venv", distribution="debian:13"
    )
    assert matches_base(facets, pattern) is expected


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("debian", "debian"),
        ("index.docker.io/library/debian:13", "debian"),
        ("docker.io/codercom/code-server:latest", "codercom/code-server"),
        ("localhost:5000/a/b@sha256:0", "localhost:5000/a/b"),
    ],
)
def test_the_name_of_an_image(reference: str, name: str) -> None:
    assert image_name(reference) == name
