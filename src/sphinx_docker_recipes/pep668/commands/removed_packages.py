"""What goes with packages of the distribution that are removed, and what comes back with newer ones."""

from posixpath import dirname

from sphinx_docker_recipes.pep668.commands.package_names import REMOVING, bare
from sphinx_docker_recipes.pep668.commands.packages import TOOLS, own_site, roles_of
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerState, Site
from sphinx_docker_recipes.pep668.unknowns import is_known


def run_change(shell: Shell, call: Call) -> None:
    """Follow a manager that is told to remove packages, or to upgrade what is there."""
    if REMOVING.isdisjoint(call.argv):
        run_upgrade(shell)
    else:
        run_removal(shell, call)


def run_removal(shell: Shell, call: Call) -> None:
    """Follow ``apt-get purge python3-pip`` and its kin."""
    disk = shell.disk
    distribution, site = disk.distribution, own_site(disk)
    if distribution is None or site is None:
        return
    verb = next(index for index, word in enumerate(call.argv) if word in REMOVING)
    for word in _members(disk, call.argv[verb + 1 :]):
        name = bare(word)
        if not is_known(name) or word.startswith("-"):
            continue
        disk.packages.discard(name)
        roles = roles_of(distribution, name)
        if "pip" in roles and "pip" in name:  # others may only recommend it
            _drop_pip(disk, site)
        for tool in TOOLS & roles:
            disk.programs.pop(f"/usr/bin/{tool}", None)


def _members(disk: Disk, words: list[str]) -> list[str]:
    """Return *words* with those of apk's ``--virtual`` groups after them that came for nothing else."""
    groups = (disk.files.pop(f"apk:{word}", None) for word in words)
    return [*words, *(name for group in groups if group for name in group.split())]


def run_upgrade(shell: Shell) -> None:
    """Follow ``apt-get upgrade``: the Python of an image that is not of today comes anew, with its marker.

    One that this build installed is the newest already, and what dpkg diverted stays away.
    """
    site = own_site(shell.disk)
    if site is not None and not site.maker and site.marker.state is MarkerState.REMOVED:
        why = f"whether the upgrade brought {site.marker.path} back is not known"
        shell.disk.set_marker(site, MarkerState.UNKNOWN, why)


def _drop_pip(disk: Disk, site: Site) -> None:
    """Take the distribution's pip away; one that pip brought itself stands elsewhere and stays."""
    folder = dirname(site.python or "/usr/bin/python3")
    for name in site.names("pip"):
        program = disk.programs.get(f"{folder}/{name}")
        if program is not None and program.site == site.id:
            del disk.programs[f"{folder}/{name}"]
    if not any(program.kind == "pip" and program.site == site.id for program in disk.programs.values()):
        disk.change(site, pip=None)
