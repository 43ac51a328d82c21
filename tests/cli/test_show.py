"""``show`` gives a recipe's Dockerfile to the byte."""

import pytest

from sphinx_docker_recipes.cli import main
from sphinx_docker_recipes.recipes.loader import load_catalogue


def test_show_prints_the_exact_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    recipe = load_catalogue()["deb-venv-uv"]
    assert main(["show", "deb-venv-uv"]) == 0
    assert capfdbinary.readouterr().out == recipe.dockerfile.encode()


def test_an_unknown_id_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "deb-venv-uvv"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "docker-recipes: no recipe `deb-venv-uvv` (did you mean `deb-venv-uv`?)\n"


def test_an_id_like_no_other_points_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "xyzzy"]) == 2
    assert capsys.readouterr().err == (
        "docker-recipes: no recipe `xyzzy` (`docker-recipes list --failing` shows them all)\n"
    )
