"""What a project adds to the catalogue and to the tables."""

from bs4 import BeautifulSoup

TABLE = """
[[base-images]]
images = ["registry.example/acme/base"]
distribution = "debian:13"
interpreters = ["distribution-with-pip"]
"""
RECIPE = """\
# /// recipe
# title = "Our base"
# summary = "The image that our operations team gives us."
# level = "fine"
# authors = ["@ada"]
# sources = ["https://example.org/"]
# ///
FROM registry.example/acme/base:1
RUN python3 -m venv /opt/venv
RUN /opt/venv/bin/pip install flask
"""


def text(built, place: str) -> list[str]:
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    return [" ".join(element.get_text().split()) for element in soup.select(place)]


def test_a_base_image_of_the_projects_own_is_known(page, project) -> None:
    project.write("bases.toml", TABLE)
    built = page(
        ".. pep668:: registry.example/acme/base:1", "html", docker_recipes_base_images=["bases.toml"]
    )
    assert built.warnings == ()
    assert text(built, ".admonition-title") == [
        "The Python of registry.example/acme/base:1 is externally managed"
    ]


def test_it_counts_for_ordinary_code_blocks_too(page, project) -> None:
    project.write("bases.toml", TABLE)
    built = page(
        ".. code-block:: docker\n\n   FROM registry.example/acme/base:1\n   RUN pip install flask\n",
        docker_recipes_base_images=["bases.toml"],
        docker_recipes_check_code_blocks="warn",
    )
    (warning,) = built.warnings
    assert warning.endswith("[docker_recipes.externally-managed]")


def test_a_table_that_cannot_be_used_is_told_of_and_the_build_goes_on(page, project) -> None:
    project.write("bases.toml", '[[base-images]]\nimages = ["x"]\ndistribution = "plan9:4"\n')
    built = page(".. pep668:: debian:13", docker_recipes_base_images=["bases.toml"])
    assert [warning.rpartition(" ")[2] for warning in built.warnings] == ["[docker_recipes.base_images]"]
    assert built.warnings[0].startswith("/bases.toml:")


def test_a_recipe_of_the_projects_own_stands_beside_those_of_the_catalogue(page, project) -> None:
    project.write("recipes/our-base.Dockerfile", RECIPE)
    folders = [*project.settings["docker_recipes_catalogues"], "recipes"]
    built = page(
        ".. docker-recipes::\n   :level: fine",
        "html",
        docker_recipes_catalogues=folders,
    )
    assert built.warnings == ()
    assert text(built, ".sd-tab-label") == ["Plain pip", "Our base"]


def test_recipes_stand_in_tables_too(page) -> None:
    table = ".. list-table::\n\n   * - .. docker-recipe:: deb-venv-pip\n     - .. pep668:: debian:13\n"
    for builder in ("html", "text", "latex", "man", "texinfo"):
        assert page(table, builder).warnings == ()
