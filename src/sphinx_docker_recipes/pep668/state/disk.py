"""What is known of a stage's file system: Pythons, environments, programs and the files that decide."""

from posixpath import basename, dirname, join, normpath

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.facts.model import Distribution
from sphinx_docker_recipes.pep668.unknowns import MARK, readable
from sphinx_docker_recipes.pep668.versions import minor, numbers
from sphinx_docker_recipes.values import replace, valueclass
from sphinx_docker_recipes.vocabulary import Marker


class MarkerState(Enumeration):
    """What stands at the marker's path."""

    PRESENT = "present"
    ABSENT = "absent"
    REMOVED = "removed"
    DIVERTED = "diverted"
    """By dpkg-divert, which survives the package's upgrades."""
    NULL_LINK = "null-link"
    """A link to /dev/null: pip sees no file, uv reads an empty one."""
    NOT_TEXT = "not-text"
    """Not UTF-8: pip still sees it, uv cannot read it."""
    UNKNOWN = "unknown"


_NAMES_NO_MINOR = (24, 1)
"""The pip from which on ``pip3.13`` is no name of pip's wheel."""
_GONE = frozenset((MarkerState.ABSENT, MarkerState.REMOVED, MarkerState.DIVERTED))


@valueclass(frozen=True, slots=True, kw_only=True)
class MarkerFile:
    """The marker of one interpreter."""

    state: MarkerState
    path: str | None = None
    why: str = ""
    """How its state is known, one sentence."""


class SiteKind(Enumeration):
    """What a site is."""

    SYSTEM = "system"
    ENVIRONMENT = "environment"
    CONDA = "conda"


@valueclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One place that packages can be installed to: an interpreter, or a virtual environment."""

    id: str
    """The path of the interpreter, or of the environment."""
    kind: SiteKind
    python: str | None
    prefix: str
    marker: MarkerFile
    version: str | None = None
    origin: str = "other"
    pip: str | None = None
    """The version of its pip, ``unknown``, or None where it has none."""
    base: str | None = None
    """The id of the site that an environment was made from."""
    home: str = ""
    """The path by which that was called, where this is a link elsewhere: the environment links to it."""
    sees_system: bool = False
    maker: str = ""
    """What made an environment, or which package manager brought an interpreter during the build."""
    made_by: str | None = None
    """The user who made an environment, None where its files may be another's."""
    stage: int = 0
    unseen: bool = False
    """Whether packages went into it that the file does not name."""
    broken: str = ""
    """Why it cannot work here (a copied environment without its interpreter)."""
    title: str = ""
    """What to call an environment whose path only its maker knows; `id` is then a name of our own."""

    @property
    def shown(self) -> str:
        """Return what a reader is told of an environment: its path, as far as it is known."""
        return self.title or readable(self.id)

    @property
    def is_virtual(self) -> bool:
        """Return whether PEP 668 takes it for a virtual environment."""
        return self.kind is SiteKind.ENVIRONMENT

    def names(self, command: str) -> tuple[str, ...]:
        """Return the names that ``pip`` or ``python`` has there: bare, and with one and two numbers."""
        if self.version is None:
            return command, f"{command}3"
        return command, f"{command}{self.version.partition('.')[0]}", f"{command}{self.version}"

    @property
    def marker_word(self) -> Marker:
        """Return the marker's state in the vocabulary of reports."""
        if self.marker.state is MarkerState.UNKNOWN:
            return Marker.UNKNOWN
        return Marker.ABSENT if self.is_virtual or self.marker.state in _GONE else Marker.PRESENT


@valueclass(frozen=True, slots=True)
class Program:
    """A file that can be run: what it is, and the site it works for."""

    kind: str
    """``python``, ``pip``, ``uv`` ...; ``?`` where something stands there that is not known."""
    site: str | None = None
    version: str | None = None


NO_MARKER = MarkerFile(state=MarkerState.ABSENT)


