"""HTML pages: assets only where they are used, nothing inline, names for groups, files to download."""

import pytest
from bs4 import BeautifulSoup

STATIC = "src/sphinx_docker_recipes/sphinxext/static"


@pytest.fixture
def site(project):
    """A page that uses recipes and one that does not."""
    project.write("index.rst", "Front\n=====\n\n.. toctree::\n\n   used\n   plain\n")
    project.write("used.rst", "Used\n====\n\n.. docker-recipes::\n   :recipes: deb-venv-uv hatch-pip-once\n")
    project.write("plain.rst", "Plain\n=====\n\nText.\n")
    return project


def soup(built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.text(name), "html.parser")


def assets(built, name: str) -> list[str]:
    page = soup(built, name)
    found = [link["href"] for link in page.select("link[rel=stylesheet]")]
    found += [script["src"] for script in page.select("script[src]")]
    return [address.partition("?")[0] for address in found if "docker-recipes" in address]


@pytest.mark.parametrize("jobs", [1, 2])
def test_assets_are_on_pages_that_use_them_and_nowhere_else(site, jobs: int) -> None:
    built = site.build("html", jobs=jobs)
    assert assets(built, "used.html") == ["_static/docker-recipes.css", "_static/docker-recipes.js"]
    assert [assets(built, f"{name}.html") for name in ("index", "plain", "search", "genindex")] == [[]] * 4


def test_assets_weigh_less_than_ten_kilobytes(pytestconfig) -> None:
    files = list((pytestconfig.rootpath / STATIC).iterdir())
    assert {path.suffix for path in files} == {".css", ".js"}
    assert sum(path.stat().st_size for path in files) < 10_000


def test_colours_are_the_themes(pytestconfig) -> None:
    text = (pytestconfig.rootpath / STATIC / "docker-recipes.css").read_text(encoding="utf-8")
    assert "#" not in text
    assert "rgb" not in text
    assert "prefers-color-scheme" not in text


def test_nothing_is_inline(site) -> None:
    body = soup(site.build("html"), "used.html").select_one("div.body")
    assert body.select("[style], [onclick], style, script") == []


def test_each_set_is_a_named_group_of_radio_buttons(site) -> None:
    page = soup(site.build("html"), "used.html")
    (group,) = page.select("div.dr-set")
    assert (group["role"], group["aria-label"]) == ("group", "Docker recipes")
    buttons = group.select("input[type=radio]")
    assert len({button["name"] for button in buttons}) == 1
    assert [button.has_attr("checked") for button in buttons] == [True, False]


def test_ids_are_unique_on_every_page(examples) -> None:
    pages = list((examples.root / "doctrees-html" / "pages").glob("*.html"))
    pages.append(examples.build("singlehtml").outdir / "index.html")
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        ids = [element["id"] for element in page.select("[id]")]
        assert sorted(set(ids)) == sorted(ids), path.name


def test_every_dockerfile_can_be_downloaded_to_the_byte(site) -> None:
    built = site.build("html")
    links = [link["href"] for link in soup(built, "used.html").select("p.dr-download a")]
    assert links == [
        "_downloads/docker-recipes/deb-venv-uv.Dockerfile",
        "_downloads/docker-recipes/hatch-pip-once.Dockerfile",
    ]
    text = (built.outdir / links[0]).read_text(encoding="utf-8")
    assert text.startswith("# syntax=docker/dockerfile:1\nFROM debian:trixie-slim\n")
    assert "/// recipe" not in text


def test_downloads_can_be_turned_off(site) -> None:
    built = site.build("html", docker_recipes_show_download=False)
    assert soup(built, "used.html").select("p.dr-download") == []
    assert not (built.outdir / "_downloads").exists()


def test_what_the_installer_printed_can_be_turned_off(site) -> None:
    assert len(soup(site.build("html"), "used.html").select("details.dr-fold")) == 1
    built = site.build("html", docker_recipes_show_output=False)
    assert soup(built, "used.html").select("details.dr-fold") == []
