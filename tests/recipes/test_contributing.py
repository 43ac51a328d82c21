"""What a contributor uses: the scaffold, the schema for editors, the docker-bake file."""

import io
import json
import re
import shlex
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest

from sphinx_docker_recipes.cli import main, new
from sphinx_docker_recipes.library import Entry
from sphinx_docker_recipes.recipes import Recipe, load_catalogue, load_recipe, loader
from sphinx_docker_recipes.recipes.block import Block, split
from sphinx_docker_recipes.recipes.metadata import read
from sphinx_docker_recipes.recipes.schema import metadata_schema

CATALOGUE = load_catalogue()


def values(path: Path) -> object:
    block = split(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(block, Block)
    return read(block, path.name)[0]


@pytest.mark.parametrize("recipe", CATALOGUE.values(), ids=lambda recipe: recipe.id)
def test_every_recipe_is_valid_by_the_schema(recipe: Recipe) -> None:
    jsonschema.validate(values(recipe.path), metadata_schema())


def test_the_schema_that_is_shipped_for_editors_is_that_of_the_loader() -> None:
    """To mend it, write what `metadata_schema` returns into the file."""
    shipped = Path(loader.__file__).with_name("recipe.schema.json")
    assert json.loads(shipped.read_text(encoding="utf-8")) == metadata_schema()


# What only the loader can know: that the file's name is an id, that there is a FROM, that `instead` is there.
BEYOND_SCHEMA = {"Bad_Name", "no-from", "instead-of-nothing", "instead-of-itself"}
# What a JSON Schema cannot be asked, because there are no values to look at.
NO_VALUES = {
    "empty",
    "invalid-toml",
    "invalid-toml-at-the-end",
    "key-twice",
    "no-block",
    "other-block",
    "two-blocks",
    "unclosed",
    "unclosed-at-the-end",
}
BAD = sorted((Path(__file__).parent / "bad").glob("*.Dockerfile"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name.partition(".")[0])
def test_the_schema_refuses_what_the_loader_refuses(path: Path) -> None:
    name = path.name.partition(".")[0]
    if name in NO_VALUES:
        return
    errors = list(jsonschema.Draft202012Validator(metadata_schema()).iter_errors(values(path)))
    assert bool(errors) is (name not in BEYOND_SCHEMA)


@pytest.mark.parametrize(
    ("base", "tool", "strategy", "model", "verdict"),
    [
        ("debian:bookworm-slim", "uv-pip", "venv", "deb-venv-uv", "venv"),
        ("python:3.12-slim", "pip", "unmarked-base", "py-pip", "unmarked"),
        ("ubuntu:24.04", "pip", "venv", "deb-venv-pip", "venv"),
        ("ubuntu:24.04", "pip", "escape-hatch", "hatch-pip-once", "overridden"),
        ("debian:trixie", "pipx", "tool-env", "deb-pipx", "elsewhere"),
    ],
)
def test_a_new_recipe_loads_and_is_judged_from_the_first_moment_on(
    base: str,
    tool: str,
    strategy: str,
    model: str,
    verdict: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ["--base", base, "--tool", tool, "--strategy", strategy, "--author", "octocat"]
    assert main(["new", "one-more", *options, "--folder", str(tmp_path)]) == 0
    assert f"written from `{model}`" in capsys.readouterr().out
    recipe = load_recipe(tmp_path / "one-more.Dockerfile")
    assert isinstance(recipe, Recipe)
    assert recipe.authors == ("@octocat",)
    facets = Entry(recipe).facets
    assert (facets.base, facets.tool, facets.strategy, facets.verdict) == (base, tool, strategy, verdict)


def test_a_new_recipe_overwrites_nothing_and_has_a_proper_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "deb-venv-uv"]) == 2
    assert main(["new", "No_Id", "--folder", str(tmp_path / "none")]) == 2
    taken = CATALOGUE["deb-venv-uv"].path
    assert capsys.readouterr().err.splitlines() == [
        f"docker-recipes: the id `deb-venv-uv` is taken (choose another, or edit {taken})",
        "docker-recipes: `No_Id` is no id (use lower-case letters, digits and single hyphens)",
        f"docker-recipes: {tmp_path / 'none'}: no such folder (make it, or name another)",
    ]


def test_the_bake_file_has_every_recipe_as_a_target_and_every_level_as_a_group(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bake", "--failing", "--context", "project"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document["target"]) == set(CATALOGUE)
    grouped = [
        name for group, row in document["group"].items() if group != "default" for name in row["targets"]
    ]
    assert sorted(grouped) == sorted(CATALOGUE)
    advised = {recipe.id for recipe in CATALOGUE.values() if not recipe.level.needs_reason}
    assert set(document["group"]["default"]["targets"]) == advised
    target = document["target"]["py-pip"]
    assert (target["context"], target["tags"]) == ("project", ["docker-recipes/py-pip"])
    assert target["dockerfile-inline"] == CATALOGUE["py-pip"].dockerfile


def test_the_bake_file_takes_nothing_of_a_dockerfile_for_a_variable_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bake", "airflow-ext"]) == 0
    target = json.loads(capsys.readouterr().out)["target"]["airflow-ext"]
    assert "$${AIRFLOW_VERSION}" in target["dockerfile-inline"]


def test_what_was_asked_for_is_what_bake_builds_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bake", "x-deb-pip", "hatch-pip-once"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["group"]["default"] == {"targets": ["x-deb-pip", "hatch-pip-once"]}
    assert {row["context"] for row in document["target"].values()} == {"."}


def test_bake_writes_the_sample_project_to_a_new_folder_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    assert main(["bake", "py-sync", "--sample", str(project)]) == 0
    assert json.loads(capsys.readouterr().out)["target"]["py-sync"]["context"] == str(project)
    assert {"pyproject.toml", "app.py", "poetry.lock"} <= {file.name for file in project.iterdir()}
    assert main(["bake", "py-sync", "--sample", str(project)]) == 2
    assert main(["bake", "py-synk"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"docker-recipes: {project}: exists already (name a new folder, or use what is there with --context)",
        "docker-recipes: no recipe `py-synk` (did you mean `py-sync`?)",
    ]


def test_new_asks_for_what_it_was_not_told_until_the_answer_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = io.StringIO("ubuntu:24.04\nuv_pip\nuv-pip\n\n@ada\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert main(["new", "asked", "--folder", str(tmp_path)]) == 0
    assert "`uv_pip` is none of them; `uv-pip`?" in capsys.readouterr().out
    recipe = load_recipe(tmp_path / "asked.Dockerfile")
    assert isinstance(recipe, Recipe)
    facets = Entry(recipe).facets
    assert (facets.base, facets.tool, facets.strategy) == ("ubuntu:24.04", "uv-pip", "venv")
    assert recipe.authors == ("@ada",)


def test_check_tells_what_is_wrong_with_a_recipe_file_and_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = CATALOGUE["x-deb-pip"].path.read_text(encoding="utf-8")
    files = {
        "right": good,
        "misspelt": good.replace("# level", "# levle"),
        "at-odds": good.replace('# expect = "fails"\n# error = "E01"\n', ""),
        "no-recipe": "FROM debian:trixie\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.Dockerfile").write_text(text, encoding="utf-8")
    command = ["check", str(tmp_path), "--format", "json", "--ignore", "externally-managed"]
    assert main(command) == 2
    report = json.loads(capsys.readouterr().out)
    assert {
        Path(file["path"]).name.partition(".")[0]: [
            (problem["line"], problem["message"]) for problem in file["problems"]
        ]
        for file in report["files"]
    } == {
        "right": [],
        "misspelt": [(2, "`level` is missing"), (5, "unknown key `levle`")],
        "at-odds": [(2, "declared to build, but the analyser says that a step is blocked")],
        "no-recipe": [],
    }


def test_check_has_nothing_to_say_of_the_catalogues_own_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(loader.BUILTIN), "--format", "json", "--fail-on", "never"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert len(files) == len(CATALOGUE)
    assert [file for file in files if file["problems"] or "advice" in file] == []


def test_what_may_be_better_about_a_recipe_is_told_apart_and_does_not_fail_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = CATALOGUE["deb-venv-uv"].path.read_text(encoding="utf-8")
    mine = text.replace("# not-when", "# x").replace("trixie-slim\n", "latest\n")
    mine = "\n".join(line for line in mine.splitlines() if not line.startswith("# x"))
    mine = mine.replace("type=cache,target=/root", "type=cache,target=root")
    (tmp_path / "mine.Dockerfile").write_text(mine, encoding="utf-8")
    (tmp_path / "same.Dockerfile").write_text(text, encoding="utf-8")
    (tmp_path / "no-recipe.Dockerfile").write_text("FROM debian\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    folder, lines = f"{tmp_path}/", capsys.readouterr().out.split("\n\n")
    assert [line.removeprefix(folder) for line in lines] == [
        'mine.Dockerfile:2: may: there is no `not-when` (write `not-when = "..."`: readers choose by it)',
        (
            "mine.Dockerfile:2: may: still as in `deb-venv-uv`: `summary`, `why`, `sources` "
            "(say what is different about yours)"
        ),
        (
            "mine.Dockerfile:13: may: `debian:latest` is another image next month "
            "(name a release; where there is none, say so with `# hadolint ignore=DL3007`)"
        ),
        (
            "mine.Dockerfile:28: may: the mount's target `root/.cache/uv` is relative "
            "(make it absolute: Buildah takes no other)"
        ),
        (
            "same.Dockerfile:2: may: still as in `deb-venv-uv`: `summary`, `why`, `not-when`, `sources` "
            "(say what is different about yours)"
        ),
        (
            "same.Dockerfile:14: may: the Dockerfile is that of `deb-venv-uv` "
            "(change it, or improve `deb-venv-uv`)"
        ),
        "Checked 3 files: 6 that may be better.\n",
    ]


PAGE = Path(__file__).parents[2] / "docs" / "contributing.md"


def test_the_contributing_page_shows_what_the_commands_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its steps are followed: what `new` writes, what is edited, and what `check` says of both."""
    folder = Path("src", "sphinx_docker_recipes", "recipes", "catalogue")
    monkeypatch.chdir(tmp_path)
    folder.mkdir(parents=True)
    monkeypatch.setattr(new, "BUILTIN", tmp_path / folder)
    followed = []
    page = PAGE.read_text(encoding="utf-8")
    for language, indented in re.findall(r"^ +```(\w+)\n(.*?)^ +```$", page, re.DOTALL | re.MULTILINE):
        text = dedent(indented)
        command, _, printed = text.partition("\n")
        name = command.removeprefix("$ docker-recipes ").partition(" ")[0]
        if language == "dockerfile":
            (folder / "deb12-pipx.Dockerfile").write_text(text, encoding="utf-8")
        elif name in {"new", "check"}:
            main(shlex.split(command)[2:])
            assert capsys.readouterr().out == printed
            followed.append(name)
    assert followed == ["new", "check", "check"]
