"""A plain command line is read without argparse, and as argparse reads it."""

import argparse
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_docker_recipes.cli import main
from sphinx_docker_recipes.cli.check import OPTIONS, configure
from sphinx_docker_recipes.cli.options import read_plain

WORDS = (
    *(option.name for option in OPTIONS),
    *("--format=json", "--format=", "--format=xml", "--show-steps=1", "--form", "--config=x=y", "--config="),
    *("json", "text", "never", "error", "escape-hatch", "escape-hatch,marker-removed", "nosuch", ",", ""),
    *("2026-11-27", "--as-of=2026-11-27", "-", "--", "-h", "-x", "-1", "a b", "-a b", "Dockerfile", "./x"),
)


def by_argparse(words: Sequence[str]) -> dict[str, object] | None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    configure(parser)
    try:
        return vars(parser.parse_args(words))
    except (argparse.ArgumentError, SystemExit):
        return None


def plainly(words: Sequence[str]) -> dict[str, object] | None:
    arguments = read_plain(words, OPTIONS)
    return None if arguments is None else vars(arguments)


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_is_what_argparse_reads(words: list[str]) -> None:
    found = plainly(words)
    assert found is None or found == by_argparse(words)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Dockerfile",
        "--format json Dockerfile other/Dockerfile",
        "--format=json -",
        ". --fail-on never --show-steps",
        "--select escape-hatch --select marker-removed,hidden-failure --ignore unknown-base",
        "--as-of 2026-11-27 --config docker-recipes.toml --stdin-filename Dockerfile --color never -",
    ],
)
def test_usual_lines_are_read_plainly(line: str) -> None:
    found = plainly(line.split())
    assert found is not None
    assert found == by_argparse(line.split())


@pytest.mark.parametrize(
    "line", ["--form json", "a --format json b", "--help", "--format", "--format xml", "-- a", "--as-of now"]
)
def test_other_lines_are_left_to_argparse(line: str) -> None:
    assert plainly(line.split()) is None


def test_defaults_stay_as_they_are() -> None:
    assert plainly(["--select", "escape-hatch"]) != plainly([])
    assert plainly([]) == by_argparse([])


def test_a_command_stands_first(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--", "check"])
    assert stopped.value.code == 2
    assert "usage: docker-recipes" in capsys.readouterr().err
