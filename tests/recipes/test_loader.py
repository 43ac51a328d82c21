"""Recipe files: what loads, and every problem of those that do not, told at once."""

from pathlib import Path

import pytest

from sphinx_docker_recipes.errors import CatalogueError
from sphinx_docker_recipes.recipes import Recipe, load_catalogue, load_lenient
from sphinx_docker_recipes.vocabulary import Expect, Level

BAD = Path(__file__).parent / "bad"

GOOD = """\
# syntax=docker/dockerfile:1
# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# why = "Because."
# not-when = "Never."
# authors = ["@someone", "@someone-else"]
# sources = ["https://example.org/"]
# ///
FROM debian:trixie

RUN true
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.Dockerfile").write_bytes(text.encode())
    return folder


def test_a_recipe_is_its_metadata_and_the_rest_of_the_file_to_the_byte(tmp_path: Path) -> None:
    catalogue = load_catalogue([write(tmp_path, one=GOOD)], builtin=False)
    assert dict(catalogue) == {
        "one": Recipe(
            id="one",
            title="A title",
            summary="A sentence.",
            level=Level.FINE,
            dockerfile="# syntax=docker/dockerfile:1\nFROM debian:trixie\n\nRUN true\n",
            path=tmp_path / "one.Dockerfile",
            first_line=11,
            lines_above=1,
            authors=("@someone", "@someone-else"),
            sources=("https://example.org/",),
            why="Because.",
            not_when="Never.",
            expect=Expect.BUILDS,
        )
    }


def test_a_line_of_the_dockerfile_is_found_again_in_the_file(tmp_path: Path) -> None:
    recipe = load_catalogue([write(tmp_path, one=GOOD)], builtin=False)["one"]
    shown, whole = recipe.dockerfile.splitlines(), GOOD.splitlines()
    assert [whole[recipe.file_line(line) - 1] for line in range(1, len(shown) + 1)] == shown


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_stay_as_they_are(tmp_path: Path, ending: str) -> None:
    text = GOOD.replace("\n", ending)
    recipe = load_catalogue([write(tmp_path, one=text)], builtin=False)["one"]
    assert recipe.dockerfile == ending.join(
        ["# syntax=docker/dockerfile:1", "FROM debian:trixie", "", "RUN true", ""]
    )


def test_the_digest_depends_on_the_dockerfile_and_on_nothing_else(tmp_path: Path) -> None:
    words = GOOD.replace("A sentence.", "Another sentence.")
    command = GOOD.replace("RUN true", "RUN false")
    catalogue = load_catalogue([write(tmp_path, one=GOOD, two=words, three=command)], builtin=False)
    assert catalogue["one"].digest == catalogue["two"].digest != catalogue["three"].digest


def test_the_catalogue_is_ordered_by_level_then_id_and_finds_the_nearest_id(tmp_path: Path) -> None:
    best = GOOD.replace('"fine"', '"recommended"')
    catalogue = load_catalogue([write(tmp_path, b_one=GOOD, a_two=GOOD, c_three=best)], builtin=False)
    assert list(catalogue) == ["c-three", "a-two", "b-one"]
    assert catalogue.nearest("c-tree") == "c-three"
    assert catalogue.nearest("qqqqqq") is None


def cases() -> list[Path]:
    found = sorted(BAD.glob("*.Dockerfile"))
    assert len(found) > 15
    return found


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.name.partition(".")[0])
def test_what_is_wrong_with_a_file_is_told_with_line_and_remedy(path: Path, tmp_path: Path) -> None:
    """Each file of the corpus ends with what is expected, one `#!` line for a problem."""
    text = path.read_text(encoding="utf-8")
    expected = [line.removeprefix("#! ") for line in text.splitlines() if line.startswith("#! ")]
    (tmp_path / path.name).write_text(text.partition("#! ")[0], encoding="utf-8")
    _, problems = load_lenient([tmp_path], builtin=False)
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in problems] == expected


def test_all_problems_of_all_files_come_in_one_error(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        one=GOOD.replace("title", "titles").replace('"fine"', '"fin"'),
        two=GOOD.replace("FROM", "FORM"),
        three=GOOD,
    )
    with pytest.raises(CatalogueError) as raised:
        load_catalogue([folder, tmp_path / "none"], builtin=False)
    assert [
        (Path(problem.path).name, problem.line, problem.message) for problem in raised.value.problems
    ] == [
        ("one.Dockerfile", 2, "`title` is missing"),
        ("one.Dockerfile", 3, "unknown key `titles`"),
        ("one.Dockerfile", 5, "`level` cannot be `fin`"),
        ("two.Dockerfile", 11, "no FROM: this is not a Dockerfile that builds"),
        ("none", 0, "no such folder"),
    ]


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    folders = [write(first, one=GOOD), write(second, one=GOOD)]
    catalogue, problems = load_lenient(folders, builtin=False)
    assert [recipe.path.parent for recipe in catalogue.values()] == [first]
    assert [problem.message for problem in problems] == ["the id `one` is taken"]


def test_a_file_that_is_not_text_is_a_problem_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "one.Dockerfile").write_bytes(b"FROM debian\n# \xff\n")
    _, problems = load_lenient([tmp_path], builtin=False)
    assert [(problem.line, problem.message) for problem in problems] == [(2, "not UTF-8")]
