"""Where the checker's parts cannot be had, the guide is built without it and says so; broken ones stop it."""

import ast
import gzip
import io
import json
import os
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.visits import SITE

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "docs" / "_tools" / "checker_parts.py"
NODE = """#!/bin/sh
case "$1" in
*compile.mjs) cp "$4" "$5" ;;
*) echo "ModuleNotFoundError: No module named 'left_out'" >&2; exit 1 ;;
esac
"""
"""A Node.js that compiles by copying, and finds that the analyser lacks a module."""
BUILT_IN = frozenset({"itertools", "sys"})
"""Modules that are part of the interpreter, among those that the analyser imports."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder with what an earlier build left there."""
    out = tmp_path / "checker"
    out.mkdir()
    (out / "manifest.json").write_text("{}")
    return out


def make_parts(out: Path, *options: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run the tool with an empty or prepared cache beside *out*, and only *path* to find programs on."""
    environment = {**os.environ, "PATH": path, "XDG_CACHE_HOME": str(out.parent / "cache")}
    command = [sys.executable, TOOL, out, *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--required"], 1)])
def test_without_npm_and_cache_the_old_parts_go_and_one_line_says_why(
    out: Path, options: list[str], status: int
) -> None:
    done = make_parts(out, *options, path=str(out))
    assert done.stdout.startswith("checker: not part of this build: npm is not installed")
    assert done.stdout.count("\n") == 1
    assert done.returncode == status
    assert not out.exists()


def test_parts_that_do_not_work_are_an_error_wherever_they_are_made(out: Path, tmp_path: Path) -> None:
    tool = runpy.run_path(str(TOOL))
    cache = tmp_path / "cache" / "sphinx-docker-recipes" / "pyodide" / tool["PYODIDE"]
    cache.mkdir(parents=True)
    for name in tool["NEEDED"]:
        (cache / name).write_text("{}")
    node = tmp_path / "node"
    node.write_text(NODE)
    node.chmod(0o755)
    done = make_parts(out, path=f"{tmp_path}:{os.environ['PATH']}")
    assert done.stdout == (
        "checker: broken: node try.mjs ended with 1. ModuleNotFoundError: No module named 'left_out'\n"
    )
    assert done.returncode == 1
    assert not out.exists()


def test_the_parts_name_no_address_to_load_from() -> None:
    manifest = json.loads((SITE / "_static" / "checker" / "manifest.json").read_text())
    assert manifest["lock"]["packages"] == {}
    assert "://" not in json.dumps(manifest)


def test_the_library_holds_whatever_the_analyser_may_import() -> None:
    """Also what a module imports in a function, which only a rare Dockerfile reaches."""
    analyser, library = packed_modules("analyser"), packed_modules("python")
    wanted = {name.partition(".")[0] for module in analyser for name in imports(module)}
    assert {"os", "re/__init__"} <= library
    assert wanted & sys.stdlib_module_names <= {name.partition("/")[0] for name in library} | BUILT_IN


def packed_modules(part: str) -> set[str]:
    """Return the modules of a part of the checker, as paths without their ending."""
    packed = SITE / "_static" / "checker" / f"{part}.zip.packed"
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(packed.read_bytes()))) as files:
        return {name.removesuffix(".pyc") for name in files.namelist() if name.endswith(".pyc")}


def imports(module: str) -> Iterator[str]:
    """Give the absolute names that a module of ours imports, wherever it does."""
    for node in ast.walk(ast.parse((ROOT / "src" / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
