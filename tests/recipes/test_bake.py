"""What Docker's own bake makes of the catalogue as a bake file; it needs neither a daemon nor the network."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from sphinx_docker_recipes.cli import main
from sphinx_docker_recipes.cli.bake import plain
from sphinx_docker_recipes.recipes import load_catalogue
from sphinx_docker_recipes.vocabulary import Level

CATALOGUE = load_catalogue()
LEVELS = tuple(Level)


def buildx(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker", "buildx", *arguments], capture_output=True, text=True, check=False, timeout=120
    )


HERE = shutil.which("docker") is not None and buildx("version").returncode == 0
needs_buildx = pytest.mark.skipif(not HERE, reason="docker buildx is not on every machine")


def printed(folder: Path, arguments: Sequence[str], targets: Sequence[str]) -> dict[str, dict[str, object]]:
    """Return the targets that bake would build."""
    file = folder / "docker-bake.json"
    assert main(["bake", "--output", str(file), *arguments]) == 0
    done = buildx("bake", "--file", str(file), "--print", *targets)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, object]] = json.loads(done.stdout)["target"]
    return found


@needs_buildx
def test_bake_reads_every_recipe_as_it_stands(tmp_path: Path) -> None:
    targets = printed(tmp_path, ["--failing", "--context", "project"], [*LEVELS, "failing"])
    assert set(targets) == set(CATALOGUE)
    # What is printed is a bake file again, in which the signs of its own templates are doubled.
    assert {name: row["dockerfile-inline"] for name, row in targets.items()} == {
        name: plain(recipe.dockerfile) for name, recipe in CATALOGUE.items()
    }
    assert {row["context"] for row in targets.values()} == {"project"}


@needs_buildx
@pytest.mark.parametrize("recipe_id", ["deb-venv-uv", "hatch-pip-once", "x-deb-pip"])
def test_one_recipe_is_what_bake_builds_when_it_is_asked_for_nothing_else(
    recipe_id: str, tmp_path: Path
) -> None:
    assert set(printed(tmp_path, ["--failing", recipe_id], [])) == {recipe_id}
