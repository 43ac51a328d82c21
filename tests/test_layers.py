"""The arrows between the layers hold: who may import whom, and who may start a process."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sphinx_docker_recipes

PACKAGE = "sphinx_docker_recipes"
ROOT = Path(sphinx_docker_recipes.__file__).parent

GROUND = {"vocabulary", "errors", "values", "regex", "toml", "enumeration", "lazily"}
FRONT_ENDS = {"cli", "sphinxext"}
MAY_IMPORT = {
    "vocabulary": set(),
    "errors": set(),
    "enumeration": set(),
    "lazily": set(),
    "regex": set(),
    "toml": set(),
    "values": set(),
    "dockerfile": set(),
    "facts": set(),
    "pep668": {"dockerfile", "facts"},
    "recipes": set(),
    "verify": {"recipes"},
    "library": {"dockerfile", "facts", "pep668", "recipes"},
    "cli": {"dockerfile", "facts", "pep668", "recipes", "verify", "library", ""},
    "sphinxext": {"dockerfile", "facts", "pep668", "recipes", "library", ""},
    "__main__": {"cli"},
    "": {"sphinxext"},
}
"""Layer to the layers it may import; "" is the package itself. Everybody may import the ground."""

CORE = ("dockerfile", "facts", "pep668", "recipes", "library")
DOCUTILS = {"sphinx", "docutils", "sphinx_design", "myst_parser"}
PROCESSES = {"subprocess", "multiprocessing", "pty"}
PROCESS_CALLS = {"system", "popen", "fork", "execv", "execve", "execvp", "spawnv", "posix_spawn"}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def layer(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    parent = (PACKAGE, *path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(parent[: len(parent) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (start, node.module)))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imported_layers(path: Path) -> set[str]:
    known = {layer(module) for module in modules()}
    ours = [parts for name in imports(path) if (parts := name.split("."))[0] == PACKAGE and len(parts) > 1]
    return {parts[1] if parts[1] in known else "" for parts in ours}


def test_every_module_belongs_to_a_layer() -> None:
    assert len(modules()) > 40
    assert {layer(path) for path in modules()} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    allowed = MAY_IMPORT[layer(path)] | GROUND | {layer(path)}
    assert imported_layers(path) - allowed == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_sphinx_layer_imports_sphinx(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports(path)} & DOCUTILS
    assert not outside or layer(path) == "sphinxext" or path == ROOT / "__init__.py"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_engines_start_processes(path: Path) -> None:
    engine = path.is_relative_to(ROOT / "verify" / "engines")
    names = {name.split(".")[0] for name in imports(path)}
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "os"
    }
    assert engine or not (names & PROCESSES or calls & PROCESS_CALLS)


def test_the_core_runs_without_sphinx_and_without_any_other_distribution() -> None:
    """What a browser gets is the wheel alone, so the core must not need what pip would install beside it."""
    program = "\n".join(
        [
            "import sys",
            "before = set(sys.modules)",
            *(f"import {PACKAGE}.{name}" for name in CORE),
            f"from {PACKAGE}.pep668 import analyse",
            "analyse('FROM debian:13\\nRUN apt-get install -y python3-pip && pip install six\\n')",
            "new = {name.split('.')[0] for name in set(sys.modules) - before}",
            f"print(sorted(new - set(sys.stdlib_module_names) - {{{PACKAGE!r}}}))",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_front_ends_never_meet() -> None:
    met = {
        str(path.relative_to(ROOT)): sorted(imported_layers(path) & FRONT_ENDS - {layer(path)})
        for path in modules()
        if layer(path) in FRONT_ENDS
    }
    assert met
    assert not any(met.values())


def test_a_forbidden_arrow_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself can fail: relative and absolute imports of another layer are both seen."""
    for name in ("recipes", "sphinxext", "cli"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    bad = tmp_path / "recipes" / "bad.py"
    bad.write_text(f"from ..sphinxext import nodes\nimport {PACKAGE}.cli.main\n", encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    assert imported_layers(bad) == {"sphinxext", "cli"}
