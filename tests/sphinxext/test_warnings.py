"""Bad input: one warning with type, subtype, place and remedy, and a build that goes on."""

import pytest

PLACE = "/index.rst:4: WARNING: "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ".. docker-recipe:: deb-venv-uw",
            (
                "docker-recipe: no recipe has the id 'deb-venv-uw'; did you mean 'deb-venv-uv'? "
                "[docker_recipes.recipe]"
            ),
        ),
        (
            ".. docker-recipes::\n   :base: plan9",
            "docker-recipes: no recipe to show: loosen the filters, or name recipes [docker_recipes.empty]",
        ),
        (
            ".. docker-recipes::",
            "docker-recipes: no recipe to show: loosen the filters, or name recipes [docker_recipes.empty]",
        ),
        (
            ".. docker-recipe::",
            (
                "docker-recipe: give a recipe id, or :file:, or a Dockerfile as content, exactly one "
                "[docker_recipes.option]"
            ),
        ),
        (
            ".. docker-recipe::\n   :file: nowhere/Dockerfile",
            (
                "docker-recipe: :file: nowhere/Dockerfile cannot be read: No such file or directory "
                "[docker_recipes.file]"
            ),
        ),
        (
            ".. docker-recipe:: deb-venv-uv\n   :lines: 3-99",
            (
                "docker-recipe: :lines: 3-99: line 14 is beyond the end: there are 13 lines "
                "[docker_recipes.option]"
            ),
        ),
        (
            ".. docker-recipe:: deb-venv-uv\n   :emphasize-lines: x",
            (
                "docker-recipe: :emphasize-lines: invalid line number spec: 'x'; "
                "expected numbers such as 1, 3-5 [docker_recipes.option]"
            ),
        ),
        (
            ".. docker-recipe:: deb-venv-uv\n   :instead: py-pip",
            (
                "docker-recipe: :instead: is for a Dockerfile of your own; the recipe brings its own "
                "[docker_recipes.option]"
            ),
        ),
        (
            ".. docker-recipes::\n   :recipes: deb-venv-uv\n   :selected: py-pip",
            "docker-recipes: :selected: 'py-pip' is no recipe of this set [docker_recipes.option]",
        ),
        (
            (
                ".. docker-recipe::\n\n   FROM debian:13\n   RUN apt-get install -y python3-pip\n"
                "   RUN pip install --break-system-packages x"
            ),
            (
                "docker-recipe: a recipe whose verdict is overridden needs :reason: and :instead:: say why, "
                "and name a recipe to use in its place [docker_recipes.reason]"
            ),
        ),
        (
            ".. pep668:: atari:2600",
            (
                "pep668: 'atari:2600' is no base image, tool or verdict that the tables know "
                "[docker_recipes.subject]"
            ),
        ),
        (
            ".. pep668:: debain:13",
            (
                "pep668: 'debain:13' is no base image, tool or verdict that the tables know; "
                "did you mean 'debian:13'? [docker_recipes.subject]"
            ),
        ),
        (
            ".. docker-base-images::\n   :base: debian:13 debain:12",
            (
                "docker-base-images: :base: 'debain:12' is no base image that the tables know; "
                "did you mean 'debian:12'? [docker_recipes.subject]"
            ),
        ),
        (
            ".. docker-recipe-catalogue::\n   :base: plan9",
            "docker-recipe-catalogue: no recipe to show: loosen the filters [docker_recipes.empty]",
        ),
        (
            "See :pep668:`use-case`.",
            (
                "role pep668: no section is called 'use-case'; did you mean 'use-cases'? "
                "[docker_recipes.section]"
            ),
        ),
        (
            ":docker:recipe:`deb-venv-uw` and\n\n.. docker-recipe:: deb-venv-uv",
            (
                "role docker:recipe: nothing is called 'deb-venv-uw'; did you mean 'deb-venv-uv'? "
                "[docker_recipes.reference]"
            ),
        ),
        (
            ".. docker-errors::\n   :errors: E99 E09",
            (
                "docker-errors: :errors: no error message has the id 'E99'; did you mean 'E29'? "
                "[docker_recipes.option]"
            ),
        ),
        (
            ".. docker-rules::\n   :rules: escape-hatch marker-remove",
            (
                "docker-rules: :rules: no rule has the id 'marker-remove'; did you mean 'marker-removed'? "
                "[docker_recipes.option]"
            ),
        ),
    ],
)
def test_a_warning_says_what_and_where(page, text: str, expected: str) -> None:
    assert page(text).warnings == (PLACE + expected,)


