"""Pythons of another version beside the distribution's own: deadsnakes, modules, software collections."""

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION, Distribution
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerFile, MarkerState, Program, Site, SiteKind
from sphinx_docker_recipes.regex import regex

_FOLDER = regex(r"/python3[^/]*/")


def add_other(shell: Shell, distribution: Distribution, version: str, *, pip: bool) -> None:
    """Put a Python of *version* beside the distribution's own, with the commands of its pip if asked."""
    python = f"/usr/bin/python{version}"
    programs = shell.disk.programs
    if python not in shell.disk.sites:
        site = Site(
            id=python,
            kind=SiteKind.SYSTEM,
            python=python,
            prefix="/usr",
            marker=_marker_of_other(shell.disk, distribution, version),
            version=version,
            origin="distribution-other",
            pip=UNKNOWN_VERSION,
            stage=shell.run.stage.index,
        )
        shell.disk.sites[site.id] = site
        programs[python] = Program("python", site.id)
        programs[f"/usr/bin/pip{version}"] = Program("pip", site.id)
    for name in ("pip", "pip3") if pip else ():
        programs.setdefault(f"/usr/bin/{name}", Program("pip", python))


def _marker_of_other(disk: Disk, distribution: Distribution, version: str) -> MarkerFile:
    python = f"/usr/bin/python{version}"
    default = "/usr/lib/python3/EXTERNALLY-MANAGED"
    path = _FOLDER.sub(f"/python{version}/", distribution.marker_path or default)
    source = unmarked_source(disk, distribution)
    if source or distribution.marks_none:
        why = f"{python} of {source} carries no marker" if source else ""
        return MarkerFile(state=MarkerState.ABSENT, path=path, why=why)
    if version in distribution.marked_others:
        why = f"{python} of {distribution.title} carries the marker {path}"
        return MarkerFile(state=MarkerState.PRESENT, path=path, why=why)
    why = f"whether python{version}, not {distribution.title}'s own, carries the marker is not known"
    return MarkerFile(state=MarkerState.UNKNOWN, path=path, why=why)


def unmarked_source(disk: Disk, distribution: Distribution) -> str:
    """Return the source of unmarked Pythons that a script of the stage names, empty where none does."""
    for word in distribution.unmarked_sources:
        if any(word in script for script in disk.ran):
            return word
    return ""
