"""What a row of distributions and of base images says, and how any row is known."""

from collections.abc import Mapping
from datetime import date
from posixpath import basename, dirname

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Evidence, Marker

_COMMIT = regex(r"([\w.-]+/[\w.-]+)@([0-9a-f]{7,40})\b")
"""A repository on GitHub and what was read of it."""

UNKNOWN_VERSION = "unknown"
"""What stands for the version of a program that is there in a version the tables do not know."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How a row is known; every row has one."""

    references: tuple[str, ...]
    """Addresses, packages with version, or repositories with commit; never empty."""
    checked: date
    evidence: Evidence

    @property
    def url(self) -> str:
        """Return where to read it: the source that was read, or what was written of it; may be empty."""
        written = [reference.split()[0] for reference in self.references if reference.startswith("https://")]
        commits = (found for reference in self.references if (found := _COMMIT.match(reference)))
        read = [f"https://github.com/{found[1]}/tree/{found[2]}" for found in commits]
        best = [*read, *written] if self.evidence is Evidence.PACKAGE else [*written, *read]
        return best[0] if best else ""

    @property
    def text(self) -> str:
        """Return all references in one line."""
        return "; ".join(self.references)


@valueclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """One Python interpreter, as it stands in an image."""

    executable: str
    """``/usr/bin/python3``."""
    prefix: str
    """Its ``sys.prefix``, as installers name it in their messages: ``/usr``."""
    marker: Marker
    version: str | None = None
    """``3.13`` or ``3.13.5``; None where it varies."""
    pip: str | None = None
    """Version of its pip, `UNKNOWN_VERSION` where that varies, None where it has no pip."""
    origin: str = "other"
    """``distribution``, ``upstream``, ``conda``, ``pypy``, ``uv`` or ``other``."""
    aliases: tuple[str, ...] = ()
    """Other absolute paths of the same interpreter; with a pip also ``pip`` and ``pip3`` beside it."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One release of a distribution, and what its own Python is like."""

    id: str
    """``debian:13``; rolling ones ``arch`` or ``alpine:edge``."""
    family: str
    """``debian``, ``ubuntu``, ``alpine``, ...: the part of the id before the colon."""
    title: str
    """``Debian 13 (trixie)``."""
    codename: str
    package_manager: str
    """``apt``, ``apk``, ``dnf``, ``microdnf``, ``yum``, ``zypper``, ``pacman``, ..."""
    python: str | None
    """Version of its default Python 3; None where it is not known."""
    executable: str
    prefix: str
    marker: Marker
    """Whether the default Python, installed in full, carries the marker."""
    marker_path: str | None
    marker_package: str | None
    """The package that owns the marker."""
    marker_since: str
    """Since which package version or release, for a reader; empty where it does not apply."""
    preinstalled: bool
    """Whether the distribution's own image holds its Python."""
    sh_pipefail: bool
    """Whether its ``/bin/sh`` takes ``set -o pipefail``."""
    pip: str | None
    pipx: str | None
    message: str | None
    """Id of the decoder's entry with its wording of the error."""
    aliases: tuple[str, ...]
    """Other absolute paths of its Python once installed."""
    unmarked_sources: tuple[str, ...]
    """Words that name a source of packages whose Pythons, beside the default one, carry no marker."""
    marked_others: tuple[str, ...]
    """Versions of Python that its packages bring beside the default one, and that carry the marker."""
    packages: Mapping[str, tuple[str, ...]]
    """Role to globs of package names that give it: ``python``, ``minimal`` (a Python without the marker),
    ``pip``, ``venv``, ``pipx``, ``python-command`` (``/usr/bin/python``), and installers by name."""
    note: str
    source: Source

    @property
    def marks_none(self) -> bool:
        """Return whether no Python of its packages carries the marker, whichever comes first."""
        return self.marker is Marker.ABSENT and not self.marked_others

    def interpreter(self, *, pip: bool) -> Interpreter:
        """Return its own Python as its packages install it, with or without its pip."""
        return Interpreter(
            executable=self.executable,
            prefix=self.prefix,
            marker=self.marker,
            version=self.python,
            pip=(self.pip or UNKNOWN_VERSION) if pip else None,
            origin="distribution",
            aliases=self.aliases,
        )


@valueclass(frozen=True, slots=True, kw_only=True)
class BaseImage:
    """What one image reference gives on one day."""

    id: str
    """The row: ``python-slim``."""
    images: tuple[str, ...]
    """The repository names that the row covers."""
    tags: tuple[str, ...]
    """The row's patterns, see ``patterns.py``."""
    title: str
    distribution: str | None
    """Id of the distribution below; None where it is not known, or there is none."""
    interpreters: tuple[Interpreter, ...]
    """In the order in which PATH finds them, in the image as pulled."""
    knows_interpreters: bool = True
    """False where the row cannot say which interpreters the image holds."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """The variables it sets that matter to installers."""
    environments: tuple[str, ...] = ()
    """Folders of virtual environments that it holds, each with a pip and made from the first interpreter."""
    environments_without_pip: tuple[str, ...] = ()
    """Folders of those that have none, as ``uv venv`` makes them."""
    tools: tuple[tuple[str, str], ...] = ()
    """Installers it holds: name and absolute path."""
    user: str | None = None
    """The user that commands run as; None is root."""
    workdir: str = "/"
    """The folder that commands run in."""
    floating: bool = False
    """Whether the answer depends on the day: the tag moves."""
    note: str = ""
    source: Source

    @property
    def first(self) -> Interpreter | None:
        """Return the interpreter that ``python3`` means, or else the first of those it holds."""
        return self.interpreters[0] if self.interpreters else None

    def called(self, interpreter: Interpreter) -> str:
        """Return the command that runs an interpreter: another than ``python3`` where PATH leads past it."""
        own = dirname(interpreter.executable)
        folders = self.environment.get("PATH", own).split(":")
        others = (basename(name) for name in interpreter.aliases if dirname(name) in folders)
        return "python3" if own in folders else next(others, "python3")
