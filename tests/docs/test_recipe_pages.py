"""Every recipe has a page of its own, which links to the recipe lead to."""

import re
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from sphinx_docker_recipes.library import load_library
from sphinx_docker_recipes.recipes.loader import load_catalogue

ROOT = Path(__file__).parents[2]


def test_every_recipe_has_its_page_and_no_page_is_left_over(documents: Mapping[str, BeautifulSoup]) -> None:
    shown = {name.removeprefix("recipes/") for name in documents if name.startswith("recipes/")}
    assert shown == set(load_catalogue())


def test_a_page_shows_its_dockerfile_to_the_byte(pages: Mapping[str, BeautifulSoup]) -> None:
    library = load_library()
    assert library
    shown = {name: dockerfile(pages[f"recipes/{name}/index.html"]) for name in library}
    assert shown == {name: entry.recipe.dockerfile for name, entry in library.items()}


def dockerfile(soup: BeautifulSoup) -> str:
    blocks = soup.select(".guide-recipe .dr-dockerfile pre")
    return blocks[0].get_text() if len(blocks) == 1 else ""


def test_the_catalogue_leads_to_every_page(pages: Mapping[str, BeautifulSoup]) -> None:
    links = pages["reference/catalogue/index.html"].select("article a[href^='../../recipes/']")
    assert {f"../../recipes/{name}/" for name in load_catalogue()} == {str(link["href"]) for link in links}


def test_links_to_a_recipe_lead_to_its_page(pages: Mapping[str, BeautifulSoup]) -> None:
    """A link with an anchor is one within a page: the sign beside a heading, or a label of a set."""
    lost = [
        f"{name}: {link['href']}"
        for name, soup in pages.items()
        for link in soup.select("article a.reference.internal[href*='#recipe-']")
        if not str(link["href"]).startswith("#") and name != "docker-index/index.html"
    ]
    assert lost == []


def test_a_page_can_be_edited_and_reported(pages: Mapping[str, BeautifulSoup]) -> None:
    for name in load_catalogue():
        soup = pages[f"recipes/{name}/index.html"]
        edit = soup.select_one(".edit-this-page a")
        assert isinstance(edit, Tag)
        path = re.sub("^.*/edit/main/", "", str(edit["href"]))
        assert (ROOT / path).is_file(), path
        report = soup.find("a", string="Report a mistake")
        assert isinstance(report, Tag)
        assert f"place={name}" in str(report["href"])
