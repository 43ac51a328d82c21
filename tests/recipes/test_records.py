"""The generated file of records."""

from datetime import date
from pathlib import Path

import pytest

from sphinx_docker_recipes.errors import CatalogueError
from sphinx_docker_recipes.recipes import Record, load_records
from sphinx_docker_recipes.recipes.records import dump_records

ONE = Record(
    recipe="one",
    digest="abc",
    date=date(2026, 11, 22),
    builder="buildah 1.28.2",
    base="debian:trixie",
    base_kind="stand-in",
    base_origin="made here",
    outcome="built",
    tools=(("pip", "25.1.1"), ("python", "3.13.5")),
    output=("Successfully installed „a“",),
    program=("python: 3.13.5",),
)
TWO = Record(
    recipe="two",
    digest="def",
    date=date(2026, 11, 23),
    builder="docker 28",
    base="python:3.13",
    base_kind="official",
    base_origin="pulled",
    outcome="failed-as-expected",
)


def test_records_are_read_as_they_were_written_in_one_order(tmp_path: Path) -> None:
    file = tmp_path / "records.json"
    file.write_text(dump_records([TWO, ONE]), encoding="utf-8")
    assert load_records(file) == {"one": ONE, "two": TWO}
    assert dump_records([TWO, ONE]) == dump_records([ONE, TWO]) == file.read_text(encoding="utf-8")


def test_no_file_is_no_records(tmp_path: Path) -> None:
    assert load_records(tmp_path / "records.json") == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ('{"schema": 1,\n"records": [}', 2),
        ("[]", 0),
        ('{"schema": 2, "records": []}', 0),
        ('{"schema": 1, "records": [{}]}', 0),
        (dump_records([ONE]).replace('"2026-11-22"', '"yesterday"'), 0),
        (dump_records([ONE]).replace('"outcome": "built"', '"outcome": 3'), 0),
        (dump_records([ONE]).replace('"digest"', '"digset"'), 0),
    ],
)
def test_a_file_that_is_something_else_is_an_error_with_a_remedy(
    text: str, line: int, tmp_path: Path
) -> None:
    file = tmp_path / "records.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load_records(file)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == (str(file), line)
    assert problem.message.startswith("not a file of records: ")
    assert "docker-recipes verify" in problem.remedy
