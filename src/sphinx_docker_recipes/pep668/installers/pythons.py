"""Finds the site that a path names: an interpreter's file, a prefix, or an environment's folder."""

from posixpath import basename, dirname, join

from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import Disk, Site, merged_path
from sphinx_docker_recipes.pep668.state.which import of_some_version
from sphinx_docker_recipes.pep668.unknowns import is_known


def site_at(shell: Shell, value: str) -> Site | None:
    """Return the site that *value*, a path, names; None where it is not known or not there.

    A path that is known in part names the site that was made under the very same path.
    """
    disk = shell.disk
    path = shell.path(value)
    program = disk.programs.get(path) or disk.programs.get(merged_path(path, disk))
    program = program or of_some_version(dirname(path), basename(path), disk)
    if program is not None and program.kind == "python" and program.site:
        return disk.sites.get(program.site)
    return disk.sites.get(path) or _by_prefix(disk, path)


def surely_none_at(shell: Shell, value: str) -> bool:
    """Return whether *value*, a path, certainly names no Python."""
    disk, path = shell.disk, shell.path(value)
    if site_at(shell, value) is not None or not is_known(value) or not surely_lacks(disk):
        return False
    copied = any(f"{path}/".startswith(f"{folder.rstrip('/')}/") for folder in disk.copied)
    return not copied and disk.hidden_at(path) is None


def base_of(disk: Disk, site: Site) -> Site | None:
    """Return the interpreter below an environment, the site itself where it is none."""
    seen = 0
    current: Site | None = site
    while current is not None and current.is_virtual:
        current = disk.sites.get(current.base) if current.base and seen < len(disk.sites) else None
        seen += 1
    return current


def _by_prefix(disk: Disk, path: str) -> Site | None:
    for name in ("python3", "python"):
        program = disk.programs.get(join(path, "bin", name))
        if program is not None and program.site:
            return disk.sites.get(program.site)
    return None
