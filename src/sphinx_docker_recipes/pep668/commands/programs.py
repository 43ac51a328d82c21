"""Programs that are moved, copied and linked: what they are under their new path."""

from fnmatch import fnmatchcase
from posixpath import basename, dirname, join

from sphinx_docker_recipes.pep668.commands.dispatch import handler_of
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.configuration.files import matters
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, Program, merged_path
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN
from sphinx_docker_recipes.pep668.unknowns import is_known, wild
from sphinx_docker_recipes.values import replace

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
    """Return the paths that *source* names: with a glob those of programs, else itself.

    Of one that is not known in part, ``python$X``, it is the one that fits, where all that fit are the same.
    """
    if not is_known(source):
        fitting = _fitting(shell, wild(source)) if shell.disk.complete and not shell.disk.doubts else []
        return fitting[:1] if len({shell.disk.programs[name] for name in fitting}) == 1 else [source]
    if not GLOB & set(source):
        return [source]
    return _fitting(shell, source) or ([source] if shell.disk.hidden_at(shell.path(source)) else [])


def _fitting(shell: Shell, glob: str) -> list[str]:
    path = shell.path(glob)
    return [
        name for name in shell.disk.programs if fnmatchcase(name, path) and name.count("/") == path.count("/")
    ]


def carry(shell: Shell, source: str, destination: str, *, keep_source: bool) -> None:
    """Move or copy a program or a file that decides."""
    disk = shell.disk
    start, end = shell.path(source), shell.path(destination)
    if start not in disk.programs:
        start = merged_path(start, disk)
    if destination.endswith("/") or end in _FOLDERS:
        end = join(end, basename(start))
    end = merged_path(end, disk)
    unseen = not is_known(start) or disk.hidden_at(start) is not None
    program = disk.programs.get(start) or _by_name(start, end, unseen=unseen)
    if unseen and GLOB & set(basename(start)) and dirname(end) in _FOLDERS:
        disk.doubts.append(f"{dirname(end)} holds files that are not known")
    if program is not None:
        _put(shell, program, end)
        if not keep_source:
            disk.programs.pop(start, None)
    elif keep_source and _is_hollow(disk, start):
        disk.programs.pop(end, None)  # a link that leads nowhere
    _carry_environments(disk, start, end, keep_source=keep_source)
    if start in disk.files:
        disk.files[end] = disk.files[start]
        if not keep_source:
            del disk.files[start]
    elif matters(end):
        disk.files[end] = None


def _put(shell: Shell, program: Program, path: str) -> None:
    """Put a program at *path*."""
    program = shell.disk.programs[path] = _elsewhere(shell.disk, program, path)
    if handler_of(path) is None:
        shell.disk.renamed.add(basename(path))
    if program.kind == "python" and path == "/usr/bin/python3":
        _pip_follows(shell, program)


def _is_hollow(disk: Disk, path: str) -> bool:
    """Return whether *path* names what an environment that is known certainly lacks."""
    site = disk.sites.get(dirname(dirname(path)))
    return site is not None and site.is_virtual and not site.unseen and surely_lacks(disk)


def _by_name(start: str, end: str, *, unseen: bool) -> Program | None:
    """Return what a program is that was not seen to arrive and is now at *end*, by its old and new names."""
    if unseen and basename(end).startswith(("pip", "python")):
        return NOT_KNOWN
    return Program(basename(start)) if basename(start) in {"uv", "uvx"} else None


def _carry_environments(disk: Disk, start: str, end: str, *, keep_source: bool) -> None:
    """Move or copy the environments in a folder.

    Their Pythons go along; other programs name the old place for ever, so that where that is gone a shell
    passes them by on PATH (seen with dash), unless uv was asked for relocatable ones.
    """
    for site in [each for each in disk.sites.values() if each.is_virtual and _inside(each.id, start)]:
        path = end + site.id[len(start) :]
        made_by = None if keep_source else site.made_by
        disk.sites[path] = replace(
            site, id=path, prefix=path, python=join(path, "bin/python"), made_by=made_by
        )
        for name, program in [pair for pair in disk.programs.items() if _inside(pair[0], site.id)]:
            there = path + name[len(site.id) :]
            if program.kind == "python":
                disk.programs[there] = replace(program, site=path)
            elif program.kind == "activate":  # it says where the environment was made
                disk.programs[there] = program
            elif keep_source or site.maker == "uv venv":
                disk.programs[there] = program if keep_source else NOT_KNOWN
            if not keep_source:
                del disk.programs[name]
        if not keep_source:
            del disk.sites[site.id]


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


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
