"""The command starts with little: what a subcommand does not need is not imported."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.cli import COMMANDS, main, recipe_files
from sphinx_docker_recipes.recipes import block, loader

HEAVY = {"sphinx", "docutils", "rich", "jsonschema", "sphinx_design"}
SLOW = {"argparse", "dataclasses", "enum", "inspect", "pathlib", "shutil", "tomllib", "typing", "urllib"}
"""Parts of the standard library that take long to import; `re` needs `enum`."""
STANDARD = "import bisect, collections.abc, datetime, functools, gc, importlib, json, re, types"
"""What a check may import of the standard library, with whatever that needs in a Python."""
OURS = Path(__file__).with_name("imports.txt")
"""What a check of `PLAIN` imports of ours. Whatever only some Dockerfiles need, is to be imported lazily."""
PLAIN = "FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip install cowsay\n"
PROBE = """
import sys
from sphinx_docker_recipes.cli import main
status = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


def modules(*arguments: str) -> set[str]:
    """Return what a command imports, run where nothing is configured."""
    command = [sys.executable, "-c", PROBE, *arguments]
    with TemporaryDirectory() as elsewhere:
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=elsewhere)
    return set(done.stderr.split())


def after(statement: str) -> set[str]:
    command = [sys.executable, "-c", f"import sys; {statement}; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("form", ["json", "github", "sarif", "text"])
def test_check_imports_nothing_heavy(form: str, tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text(PLAIN, encoding="utf-8")
    assert modules("check", "--fail-on", "never", "--format", form, str(path)) & HEAVY == set()


@pytest.mark.parametrize("form", ["github", "text"])
def test_check_imports_little_of_the_standard_library(form: str, tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text(PLAIN, encoding="utf-8")
    found = modules("check", "--fail-on", "never", "--format", form, str(path))
    assert (found & SLOW) - after("import re") == set()


def test_check_imports_what_every_check_needs_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "Dockerfile"
    path.write_text(PLAIN, encoding="utf-8")
    found = modules("check", "--format", "json", "--fail-on", "never", str(path))
    package = "sphinx_docker_recipes"
    ours = {name.removeprefix(f"{package}.") for name in found if name.startswith(package)}
    others = {name for name in found if not name.startswith(package)}
    hint = f"import lazily what not every check needs; the others stand in {OURS.name}"
    assert sorted(ours) == OURS.read_text(encoding="utf-8").split(), hint
    assert others - after(STANDARD) == set()


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
    names = modules("check", str(path))
    assert [name for name in names if name.startswith("sphinx_docker_recipes.recipes")] == []
    assert [name for name in names if name.startswith("sphinx_docker_recipes.pep668")]


def test_a_recipe_is_told_by_the_same_words_as_in_the_catalogue() -> None:
    assert block.OPENING.encode() == recipe_files.OPENING
    assert recipe_files.SUFFIX == loader.SUFFIX
