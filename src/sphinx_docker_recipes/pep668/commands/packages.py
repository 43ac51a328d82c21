"""What the distribution's package manager does: Pythons, pip and tools arrive, the marker comes back."""

from collections.abc import Iterator

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION, Distribution
from sphinx_docker_recipes.facts.patterns import fits_glob
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.package_names import (
    CHANGING,
    bare,
    group_of,
    is_library,
    requested,
)
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import note, note_interpreter, record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerFile, MarkerState, Program, Site, SiteKind
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN, search
from sphinx_docker_recipes.pep668.trace import MarkerRestored, PackagesInstalled, PlacedWords
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import elsewhere
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Marker, Strategy, Target, Tool

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.other_pythons import add_other, unmarked_source
    from sphinx_docker_recipes.pep668.commands.path_excludes import is_left_out, leave_out
    from sphinx_docker_recipes.pep668.commands.removed_packages import run_change
else:  # imported where another Python comes, a package is removed or upgraded, or a file leaves some out
    add_other = lazily("pep668.commands.other_pythons", "add_other")
    unmarked_source = lazily("pep668.commands.other_pythons", "unmarked_source")
    is_left_out = lazily("pep668.commands.path_excludes", "is_left_out")
    leave_out = lazily("pep668.commands.path_excludes", "leave_out")
    run_change = lazily("pep668.commands.removed_packages", "run_change")

ANY = "?"
"""Stands among a disk's packages for those whose names are not known."""

TOOLS = frozenset(("pipx", "uv", "virtualenv", "poetry"))
_MAX_NAMES = 10_000
"""Of packages whose roles are remembered."""
_FREE_THREADED = ("nogil", "freethreading")
"""Parts of packages (Debian's, Fedora's) that bring a Python of their own, called ``python3.14t``."""
_OF_SOME_VERSION = regex(r"python[\d.]*(?:\0[^\0]*\0[\d.]*)+")
_OTHER = regex(r"(?:lib)?python-?(3\.\d+|3\d+)u?(?:-(?P<part>[a-z]+))?(?:-.*)?")


def run_manager(shell: Shell, call: Call) -> None:
    """Follow ``apt-get install`` and its kin."""
    indices = requested(call.name, call.argv)
    if not indices:
        if not CHANGING.isdisjoint(call.argv):
            run_change(shell, call)
        return
    disk = shell.disk
    named = [(bare(call.argv[index]), index) for index in indices]
    distribution = disk.distribution
    if call.name == "apk" and (group := group_of(call.argv)):
        new = (name for name, _ in named if name not in disk.packages)
        disk.files[f"apk:{bare(group)}"] = " ".join(new)
    for name, _ in named:
        if not is_known(name) or "{" in name:
            disk.packages.add(ANY)
            if distribution and _OF_SOME_VERSION.fullmatch(name) and unmarked_source(disk, distribution):
                disk.programs[f"/usr/bin/{name}"] = NOT_KNOWN  # the distribution's own, or the source's
            continue
        disk.packages.add(name)
        if distribution is not None:
            _arrive(shell, call, distribution, name)
    event = PackagesInstalled(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=shell.span(call.start, call.end),
        manager=call.name,
        packages=PlacedWords(
            shell.text,
            tuple([(name, call.words[i].start, call.words[i].end) for name, i in named]),
        ),
    )
    note(shell, event)
    _record_libraries(shell, call, [name for name, _ in named])


def distribution_site(shell: Shell, *, pip: bool = True) -> Site | None:
    """Return the distribution's own Python, put on the disk if it was not seen to arrive."""
    distribution = shell.disk.distribution
    if distribution is None:
        return None
    return _ensure(shell, None, distribution, pip=pip, version=distribution.python)


def own_site(disk: Disk) -> Site | None:
    """Return the distribution's own Python if it is on the disk."""
    return disk.sites.get(disk.distribution.executable) if disk.distribution else None


def has_role(disk: Disk, role: str) -> bool:
    """Return whether a package on the disk gives *role*, a key of ``packages`` in the facts."""
    distribution = disk.distribution
    return distribution is not None and any(role in roles_of(distribution, name) for name in disk.packages)


class _Roles:
    """The roles of one distribution's packages."""

    def __init__(self, distribution: Distribution) -> None:
        self.distribution = distribution
        self.named: dict[str, set[str]] = {}
        self.globs: list[tuple[str, str]] = []
        self.found: dict[str, frozenset[str]] = {}
        for role, names in distribution.packages.items():
            for name in names:
                if "*" in name or "?" in name:
                    self.globs.append((name, role))
                else:
                    self.named.setdefault(name, set()).add(role)

    def of(self, name: str) -> frozenset[str]:
        """Return the roles of a package."""
        roles = self.found.get(name)
        if roles is None:
            roles = frozenset(self.named.get(name, set()).union(self._fitting(name)))
            if len(self.found) < _MAX_NAMES:
                self.found[name] = roles
        return roles

    def _fitting(self, name: str) -> Iterator[str]:
        return (role for pattern, role in self.globs if fits_glob(name, pattern))


_ROLES: dict[int, _Roles] = {}
"""By the identity of a distribution, which is kept so that this stays its own."""


