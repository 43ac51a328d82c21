"""What others can link to, by role, by index and by intersphinx."""

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile


@pytest.fixture
def guide(project):
    """A project with one page for each way to show a recipe."""
    project.write("index.rst", "Front\n=====\n\n.. toctree::\n\n   alone\n   catalogue\n   set\n   refs\n")
    project.write("alone.rst", "Alone\n=====\n\n.. docker-recipe:: deb-venv-uv\n")
    project.write("set.rst", "Set\n===\n\n.. docker-recipes::\n   :recipes: deb-venv-uv py-pip\n")
    project.write("catalogue.rst", "All\n===\n\n.. docker-recipe-catalogue::\n   :tool: pip\n")
    project.write(
        "refs.rst",
        "Refs\n====\n\n:docker:recipe:`deb-venv-uv` :docker:recipe:`py-pip` :docker:recipe:`so <py-pip>` "
        ":any:`deb-venv-uv`\n",
    )
    return project


def links(built, name: str) -> list[tuple[str, str]]:
    soup = BeautifulSoup(built.text(name), "html.parser")
    return [(link["href"], link.get_text()) for link in soup.select("div.body p a.internal")]


def test_a_role_leads_to_the_best_place_and_shows_the_title(guide) -> None:
    built = guide.build("html")
    assert built.warnings == ()
    assert links(built, "refs.html") == [
        ("alone.html#recipe-deb-venv-uv", "venv with uv"),
        ("catalogue.html#recipe-py-pip", "Plain pip"),
        ("catalogue.html#recipe-py-pip", "so"),
        ("alone.html#recipe-deb-venv-uv", "venv with uv"),
    ]


def test_everything_is_in_the_inventory(examples) -> None:
    with (examples.root / "doctrees-html" / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda root, path: root + path)
    found = {kind: sorted(names) for kind, names in inventory.items() if kind.startswith("docker:")}
    assert found == {
        "docker:base": ["debian:12", "debian:13", "python:3.13-slim"],
        "docker:error": ["E01", "E09"],
        "docker:recipe": ["deb-venv-pip", "deb-venv-uv", "hatch-pip-once", "py-pip", "x-deb-uv-system"],
        "docker:rule": ["externally-managed"],
    }


def test_the_index_lists_all_kinds(examples) -> None:
    soup = BeautifulSoup(
        (examples.root / "doctrees-html" / "docker-index.html").read_text("utf-8"), "html.parser"
    )
    headings = [cell.get_text(strip=True) for cell in soup.select("tr.cap strong")]
    assert headings == ["Bases", "Errors", "Recipes", "Rules"]


def test_another_project_links_to_the_guide(project, examples) -> None:
    project.write(
        "index.rst", "Ours\n====\n\nSee :docker:recipe:`py-pip` and :docker:rule:`externally-managed`.\n"
    )
    inventory = str(examples.root / "doctrees-html" / "objects.inv")
    project.settings["extensions"] = [*project.settings["extensions"], "sphinx.ext.intersphinx"]
    built = project.build(intersphinx_mapping={"guide": ("https://guide.example/", inventory)})
    assert built.warnings == ()
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    assert [link["href"] for link in soup.select("a.external[href^='https://guide']")] == [
        "https://guide.example/pages/catalogue.html#recipe-py-pip",
        "https://guide.example/pages/rules.html#externally-managed",
    ]


def test_roles_lead_to_the_published_guide_where_the_project_has_no_page(page) -> None:
    built = page(
        ":docker:recipe:`py-sync` :docker:rule:`externally-managed` :docker:error:`the message <E01>`\n",
        "html",
        docker_recipes_builtin_catalogue=True,
        docker_recipes_catalogues=[],
    )
    assert built.warnings == ()
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    found = soup.select("div.body a.external")
    assert [(link.get_text(), link["href"].partition("/en/latest/")[2]) for link in found] == [
        ("uv sync", "recipes/py-sync/"),
        ("externally-managed", "reference/rules/#externally-managed"),
        ("the message", "reference/errors/#error-e01"),
    ]


def test_a_mistyped_name_is_compared_with_all_that_there_is(page) -> None:
    (warning,) = page(":docker:rule:`externaly-managed`\n").warnings
    assert warning.endswith(
        "role docker:rule: nothing is called 'externaly-managed'; did you mean 'externally-managed'? "
        "[docker_recipes.reference]"
    )


def test_the_way_out_of_an_override_leads_to_the_published_guide_where_the_project_has_no_page(page) -> None:
    built = page(".. docker-recipe:: hatch-pip-once", "html")
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    (link,) = soup.select("p.dr-instead a")
    assert link["href"].endswith("/recipes/deb-venv-pip/")
    assert built.warnings == ()


def test_two_definitions_of_one_thing_are_told_of(project) -> None:
    table = ".. docker-base-images::\n   :base: debian:13\n"
    project.write("index.rst", f"A\n=\n\n.. toctree::\n\n   b\n\n{table}")
    project.write("b.rst", f"B\n=\n\n{table}")
    assert project.build("dummy").warnings == (
        "/index.rst: WARNING: base 'debian:13' is described here and in 'b' too [docker_recipes.duplicate]",
    )