class Disk:
    """The files of one stage that matter; copied where stages or branches part."""

    __slots__ = (
        "complete",
        "copied",
        "distribution",
        "doubts",
        "files",
        "opaque",
        "packages",
        "programs",
        "ran",
        "reached",
        "renamed",
        "running",
        "scanned",
        "scripts",
        "sites",
        "texts",
    )

    def __init__(self) -> None:
        """Start empty and complete, like ``scratch``."""
        self.sites: dict[str, Site] = {}
        self.programs: dict[str, Program] = {}
        self.files: dict[str, str | None] = {}
        """Contents by path; None where the content is not known, the empty mapping entry where removed."""
        self.texts: dict[str, Text] = {}
        """Scripts by path that stand in the Dockerfile as here-documents."""
        self.packages: set[str] = set()
        """Packages that the distribution's manager installed."""
        self.opaque: dict[str, str] = {}
        """Folders whose content is not known, and why."""
        self.doubts: list[str] = []
        """What may have brought a Python without our seeing it."""
        self.renamed: set[str] = set()
        """Names of programs that do not say what they are: ``snake``, a link to Python."""
        self.ran: list[str] = []
        """The scripts that ran, as written."""
        self.running: tuple[Text, ...] = ()
        """The last of ``ran``, while their RUN is followed in the order in which it is written."""
        self.reached = (0, 0)
        """Line and column of the furthest command that was followed in them."""
        self.scanned: dict[str, int] = {}
        """How many scripts were looked through for a folder, with nothing found that fills it."""
        self.copied: set[str] = set()
        """Where files of the build's own context went."""
        self.scripts: list[str] = []
        """Commands found in ``ran`` whose doings the file does not show: they may install anything."""
        self.complete = True
        """Whether what is not listed is not there."""
        self.distribution: Distribution | None = None

    @property
    def is_windows(self) -> bool:
        """Return whether the stage is a Windows container."""
        return self.distribution is not None and self.distribution.family == "windows"

    def copy(self) -> "Disk":
        """Return an independent copy."""
        twin = Disk.__new__(Disk)
        twin.sites = self.sites.copy()
        twin.programs = self.programs.copy()
        twin.files = self.files.copy()
        twin.texts = self.texts.copy()
        twin.packages = self.packages.copy()
        twin.opaque = self.opaque.copy()
        twin.doubts = self.doubts.copy()
        twin.renamed = self.renamed.copy()
        twin.ran = self.ran.copy()
        twin.running, twin.reached = self.running, self.reached
        twin.scanned = self.scanned.copy()
        twin.copied = self.copied.copy()
        twin.scripts = self.scripts.copy()
        twin.complete = self.complete
        twin.distribution = self.distribution
        return twin

    def add_site(self, site: Site, *names: str) -> None:
        """Put *site* on the disk, with its interpreter and its pip under *names* (absolute paths)."""
        self.sites[site.id] = site
        for name in names:
            self.programs[name] = Program("python", site.id)
        if site.pip is not None:
            self.add_pip(site)

    def add_environment(self, site: Site) -> None:
        """Put the programs of a virtual environment on the disk; without its version none is named by it."""
        folder, version = join(site.prefix, "bin"), minor(site.version)
        names = ["python", "python3", *([f"python{version}"] if version else [])]
        self.add_site(site, *(join(folder, name) for name in names))
        self.programs[join(folder, "activate")] = Program("activate", site.id)

    def add_pip(self, site: Site) -> None:
        """Put ``pip`` and ``pip3`` beside the interpreter of *site*, and ``pip3.13`` if it is called so.

        Since 24.1 pip's own wheel names no ``pip3.13``: pip makes one where it installs itself, Debian's
        package has none (seen on Debian 13, while Debian 12 has ``pip3.11``).
        """
        folder = join(site.prefix, "bin") if site.is_virtual or not site.python else dirname(site.python)
        folder, program = folder.rstrip("/"), Program("pip", site.id)
        packaged = site.origin == "distribution" and not site.is_virtual and of_debian(self)
        unnamed = packaged and (numbers(site.pip) or (0,)) >= _NAMES_NO_MINOR
        for name in site.names("pip")[: 2 if unnamed else None]:
            self.programs[f"{folder}/{name}"] = program

    def add_tool(self, name: str, site: Site, folder: str) -> None:
        """Put the command of a tool that is a package into *folder*; uv brings ``uvx`` as well."""
        for command in (name, "uvx") if name == "uv" else (name,):
            self.programs[join(folder, command)] = Program(command, site.id)

    def change(self, site: Site, **changes: object) -> Site:
        """Replace fields of *site* and return the new one."""
        changed = replace(site, **changes)  # type: ignore[arg-type]  # callers name fields of Site
        self.sites[changed.id] = changed
        return changed

    def set_marker(self, site: Site, state: MarkerState, why: str) -> None:
        """Set the state of the marker of *site*, keeping its path."""
        self.change(site, marker=MarkerFile(state=state, path=site.marker.path, why=why))

    def hidden_at(self, folder: str) -> str | None:
        """Return why the content of *folder* is not known, None where it is."""
        if not self.opaque:
            return None
        while folder not in self.opaque:
            parent = dirname(folder)
            if parent == folder:
                return None
            folder = parent
        return self.opaque[folder]


DEBIAN_FAMILIES = frozenset(("debian", "ubuntu", "kali", "raspbian"))
"""Families of distributions whose ``sh`` is dash, and whose /bin and /lib are links to those of /usr."""

_MERGED = DEBIAN_FAMILIES | {"fedora", "rhel", "oraclelinux", "amazonlinux", "arch"}
"""Families of which /bin is a link to that of /usr; Fedora's since 17, from which the next three come."""


def of_debian(disk: Disk) -> bool:
    """Return whether a stage rests on Debian or a distribution that builds on it."""
    return disk.distribution is not None and disk.distribution.family in DEBIAN_FAMILIES


def merged_path(path: str, disk: Disk) -> str:
    """Return *path* in /usr where /bin is a link to it."""
    if path.startswith("/bin/") and disk.distribution is not None and disk.distribution.family in _MERGED:
        return f"/usr{path}"
    return path


def holds_script(disk: Disk, text: str) -> bool:
    """Return whether *text* names a file whose content stands in the Dockerfile."""
    return bool(disk.files) and any(basename(path) in text for path in disk.files if "/" in path)


_ROOTS = ("/", MARK)


def absolute(path: str, cwd: str) -> str:
    """Return *path* as an absolute, normal path seen from *cwd*; what begins unknown counts as absolute."""
    if not path:
        return cwd
    if path[0] not in _ROOTS and path[1:3] != ":/":  # a drive of Windows
        path = join(cwd, path)
    if "//" in path or "/." in path or path[-1] == "/":
        path = normpath(path)
    return path.replace("//", "/")
