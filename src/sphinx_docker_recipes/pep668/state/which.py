"""Which file a command word runs: PATH in order, and the path that a shell remembers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename, dirname

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import FED, surely_lacks
from sphinx_docker_recipes.pep668.shell.process import DEFAULT_PATH, Process
from sphinx_docker_recipes.pep668.state.disk import Disk, Program, absolute, merged_path
from sphinx_docker_recipes.pep668.unknowns import MARK, names
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.state.uv_pythons import of_uv
else:  # imported where a path names a Python of uv's
    of_uv = lazily("pep668.state.uv_pythons", "of_uv")

NOT_KNOWN = Program("?")
"""Something may stand there; what, only a build could tell."""

_ROOTED = ("/", MARK)
_MAY_HOLD_PYTHON = regex(r"PATH|VENV|VIRTUAL|PYTHON|CONDA|PYENV|ENV|POETRY|UV_|^\W*$", re.IGNORECASE)


def which(word: str, process: Process, disk: Disk, *, seen_only: bool = False) -> tuple[str, Program] | None:
    """Return path and program for a command *word*; None where it is certainly not there.

    With *seen_only* folders that nothing was seen to fill count as empty: what makes an environment does not
    run from the one that it makes.
    """
    if "/" in word:
        return _at(absolute(process.from_home(word), process.cwd), disk)
    if MARK in word:
        return word, NOT_KNOWN
    remembered = process.hashed.get(word)
    program = disk.programs.get(remembered) if remembered is not None else None
    if remembered is not None and program is not None and program.kind != "python":
        return remembered, program
    found = search(word, _from(process.get("PATH"), process.cwd), disk, seen_only=seen_only)
    if remembered is not None and program is not None and not _is_made_from(found, program, disk):
        return remembered, program
    if found is not None and found[1] is not NOT_KNOWN:
        process.hashed[word] = found[0]
    return found


@lru_cache(maxsize=1024)  # a file has few
def _from(path: str, cwd: str) -> str:
    """Return PATH with folders that are not absolute seen from *cwd*."""
    folders = path.split(":")
    if all(folder[:1] in _ROOTED for folder in folders):
        return path
    return ":".join(folder if folder[:1] in _ROOTED else absolute(folder, cwd) for folder in folders)


def _is_made_from(found: tuple[str, Program] | None, program: Program, disk: Disk) -> bool:
    """Return whether PATH now names the Python of an environment that was made from *program*.

    A shell that remembers where *program* stands runs it, but called by a name without a slash a Python
    looks itself up on PATH (CPython ``Modules/getpath.py``) and works in the environment that it finds
    there (seen on Debian 12 and 13, in dash and in bash).
    """
    site = disk.sites.get(found[1].site or "") if found else None
    return site is not None and site.is_virtual and site.base == program.site


def search(name: str, path: str, disk: Disk, *, seen_only: bool = False) -> tuple[str, Program] | None:
    """Look *name* up along *path*."""
    programs = disk.programs
    for folder in path.split(":"):
        candidate = f"{folder.rstrip('/')}/{name}"
        program = programs.get(candidate)
        if program is None and MARK in folder:
            if folder in disk.opaque or any(_MAY_HOLD_PYTHON.search(missing) for missing in names(folder)):
                return candidate, NOT_KNOWN
            continue
        if program is None and folder == "/bin":
            program = programs.get(merged_path(candidate, disk))
        elif program is None and "/cpython-" in folder:
            program = programs.get(of_uv(candidate, disk))
        if program is not None:
            return candidate, program
        if "/envs/" in folder and (program := _of_conda(candidate, disk)) is not None:
            return candidate, program
        if "." in name and (program := of_some_version(folder, name, disk)) is not None:
            return candidate, program
        if (disk.hidden_at(folder) is not None and not folder.endswith("/sbin")) or (
            not seen_only and folder not in _USUAL and _is_unseen(folder, disk)
        ):
            return candidate, NOT_KNOWN
    return None if disk.complete else (name, NOT_KNOWN)


_KINDS = {"pip": "pip", "pyt": "python"}
"""What a name means in an environment of conda that a file of its own describes."""


def _of_conda(path: str, disk: Disk) -> Program | None:
    """Return the program at *path* in an environment below a conda that is there, seen made or not."""
    root, _, rest = path.partition("/envs/")
    return Program(_KINDS.get(rest.rpartition("/")[2][:3], "?"), root) if root in disk.sites else None


_VERSIONED = regex(r"(pip|python)3\.\d+")


def of_some_version(folder: str, name: str, disk: Disk) -> Program | None:
    """Return the program ``pip3.X`` of a Python whose version is not known: it has one of some X."""
    match = _VERSIONED.fullmatch(name)
    program = disk.programs.get(f"{folder.rstrip('/')}/{match[1]}3") if match else None
    site = disk.sites.get(program.site or "") if program else None
    return program if site is not None and site.version is None else None


_USUAL = frozenset(DEFAULT_PATH.split(":"))
_OF_PYTHON = regex(
    r"venv|virtualenv|conda|mamba|pyenv|python|/env/|mise|asdf|rye|poetry|pixi|brew|/nix/|\.nix-",
    re.IGNORECASE,
)


_FILLS = regex(
    r"\./\S|\.sh\b|\bmake\b|\btar\b|unzip|git clone|\|\s*\S*sh\b|\brsync\b|pyenv|conda|mamba|asdf|mise|rye|"
    r"\b(?:pixi global|pixi\.sh|brew install|nix|nix-env)\b"
)
"""Commands that may fill a folder without our seeing what comes into it."""
_SCRIPT_WRITTEN = regex(r">[ \t]*[\w./~-]+\.sh\b")
"""A script that is written, which fills nothing before it runs."""
_PATHS = regex(r"(?<!VIRTUAL_ENV=)(?<!-[def] )(?<!config-file[ =])(?<![\w./])(/[\w.+~-][\w./+~-]*)")
"""What may be filled: who tests whether something is there, or reads it, fills nothing."""
_FOLDERS = regex(r"\bmkdir\b[^\n;&|<>`$()]*")
"""What makes folders leaves them empty."""
_MODE = regex(r"\bch(?:own|mod|grp)\b[^\n;&|<>`$()]*")
"""What fills nothing, but says that something is there where no script made it."""


def is_missing(folder: str, disk: Disk) -> bool:
    """Return whether *folder*, by its name one of a Python, is not there: nothing can have made it."""
    return (
        _OF_PYTHON.search(folder) is not None
        and surely_lacks(disk)
        and disk.hidden_at(folder) is None
        and not any(path.startswith(folder) for path in disk.programs)
        and not _is_unseen(folder, disk)
    )


def is_missing_file(path: str, disk: Disk) -> bool:
    """Return whether a file that no image has by itself is not there: nothing can have written it."""
    return surely_lacks(disk) and disk.hidden_at(path) is None and not may_be_filled(path, disk)


def _is_unseen(folder: str, disk: Disk) -> bool:
    """Return whether *folder* may hold a Python by its name, and something unseen may have put it there."""
    if not _OF_PYTHON.search(folder) or any(path.startswith(folder) for path in disk.programs):
        return False
    return may_be_filled(folder, disk)


def may_be_filled(path: str, disk: Disk) -> bool:
    """Return whether files that were not seen may have come to *path*, copied or made by a command."""
    if disk.copied and any(folder in disk.copied for folder in above(path)):
        return True
    done = disk.scanned.get(path, 0)
    if done < len(disk.ran):
        prefix = path.removesuffix("/bin")
        for index in range(done, len(disk.ran)):
            filled = _filled(disk.ran[index])
            if filled is None or prefix in filled:
                return True
        disk.scanned[path] = len(disk.ran)
    return False


@lru_cache(maxsize=1024)  # each folder of PATH asks about the same texts
def _filled(script: str) -> frozenset[str] | None:
    """Return the paths that a script names and may fill, None where it may fill any folder."""
    if _FILLS.search(script) and _FILLS.search(_SCRIPT_WRITTEN.sub("", FED.sub("", script))):
        return None
    rest = _paths(_MODE.sub("", _FOLDERS.sub("", script)))
    return rest | (_paths(" ".join(_MODE.findall(script))) - _paths(" ".join(_FOLDERS.findall(script))))


def _paths(script: str) -> frozenset[str]:
    return frozenset(match[1].rstrip("./") for match in _PATHS.finditer(script))


def above(folder: str) -> Iterator[str]:
    """Give *folder* and every folder above it."""
    while folder != dirname(folder):
        yield folder
        folder = dirname(folder)
    yield folder


def _at(path: str, disk: Disk) -> tuple[str, Program] | None:
    if "/cpython-" in path:
        path = of_uv(path, disk)
    program = disk.programs.get(path) or disk.programs.get(merged_path(path, disk))
    if program is None and "/envs/" in path:
        program = _of_conda(path, disk)
    if program is None and "." in path:
        program = of_some_version(dirname(path), basename(path), disk)
    if program is not None:
        return path, program
    if MARK in path or not disk.complete or disk.hidden_at(path) is not None:
        return path, NOT_KNOWN
    return None
