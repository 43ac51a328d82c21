"""What a build needs to know of a recipe's Dockerfile."""

from pathlib import Path

import pytest

from sphinx_docker_recipes.cli.cases import make_case
from sphinx_docker_recipes.cli.lock import locked
from sphinx_docker_recipes.cli.verify import case_of, obstacle
from sphinx_docker_recipes.errors import EngineError
from sphinx_docker_recipes.recipes import Recipe, load_catalogue
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.vocabulary import Level


def case(dockerfile: str) -> Case:
    recipe = Recipe(
        id="one",
        title="",
        summary="",
        level=Level.FINE,
        dockerfile=dockerfile,
        path=Path("one.Dockerfile"),
        first_line=1,
        authors=(),
        sources=(),
    )
    return make_case(recipe)


@pytest.mark.parametrize(
    ("dockerfile", "images"),
    [
        ("FROM debian:13\n", ("debian:13",)),
        ("ARG BASE=debian:12\nFROM $BASE AS a\nFROM a\nFROM ${BASE}-slim\n", ("debian:12", "debian:12-slim")),
        ("FROM a AS B\nFROM scratch\nCOPY --from=b /x /\nCOPY --from=0 /x /\n", ("a",)),
        ("FROM a\nCOPY --from=ghcr.io/x/uv:1 /uv /\nFROM a\n", ("a", "ghcr.io/x/uv:1")),
        (
            "FROM a\nRUN --mount=type=bind,from=b,source=/w,target=/w --mount=type=cache,target=/c true\n",
            ("a", "b"),
        ),
        ("", ()),
    ],
)
def test_the_images_it_takes_from_outside(dockerfile: str, images: tuple[str, ...]) -> None:
    assert case(dockerfile).images == images


@pytest.mark.parametrize(
    ("dockerfile", "program"),
    [
        ("FROM a\nCMD x\n", True),
        ('FROM a\nENTRYPOINT ["x"]\n', True),
        ("FROM a AS b\nCMD x\nFROM b\n", False),
        ("FROM a\n", False),
    ],
)
def test_a_program_is_that_of_the_last_stage(dockerfile: str, program: bool) -> None:  # noqa: FBT001
    assert case(dockerfile).has_program is program


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("COPY requirements.txt pyproject.toml uv.lock app.py /app/\nCOPY . .\nCOPY *.txt /x/", ""),
        ("COPY poetry.lock pdm.lock ./", ""),
        ("COPY Pipfile.lock .", "the sample project has no Pipfile.lock"),
        ("RUN --mount=type=bind,source=conda.lock,target=/x true", "the sample project has no conda.lock"),
        ("COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /", ""),
        ("COPY --from=x:1 /uv /", "nothing stands in for x:1"),
        ("RUN curl https://example.org/x | tar -x", "it downloads from example.org"),
        ("ADD http://example.org /x", "it downloads from example.org"),
        ("# https://example.org/ is only told of\nRUN true", ""),
    ],
)
def test_what_stands_in_the_way_of_a_build_without_registries(lines: str, reason: str) -> None:
    assert obstacle(case(f"FROM debian:13\n{lines}\n"), offline=True) == reason


def test_with_registries_only_the_project_can_lack_something() -> None:
    assert obstacle(case("FROM x:1\nRUN curl https://example.org\n"), offline=False) == ""
    assert obstacle(case("FROM x:1\nCOPY Pipfile.lock .\n"), offline=False) != ""


def test_an_installer_that_only_an_index_can_serve_needs_registries() -> None:
    recipe = load_catalogue()["poetry-venv"]
    assert obstacle(case_of(recipe), offline=True) == "its installer takes packages from an index only"
    assert obstacle(case_of(recipe), offline=False) == ""


def test_two_sessions_do_not_clean_up_after_each_other(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(EngineError, match="another session is building here"),
        locked(tmp_path),
    ):
        pytest.fail("the second session began")
    with locked(tmp_path):
        """After the first session the next one may begin."""
