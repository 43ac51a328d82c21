"""Pythons of neither image nor distribution: pyenv, a build from source, conda's installer."""

import re
from itertools import pairwise
from posixpath import basename, join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION
from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.conda import add_environment
from sphinx_docker_recipes.pep668.recorder import note_interpreter
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import MarkerFile, MarkerState, Program, Site, SiteKind
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN, search
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.regex import regex

_SOURCES = regex(r"[Pp]ython-?(\d+\.\d+)?|cpython")
_PREFIX = "configure:prefix"
_CONDA = regex(r"miniconda|anaconda|miniforge|mambaforge|micromamba", re.IGNORECASE)
_LETTER_P = regex(r"-[a-oq-z]*p(.*)")
"""The option ``-p`` of conda's installer, alone or behind other letters: ``-bfp /opt/conda``."""


def run_pyenv(shell: Shell, call: Call) -> None:
    """Follow ``pyenv install 3.12`` and ``exec``: its shims stand for a Python that carries no marker."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    root = pyenv_root(shell)
    if call.argv[1:2] == ["exec"] and call.argv[2:]:
        child = shell.fork()
        child.process.export("PATH", f"{root}/shims:{shell.process.get('PATH')}")
        run_call(child, call.rest(2))
        return
    if words[:1] != ["install"]:
        return
    for word in words[1:] or ("",):
        version = minor(word) if is_known(word) else None
        folder = word if word and is_known(word) else "X.Y"
        site = _add(shell, call, join(root, "versions", folder), version, "pyenv")
        for name in ("python", "python3", *((f"python{version}",) if version else ())):
            shell.disk.programs[join(root, "shims", name)] = Program("python", site.id)
        for name in ("pip", "pip3"):
            shell.disk.programs[join(root, "shims", name)] = Program("pip", site.id)


def pyenv_root(shell: Shell) -> str:
    """Return pyenv's folder."""
    return shell.process.exported("PYENV_ROOT") or join(shell.process.home, ".pyenv")


def run_configure(shell: Shell, call: Call) -> None:
    """Follow ``./configure --prefix=...`` in a folder of CPython's sources."""
    prefix = next((word[9:] for word in call.argv if word.startswith("--prefix=")), "/usr/local")
    shell.disk.files[_PREFIX] = prefix


def run_make(shell: Shell, call: Call) -> None:
    """Follow ``make install`` and ``make altinstall`` in a folder of CPython's sources."""
    targets = {"install", "altinstall"} & set(call.argv)
    folder = shell.process.cwd
    if "-C" in call.argv[:-1]:
        folder = call.argv[call.argv.index("-C") + 1]
    match = _SOURCES.search(basename(folder))
    if not targets or match is None:
        return
    prefix = shell.disk.files.get(_PREFIX) or "/usr/local"
    site = _add(shell, call, prefix, match[1], "upstream")
    folder = join(prefix, "bin")
    names = [f"python{match[1]}"] if match[1] else []
    if "install" in targets:
        names.append("python3")
        shell.disk.add_pip(site)
    elif match[1]:
        shell.disk.programs[join(folder, f"pip{match[1]}")] = Program("pip", site.id)
    for name in names:
        shell.disk.programs[join(folder, name)] = Program("python", site.id)


def is_conda_installer(shell: Shell, script: str) -> bool:
    """Return whether a script is conda's installer by its name, or by the address it was downloaded from."""
    origin = shell.disk.files.get(shell.path(script)) or ""
    return _CONDA.search(f"{script.rpartition('/')[2]} {origin}") is not None


def is_fed_conda_installer(shell: Shell) -> bool:
    """Return whether conda's installer comes down a pipe from its address."""
    feed = shell.feed
    return feed is not None and any(".sh" in word and _CONDA.search(word) for word in feed.argv[1:])


def run_conda_installer(shell: Shell, call: Call) -> None:
    """Follow ``bash Miniconda3-latest-Linux-x86_64.sh -b -p folder``."""
    words = call.argv
    matches = ((_LETTER_P.fullmatch(word), following) for word, following in pairwise([*words, ""]))
    prefix = next((match[1] or following for match, following in matches if match), None)
    name = "miniforge3" if "forge" in call.name.lower() else "miniconda3"
    site = add_environment(shell, prefix or join(shell.process.home, name), None)
    shell.disk.programs[join(site.prefix, "bin/conda")] = Program("conda", site.id)


def _add(shell: Shell, call: Call, prefix: str, version: str | None, origin: str) -> Site:
    disk = shell.disk
    kind = "pyenv" if origin == "pyenv" else "its own sources"
    python = join(prefix, "bin", f"python{version or '3'}")
    before = search("python3", shell.process.get("PATH"), disk)
    site = Site(
        id=python,
        kind=SiteKind.SYSTEM,
        python=python,
        prefix=prefix,
        marker=MarkerFile(
            state=MarkerState.ABSENT,
            path=join(prefix, "lib", f"python{version}", "EXTERNALLY-MANAGED") if version else None,
            why=f"a Python of {kind} ({python}) carries no marker",
        ),
        version=version,
        origin=origin,
        pip=UNKNOWN_VERSION,
        stage=shell.run.stage.index,
    )
    disk.sites[site.id] = site
    for name in ("python", "python3") if origin == "pyenv" else ():
        disk.programs[join(prefix, "bin", name)] = Program("python", site.id)
    if origin == "pyenv":
        disk.add_pip(site)
    first = disk.sites.get(before[1].site or "") if before and before[1] is not NOT_KNOWN else None
    note_interpreter(shell, call, site, first)
    return site