def roles_of(distribution: Distribution, name: str) -> frozenset[str]:
    """Return what a package brings, in the words of the facts."""
    known = _ROLES.get(id(distribution))
    if known is None:
        known = _ROLES[id(distribution)] = _Roles(distribution)
    return known.of(name)


def _arrive(shell: Shell, call: Call, distribution: Distribution, name: str) -> None:
    roles = roles_of(distribution, "python" if name == "python3" and distribution.family == "arch" else name)
    other = _OTHER.fullmatch(name) if "py" in name else None
    if not (roles or other or name == distribution.marker_package):
        return
    free = other is not None and other["part"] in _FREE_THREADED
    own = distribution.python is None and "python" in roles  # whichever version that is
    if other and (free or (not own and _version(other[1]) != distribution.python)):
        add_other(shell, distribution, _version(other[1]) + "t" * free, pip="pip" in roles)
    elif roles or other:
        minimal = roles == {"minimal"} or ("minimal" in roles and "pip" not in roles)
        version = _version(other[1]) if own and other else distribution.python
        _ensure(shell, call, distribution, pip="pip" in roles, minimal=minimal, version=version)
    site = own_site(shell.disk)
    if site is None:
        return
    if "python-command" in roles:
        shell.disk.programs["/usr/bin/python"] = Program("python", site.id)
    for tool in TOOLS & roles:
        shell.disk.add_tool(tool, site, "/usr/bin")
    if name == distribution.marker_package and {"--reinstall", "reinstall"} & set(call.argv):
        _restore(shell, call, site, name)


def _ensure(
    shell: Shell,
    call: Call | None,
    distribution: Distribution,
    *,
    version: str | None,
    pip: bool,
    minimal: bool = False,
) -> Site:
    """Put the distribution's Python on the disk, complete it if it was minimal, give it pip if asked."""
    disk = shell.disk
    site = disk.sites.get(distribution.executable)
    if site is None or (site.origin == "distribution-minimal" and not minimal):
        before = search("python3", shell.process.get("PATH"), disk)
        site = _own(distribution, version, minimal=minimal, stage=shell.run.stage.index)
        diverted = disk.files.get(f"divert:{site.marker.path}")
        own = f"{distribution.executable.rstrip('3')}{version or '3'}"
        disk.add_site(site, distribution.executable, own, *distribution.aliases)
        if diverted is not None:
            disk.set_marker(site, MarkerState.DIVERTED, "the marker was diverted before it was installed")
        elif _is_told_to_dpkg(disk):
            leave_out(shell, call, site)
        if call is not None:
            note_interpreter(shell, call, site, disk.sites.get(before[1].site or "") if before else None)
    if pip and site.pip is None:
        site = disk.change(disk.sites[site.id], pip=distribution.pip or UNKNOWN_VERSION)
        disk.add_pip(site)
        disk.packages.add("python3-pip")
    return disk.sites[site.id]


def _is_told_to_dpkg(disk: Disk) -> bool:
    return any(name.startswith("/etc/dpkg/") for name in disk.files)


def _own(distribution: Distribution, version: str | None, *, minimal: bool, stage: int) -> Site:
    name, path = distribution.title or distribution.id, distribution.marker_path or ""
    if version:
        path = path.replace("python3.*/", f"python{version}/")
    state = _STATES[distribution.marker]
    why = {
        MarkerState.PRESENT: f"the python3 of {name} carries the marker {path}".rstrip(),
        MarkerState.ABSENT: f"the python3 of {name} carries no marker",
        MarkerState.UNKNOWN: f"whether the python3 of {name} carries the marker is not known",
    }[state]
    if minimal and state is MarkerState.PRESENT:
        state, why = MarkerState.ABSENT, "python3-minimal alone carries no marker"
    return Site(
        id=distribution.executable,
        kind=SiteKind.SYSTEM,
        python=distribution.executable,
        prefix=distribution.prefix,
        marker=MarkerFile(state=state, path=path or None, why=why),
        version=version,
        origin="distribution-minimal" if minimal else "distribution",
        maker=distribution.package_manager,
        stage=stage,
    )


_STATES = {
    Marker.PRESENT: MarkerState.PRESENT,
    Marker.ABSENT: MarkerState.ABSENT,
    Marker.UNKNOWN: MarkerState.UNKNOWN,
}


def _version(text: str) -> str:
    return text if "." in text else f"{text[0]}.{text[1:]}"


def _restore(shell: Shell, call: Call, site: Site, package: str) -> None:
    if site.marker.state in {MarkerState.PRESENT, MarkerState.ABSENT, MarkerState.DIVERTED}:
        return
    if _is_told_to_dpkg(shell.disk) and is_left_out(shell.disk, site.marker.path or ""):
        return
    why = f"reinstalling {package} restored the marker {site.marker.path}"
    shell.disk.set_marker(site, MarkerState.PRESENT, why)
    event = MarkerRestored(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=shell.span(call.start, call.end),
        path=site.marker.path or "",
        package=package,
    )
    note(shell, event)


def _record_libraries(shell: Shell, call: Call, names: list[str]) -> None:
    if not any(map(is_library, names)):
        return
    why = f"{call.name} installs the distribution's own packages"
    result = elsewhere(Tool.DISTRO, why, target=Target.SYSTEM, strategy=Strategy.DISTRO_PACKAGES)
    record(shell, call, result)
