"""Where the parts of the checker cannot be had, the guide is built without it and says so."""

import json
import os
import subprocess
import sys
from pathlib import Path

from browser.visits import SITE

TOOL = Path(__file__).parents[2] / "docs" / "_tools" / "checker_parts.py"


def test_without_npm_and_cache_the_old_parts_go_and_one_line_says_why(tmp_path: Path) -> None:
    out = tmp_path / "checker"
    out.mkdir()
    (out / "manifest.json").write_text("{}")
    environment = {**os.environ, "PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, TOOL, out], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("checker: not part of this build: npm is not installed")
    assert done.stdout.count("\n") == 1
    assert not out.exists()


def test_the_parts_name_no_address_to_load_from() -> None:
    manifest = json.loads((SITE / "_static" / "checker" / "manifest.json").read_text())
    assert manifest["lock"]["packages"] == {}
    assert "://" not in json.dumps(manifest)
