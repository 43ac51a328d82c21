"""Every command that is followed can be: its module is imported when the first Dockerfile has it."""

import pytest

from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.commands.dispatch import HANDLERS
from sphinx_docker_recipes.pep668.commands.wrappers import WRAPPERS


@pytest.mark.parametrize("word", sorted({*HANDLERS, *WRAPPERS}))
def test_a_command_has_what_follows_it(word: str) -> None:
    report = analyse(f"FROM debian:13\nRUN pip --version; {word} x; pip install six\n")
    assert report.steps[-1].command == "pip install six"


def test_what_poetry_and_pipenv_run_is_followed_when_they_are_modules() -> None:
    for tool in ("poetry", "pipenv"):
        report = analyse(f"FROM python:3.13\nRUN python -m {tool} run pip install six\n")
        assert [step.command for step in report.steps] == ["pip install six"]
