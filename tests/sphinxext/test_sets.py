"""The rules of a set: what it shows, in which order, under which labels, and what is open."""

import pytest
from docutils import nodes
from sphinx.util.docutils import docutils_namespace


def blocks(built, name: str = "index"):
    """Return the recipes of a page as they stand in its doctree."""
    with docutils_namespace():
        doctree = built.app.env.get_doctree(name)
    return [node for node in doctree.findall(nodes.container) if node.tagname == "RecipeBlock"]


def labels(built) -> list[str]:
    return [block[0].astext() for block in blocks(built)]


def recipes(built) -> list[str]:
    return [block["recipe"] for block in blocks(built)]


def opened(built) -> list[str]:
    return [block[0].astext() for block in blocks(built) if block["selected"]]


def test_ids_give_the_order(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: py-pip deb-venv-uv")
    assert recipes(built) == ["py-pip", "deb-venv-uv"]
    assert built.warnings == ()


def test_filters_combine_with_and_their_values_with_or(page) -> None:
    built = page(".. docker-recipes::\n   :base: debian python\n   :tool: pip\n   :level: recommended, fine")
    assert recipes(built) == ["deb-venv-pip", "py-pip"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("debian", ["deb-venv-pip", "deb-venv-uv", "hatch-pip-once"]),
        ("debian:trixie*", ["deb-venv-pip", "deb-venv-uv", "hatch-pip-once"]),
        ("debian:13", ["deb-venv-pip", "deb-venv-uv", "hatch-pip-once"]),
        ("python", ["py-pip"]),
    ],
)
def test_a_base_matches_by_name_or_by_tag(page, pattern: str, expected: list[str]) -> None:
    assert recipes(page(f".. docker-recipes::\n   :base: {pattern}")) == expected


def test_order_is_level_then_the_catalogues_own(page) -> None:
    built = page(".. docker-recipes::\n   :failing:")
    assert recipes(built) == ["deb-venv-pip", "deb-venv-uv", "py-pip", "hatch-pip-once", "x-deb-uv-system"]


def test_failing_recipes_appear_only_when_named_or_asked_for(page) -> None:
    assert "x-deb-uv-system" not in recipes(page(".. docker-recipes::\n   :base: debian"))
    assert "x-deb-uv-system" in recipes(page(".. docker-recipes::\n   :base: debian\n   :failing:"))
    assert recipes(page(".. docker-recipes::\n   :recipes: x-deb-uv-system")) == ["x-deb-uv-system"]


@pytest.mark.parametrize("first", ["x-deb-uv-system", "hatch-pip-once"])
def test_a_set_never_opens_on_a_last_resort(page, first: str) -> None:
    assert opened(page(f".. docker-recipes::\n   :recipes: {first} deb-venv-uv")) == ["venv with uv"]
    selected = f".. docker-recipes::\n   :recipes: {first} deb-venv-uv\n   :selected: {first}"
    assert opened(page(selected)) == ["venv with uv"]


def test_a_set_of_last_resorts_opens_on_its_first(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: hatch-pip-once x-deb-uv-system")
    assert opened(built) == ["Escape hatch with pip"]


def test_a_choice_made_elsewhere_never_opens_a_last_resort(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: deb-venv-uv hatch-pip-once\n   :tabs-by: strategy")
    assert [block.get("sync") for block in blocks(built)] == ["venv", None]


def test_the_author_selects(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: deb-venv-uv deb-venv-pip\n   :selected: deb-venv-pip")
    assert opened(built) == ["venv with pip"]


@pytest.mark.parametrize(
    ("tabs_by", "expected", "keys"),
    [
        ("title", ["venv with uv", "venv with pip", "Plain pip"], ["deb-venv-uv", "deb-venv-pip", "py-pip"]),
        (
            "base",
            ["debian:trixie-slim (uv pip)", "debian:trixie-slim (pip)", "python:3.13-slim-trixie"],
            ["debian:trixie-slim", "debian:trixie-slim--venv-with-pip", "python:3.13-slim-trixie"],
        ),
        (
            "tool",
            ["uv pip", "pip (virtual environment)", "pip (base without a marker)"],
            ["uv-pip", "pip", "pip--plain-pip"],
        ),
        (
            "strategy",
            ["virtual environment (uv pip)", "virtual environment (pip)", "base without a marker"],
            ["venv", "venv--venv-with-pip", "unmarked-base"],
        ),
    ],
)
def test_labels_are_unique_and_keys_too(page, tabs_by: str, expected: list[str], keys: list[str]) -> None:
    built = page(f".. docker-recipes::\n   :recipes: deb-venv-uv deb-venv-pip py-pip\n   :tabs-by: {tabs_by}")
    assert labels(built) == expected
    assert [block["sync"] for block in blocks(built)] == keys


def test_one_facet_tells_labels_apart_or_else_the_title_does(page) -> None:
    base = "python:3.13-slim-trixie"
    another = f"   .. docker-recipe::\n      :title: Ours\n\n      FROM {base}\n      RUN pip install x\n"
    named = "".join(f"   .. docker-recipe:: {name}\n\n" for name in ("deb-venv-uv", "deb-venv-pip", "py-pip"))
    built = page(f".. docker-recipes::\n   :tabs-by: tool\n\n{named}{another}")
    assert labels(built) == ["uv pip", "pip (venv with pip)", "pip (Plain pip)", "pip (Ours)"]


def test_equal_own_recipes_are_numbered(page) -> None:
    one = "   .. docker-recipe::\n\n      FROM python:3.13-slim\n      RUN pip install x\n\n"
    assert labels(page(f".. docker-recipes::\n\n{one}{one}")) == ["pip · python (1)", "pip · python (2)"]


def test_labels_of_tabs_come_from_the_configuration(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: deb-venv-uv", docker_recipes_tabs_by="tool")
    assert labels(built) == ["uv pip"]