def test_a_filter_that_does_not_exist_names_those_that_do(page) -> None:
    (first, *_rest) = page(".. docker-recipes::\n   :tool: pipp").warnings
    assert first.startswith("/index.rst:4: ERROR: ")
    assert "'pipp' is not one of pip, uv-pip, uv-project" in " ".join(
        page(".. docker-recipes::\n   :tool: pipp").warnings
    )


def test_what_stands_beside_recipes_in_a_set_is_left_out(page) -> None:
    built = page(".. docker-recipes::\n   :recipes: deb-venv-uv\n\n   A paragraph.\n")
    assert built.warnings == (
        PLACE + "docker-recipes: only docker-recipe directives can stand inside; the rest is left out "
        "[docker_recipes.content]",
    )


@pytest.mark.parametrize("suppressed", ["docker_recipes", "docker_recipes.recipe"])
def test_warnings_can_be_suppressed(page, suppressed: str) -> None:
    assert page(".. docker-recipe:: nothing-like-it", suppress_warnings=[suppressed]).warnings == ()


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("check_code_blocks", "yes", "expected one of 'off', 'notice', 'warn'"),
        ("tabs_by", "colour", "expected one of 'title', 'base', 'tool', 'strategy'"),
        ("as_of", "yesterday", "expected a date such as '2026-11-22'"),
        ("edit_url", "https://example.org/", "expected an address that contains '{id}'"),
        ("base_images", [1], "expected a list of texts"),
    ],
)
def test_a_setting_that_cannot_be_used_gives_way_to_its_default(
    page, name: str, value: object, problem: str
) -> None:
    built = page("Text.", **{f"docker_recipes_{name}": value})
    expected = (
        f"WARNING: docker_recipes_{name} = {value!r}: {problem}; the default is used [docker_recipes.config]"
    )
    assert built.warnings == (expected,)


def test_a_recipe_of_the_projects_own_that_cannot_be_loaded_is_told_of_once(page, project) -> None:
    project.write("own/broken.Dockerfile", "FROM debian:13\n")
    folders = [*project.settings["docker_recipes_catalogues"], "own"]
    built = page(".. docker-recipe:: deb-venv-uv", docker_recipes_catalogues=folders)
    problem = "no metadata block (begin the file with a block that opens with `# /// recipe` and closes"
    assert built.warnings == (
        f"/own/broken.Dockerfile:1: WARNING: {problem} with `# ///`) [docker_recipes.catalogue]",
    )


MARKDOWN = [
    ("```{docker-recipe} deb-venv-uw\n```", 3, "did you mean 'deb-venv-uv'? [docker_recipes.recipe]"),
    (":::{docker-recipes}\n:base: plan9\n:::", 3, "[docker_recipes.empty]"),
    ("```{docker-recipe}\n:file: nowhere\n```", 3, "No such file or directory [docker_recipes.file]"),
    ("```{docker-recipe} deb-venv-uv\n:lines: 3-99\n```", 3, "there are 13 lines [docker_recipes.option]"),
    ("```{pep668} debain:13\n```", 3, "did you mean 'debian:13'? [docker_recipes.subject]"),
    ("Text.\n\nSee {pep668}`use-case`.", 5, "did you mean 'use-cases'? [docker_recipes.section]"),
    (
        "See {docker:rule}`externaly-managed`.",
        3,
        "did you mean 'externally-managed'? [docker_recipes.reference]",
    ),
]


@pytest.mark.parametrize(("text", "line", "end"), MARKDOWN)
def test_markdown_pages_are_told_the_same(project, text: str, line: int, end: str) -> None:
    project.write("index.md", f"# Page\n\n{text}\n")
    (warning,) = project.build("dummy").warnings
    assert warning.startswith(f"/index.md:{line}: WARNING: ")
    assert warning.endswith(end)


@pytest.mark.parametrize(("text", "line", "end"), MARKDOWN)
def test_each_can_be_suppressed(project, text: str, line: int, end: str) -> None:  # noqa: ARG001 - the same rows
    project.write("index.md", f"# Page\n\n{text}\n")
    subtype = end.rpartition("[")[2].rstrip("]")
    assert project.build("dummy", suppress_warnings=[subtype]).warnings == ()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("own/records.json", "{", "/own/records.json:1: WARNING: not a file of records: "),
        ("own/README", "", "/own:1: WARNING: no recipe"),
    ],
)
def test_a_folder_of_recipes_that_cannot_be_used_never_stops_the_build(
    page, project, name: str, text: str, expected: str
) -> None:
    project.write(name, text)
    folders = [*project.settings["docker_recipes_catalogues"], "own"]
    warnings = page(".. docker-recipe:: deb-venv-uv", docker_recipes_catalogues=folders).warnings
    assert warnings[-1].startswith(expected), warnings
    assert {warning.rpartition(" ")[2] for warning in warnings} == {"[docker_recipes.catalogue]"}
