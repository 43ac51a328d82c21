"""Programs that are moved, copied and linked: what they are under their new path."""

from fnmatch import fnmatchcase
from posixpath import basename, dirname, join

from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.configuration import matters
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import Disk, Program
from sphinx_docker_recipes.pep668.installers.pythons import base_of

GLOB = frozenset("*?[")
_FOLDERS = frozenset(
    ("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/root/.local/bin", "/etc", "/opt")
)


def run_alternatives(shell: Shell, call: Call) -> None:
    """Follow ``update-alternatives --install link name path priority`` and ``--set name path``."""
    words = call.argv
    if "--install" in words:
        index = words.index("--install")
        link, path = words[index + 1 : index + 2], words[index + 3 : index + 4]
        if link and path:
            carry(shell, path[0], link[0], keep_source=True)
    elif "--set" in words:
        index = words.index("--set")
        name, path = words[index + 1 : index + 2], words[index + 2 : index + 3]
        if name and path:
            carry(shell, path[0], f"/usr/bin/{name[0]}", keep_source=True)


def programs_named(shell: Shell, source: str) -> list[str]:
    """Return the paths that *source* names: with a glob those of programs, else itself."""
    if not GLOB & set(source):
        return [source]
    path = shell.path(source)
    return [
        name for name in shell.disk.programs if fnmatchcase(name, path) and name.count("/") == path.count("/")
    ]


def carry(shell: Shell, source: str, destination: str, *, keep_source: bool) -> None:
    """Move or copy a program or a file that decides."""
    disk = shell.disk
    start, end = shell.path(source), shell.path(destination)
    if destination.endswith("/") or end in _FOLDERS:
        end = join(end, basename(start))
    program = disk.programs.get(start)
    if program is None and basename(start) in {"uv", "uvx"}:
        program = Program(basename(start))
    if program is not None:
        program = disk.programs[end] = _elsewhere(disk, program, end)
        if program.kind == "python" and end == "/usr/bin/python3":
            _pip_follows(shell, program)
        if not keep_source:
            disk.programs.pop(start, None)
    if start in disk.files:
        disk.files[end] = disk.files[start]
        if not keep_source:
            del disk.files[start]
    elif matters(end):
        disk.files[end] = None


def _elsewhere(disk: Disk, program: Program, end: str) -> Program:
    """Return what a program is under another path: away from its ``pyvenv.cfg`` a Python is the one below.

    Python looks for the file beside the link that was called, not where it leads
    (CPython ``Modules/getpath.py``).
    """
    site = disk.sites.get(program.site or "")
    if (
        program.kind != "python"
        or site is None
        or not site.is_virtual
        or dirname(end) == join(site.id, "bin")
    ):
        return program
    below = base_of(disk, site)
    return Program("python", below.id, program.version) if below is not None else Program("?")


def _pip_follows(shell: Shell, program: Program) -> None:
    """Point the distribution's pip to another Python: its first line names /usr/bin/python3."""
    for name in ("/usr/bin/pip", "/usr/bin/pip3"):
        if name in shell.disk.programs:
            shell.disk.programs[name] = Program("pip", program.site)
