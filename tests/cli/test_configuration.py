"""Settings come from the nearest file, typed, or every problem of that file is told at once."""

from datetime import date
from pathlib import Path

import pytest

from sphinx_docker_recipes.cli.configuration import Configuration, load_configuration
from sphinx_docker_recipes.errors import ConfigurationError
from sphinx_docker_recipes.vocabulary import Severity

EVERYTHING = """
select = ["escape-hatch", "marker-removed"]
ignore = ["marker-removed"]
fail-on = "error"
as-of = 2026-01-31

[per-file-ignores]
"legacy/*" = ["escape-hatch"]
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(str(path), path.parent)
    return [str(problem).replace(str(path.parent), "") for problem in caught.value.problems]


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "docker-recipes.toml", EVERYTHING)
    assert load_configuration(None, tmp_path) == Configuration(
        path=path,
        select=frozenset({"escape-hatch", "marker-removed"}),
        ignore=frozenset({"marker-removed"}),
        fail_on=Severity.ERROR,
        as_of=date(2026, 1, 31),
        per_file_ignores={"legacy/*": frozenset({"escape-hatch"})},
    )


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_configuration(None, tmp_path) == Configuration()


def test_pyproject_holds_the_same_settings_in_its_table(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", '[tool.docker-recipes]\nfail-on = "never"\n')
    assert load_configuration(None, tmp_path) == Configuration(path=path, fail_on=None)


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    write(tmp_path, "docker-recipes.toml", 'fail-on = "never"\n')
    write(tmp_path / "a", "pyproject.toml", '[project]\nname = "docker-recipes"\n')
    assert load_configuration(None, tmp_path / "a").fail_on is None
    write(tmp_path / "a", "pyproject.toml", '[tool.docker-recipes]\nfail-on = "info"\n')
    assert load_configuration(None, tmp_path / "a").fail_on is Severity.INFO


def test_our_own_file_counts_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[tool.docker-recipes]\nfail-on = "info"\n')
    write(tmp_path, "docker-recipes.toml", 'fail-on = "error"\n')
    assert load_configuration(None, tmp_path).fail_on is Severity.ERROR


def test_tables_of_base_images_are_left_to_their_reader(tmp_path: Path) -> None:
    path = write(tmp_path, "docker-recipes.toml", '[[base-images]]\nimages = ["registry.example.com/a"]\n')
    assert load_configuration(None, tmp_path).base_images == (path,)


def test_all_problems_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = (
        'selct = ["escape-hatch"]\n'
        'ignore = ["escape-hach"]\n'
        'fail-on = "warn"\n'
        'as-of = "yesterday"\n'
        'per-file-ignores = ["a"]\n'
    )
    assert problems(write(tmp_path, "docker-recipes.toml", text)) == [
        "/docker-recipes.toml:1: unknown key 'selct' (did you mean 'select'?)",
        "/docker-recipes.toml:2: ignore: there is no rule 'escape-hach' (did you mean 'escape-hatch'?)",
        "/docker-recipes.toml:3: fail-on: 'warn' is not one of error, warning, info, never",
        "/docker-recipes.toml:4: as-of: 'yesterday' is not a date (write it as YYYY-MM-DD)",
        "/docker-recipes.toml:5: per-file-ignores: expected a table of path patterns and lists of rule ids",
    ]


def test_a_key_unlike_any_other_gets_the_list_of_all(tmp_path: Path) -> None:
    path = write(tmp_path, "docker-recipes.toml", "xyzzy = 1\n")
    assert problems(path) == [
        (
            "/docker-recipes.toml:1: unknown key 'xyzzy' "
            "(there are: as-of, base-images, fail-on, ignore, per-file-ignores, select)"
        )
    ]


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    [problem] = problems(write(tmp_path, "docker-recipes.toml", "select = [\n"))
    assert problem.startswith("/docker-recipes.toml: this is not valid TOML: ")


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    [problem] = problems(tmp_path / "absent.toml")
    assert problem == "/absent.toml: the configuration cannot be read: No such file or directory"
