"""The command starts with little: what a subcommand does not need is not imported."""

import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.cli import COMMANDS, main, recipe_files
from sphinx_docker_recipes.recipes import block, loader

HEAVY = {"sphinx", "docutils", "rich", "jsonschema", "sphinx_design"}
SLOW = {"dataclasses", "inspect", "pathlib", "pkgutil", "shutil", "urllib"}
"""Parts of the standard library that take as long to import as a file to check."""
PARSER = "import argparse, sys; argparse.ArgumentParser().parse_args([]); print(*sys.modules)"
"""What reading a command line costs in any program; more from one Python to the next."""
PROBE = """
import sys
from sphinx_docker_recipes.cli import main
status = main(sys.argv[1:])
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(status)
"""


def modules(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", PROBE, *arguments]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


def test_check_imports_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text("FROM python:3.13\nRUN pip install cowsay\n", encoding="utf-8")
    for form in ("json", "github", "sarif", "text"):
        assert modules("check", "--format", form, str(path)) & HEAVY == set()


@pytest.mark.parametrize("form", ["json", "github", "text"])
def test_check_imports_little_of_the_standard_library(form: str, tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text("FROM debian:13\nRUN pip install cowsay\n", encoding="utf-8")
    command = [sys.executable, "-c", PARSER]
    parsers = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    found = modules("check", "--fail-on", "never", "--format", form, str(path))
    assert (found & SLOW) - parsers == set()


def test_show_and_list_as_json_import_nothing_heavy() -> None:
    assert modules("show", "deb-venv-uv") & HEAVY == set()
    assert modules("list", "--format", "json") & HEAVY == set()


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "sphinx_docker_recipes", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"docker-recipes {__version__}\n"


def test_a_closed_pipe_is_no_crash() -> None:
    command = f"{sys.executable} -m sphinx_docker_recipes explain | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Rules\n", "")


@pytest.mark.parametrize("command", [name for name, _ in COMMANDS])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: docker-recipes {command} ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    page = capsys.readouterr().out
    assert all(f"  {name} " in page and summary in page for name, summary in COMMANDS)


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "usage: docker-recipes" in capsys.readouterr().err


def test_a_plain_dockerfile_needs_nothing_of_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text("FROM python:3.13\n", encoding="utf-8")
    probe = PROBE.replace('.partition(".")[0]', "")
    command = [sys.executable, "-c", probe, "check", str(path)]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()
    assert [name for name in names if name.startswith("sphinx_docker_recipes.recipes")] == []
    assert [name for name in names if name.startswith("sphinx_docker_recipes.pep668")]


def test_a_recipe_is_told_by_the_same_words_as_in_the_catalogue() -> None:
    assert block.OPENING.encode() == recipe_files.OPENING
    assert recipe_files.SUFFIX == loader.SUFFIX
