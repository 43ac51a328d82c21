"""Outputs of commands that are known without running them: ``$(which python3)`` and its kin."""

import re
from posixpath import dirname

from sphinx_docker_recipes.dockerfile.shell_model import Command, Substitution
from sphinx_docker_recipes.pep668.calls import Call, call_of
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import Site, SiteKind
from sphinx_docker_recipes.pep668.unknowns import unknown
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.pep668.which import which

_MAX_NESTED = 4
"""Of substitutions inside substitutions."""
_STDLIB = re.compile(r"stdlib|os\.__file__|get_python_lib")
_MINOR = re.compile(r"version_info|py_version_short|VERSION")


def evaluate(shell: Shell, substitution: Substitution) -> str:
    """Return what a command substitution prints, a placeholder where only a build could tell."""
    items = substitution.script.items
    if len(items) != 1 or not isinstance(items[0].node, Command) or shell.depth > _MAX_NESTED:
        return unknown("(...)")
    child = shell.fork(depth=shell.depth + 1)
    call = call_of(child, items[0].node, evaluate)
    if not call.arguments:
        return ""
    return _output(child, call) or unknown(f"({call.name} ...)")


def _output(shell: Shell, call: Call) -> str | None:
    name, words = call.name, call.argv[1:]
    if name in {"which", "type"} or (name == "command" and words[:1] == ["-v"]):
        return _which(shell, words[-1]) if words else None
    if name == "pwd":
        return shell.process.cwd
    if name == "echo":
        return " ".join(word for word in words if word != "-n")
    if name == "dirname" and words:
        return dirname(words[-1])
    if name == "readlink" and words:
        return words[-1]
    if name == "cat" and len(words) == 1:
        return (shell.disk.files.get(shell.path(words[0])) or "").strip() or None
    if name == "uv" and words[:2] == ["python", "find"]:
        return _find(shell, words[2:])
    if name.startswith("python"):
        return _python(shell, call)
    return _prefix(shell, name, words)


def _which(shell: Shell, word: str) -> str | None:
    found = which(word, shell.process.fork(), shell.disk)
    return found[0] if found and found[1].kind != "?" else None


def _find(shell: Shell, words: list[str]) -> str | None:
    wanted = next((word for word in words if word[:1].isdigit()), "")
    for site in reversed(shell.disk.sites.values()):
        managed = site.origin == "uv" and (not wanted or site.version == minor(wanted))
        if managed and site.kind is SiteKind.SYSTEM:
            return site.python
    return None if "--managed-python" in words else _which(shell, "python3")


def _python(shell: Shell, call: Call) -> str | None:
    code = " ".join(call.argv[1:])
    found = which(call.argv[0], shell.process.fork(), shell.disk)
    site: Site | None = shell.disk.sites.get(found[1].site) if found and found[1].site else None
    if site is None:
        return None
    if _STDLIB.search(code) and site.marker.path and not site.is_virtual:
        return dirname(site.marker.path)
    if "sys.executable" in code:
        return site.python
    if "sys.prefix" in code or "'prefix'" in code or '"prefix"' in code:
        return site.prefix
    if _MINOR.search(code) and minor(site.version) and "micro" not in code:
        return minor(site.version)
    return None


def _prefix(shell: Shell, name: str, words: list[str]) -> str | None:
    if name != "brew" or words[:1] != ["--prefix"]:
        return None
    return next((site.prefix for site in shell.disk.sites.values() if "linuxbrew" in site.prefix), None)
