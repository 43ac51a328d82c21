"""``list`` gives the catalogue to people and to programs."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from sphinx_docker_recipes.cli import main
from sphinx_docker_recipes.cli.list import COLUMNS, cells
from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.recipes.selection import select
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Expect


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["list", "--format", "json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def ids(document: dict) -> list[str]:
    return [recipe["id"] for recipe in document["recipes"]]


def test_json_fits_its_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(
        (files("sphinx_docker_recipes.cli") / "schemas" / "list.schema.json").read_text(encoding="utf-8")
    )
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(listed(capsys, "--failing"))


def test_json_says_what_the_library_knows(capsys: pytest.CaptureFixture[str]) -> None:
    library = load_library()
    document = listed(capsys)
    assert document["schema"] == 1
    assert ids(document) == [entry.recipe.id for entry in select(library.values())]
    for recipe in document["recipes"]:
        entry = library[recipe["id"]]
        assert recipe["title"] == entry.recipe.title
        assert recipe["base"] == entry.facets.base
        assert recipe["verdict"] == entry.facets.verdict
        assert (recipe["verified"] is None) == (entry.verified is None)


@pytest.mark.parametrize(
    ("stale", "recorded", "word"),
    [(False, True, "2026-"), (True, True, "stale"), (True, False, "not yet")],
)
def test_the_table_tells_a_record_of_an_earlier_text_from_none(
    stale: bool,  # noqa: FBT001
    recorded: bool,  # noqa: FBT001
    word: str,
) -> None:
    entry = load_library()["deb-venv-uv"]
    assert entry.record
    record = replace(entry.record, digest="another") if stale else entry.record
    changed = Entry(entry.recipe, record if recorded else None)
    assert cells(changed)[COLUMNS.index("verified")].startswith(word)


def test_failing_recipes_are_listed_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    failing = {entry.recipe.id for entry in load_library().values() if entry.recipe.expect is Expect.FAILS}
    assert failing
    assert not failing & set(ids(listed(capsys)))
    assert failing <= set(ids(listed(capsys, "--failing")))


@pytest.mark.parametrize(
    "filters",
    [
        ("--tool", "pip"),
        ("--base", "debian"),
        ("--base", "debian:13", "--tool", "uv-pip"),
        ("--tool", "pip", "--tool", "uv-pip"),
        ("--strategy", "venv"),
        ("--level", "recommended"),
    ],
)
def test_filters_are_those_of_the_selection(
    filters: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted: dict[str, list[str]] = {}
    for option, value in zip(filters[::2], filters[1::2], strict=True):
        wanted.setdefault(option.removeprefix("--"), []).append(value)
    expected = [entry.recipe.id for entry in select(load_library().values(), **wanted)]
    assert expected
    assert ids(listed(capsys, *filters)) == expected


def test_the_table_has_a_line_for_every_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["id", "level", "base"]
    assert [line.split()[0] for line in lines[1:]] == ids(listed(capsys))


def test_the_table_has_colour_only_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--color", "never"])
    plain = capsys.readouterr().out
    main(["list", "--color", "always"])
    coloured = capsys.readouterr().out
    assert "\x1b[" not in plain
    assert "\x1b[1m" in coloured


def test_an_unknown_tool_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["list", "--tool", "piip"])
    assert stopped.value.code == 2
    assert "invalid choice: 'piip'" in capsys.readouterr().err
