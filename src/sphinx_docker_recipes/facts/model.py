"""What a row of each table says: distributions, base images, installers, error messages, sections."""

from collections.abc import Mapping
from datetime import date

from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Evidence, Marker

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import Literal

UNKNOWN_VERSION = "unknown"
"""What stands for the version of a program that is there in a version the tables do not know."""


class Looks(Enumeration):
    """Whether an installer looks at the marker."""

    YES = "yes"
    NO = "no"
    THROUGH_PIP = "through-pip"
    """Only where it calls pip."""


class OverrideKind(Enumeration):
    """How an installer is told to pass over the marker."""

    FLAG = "flag"
    VARIABLE = "variable"
    FILE = "file"


class EmptyValue(Enumeration):
    """What an override variable set to the empty string means."""

    IGNORED = "ignored"
    ERROR = "error"
    NONE = "none"
    """The installer has no such variable."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How a row is known; every row has one."""

    references: tuple[str, ...]
    """Addresses, packages with version, or repositories with commit; never empty."""
    checked: date
    evidence: Evidence

    @property
    def url(self) -> str:
        """Return the first reference that is an address, or an empty string."""
        return next((reference for reference in self.references if reference.startswith("https://")), "")

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
    tools: tuple[tuple[str, str], ...] = ()
    """Installers it holds: name and absolute path."""
    user: str | None = None
    """The user that commands run as; None is root."""
    floating: bool = False
    """Whether the answer depends on the day: the tag moves."""
    note: str = ""
    source: Source

    @property
    def first(self) -> Interpreter | None:
        """Return the interpreter that ``python3`` means."""
        return self.interpreters[0] if self.interpreters else None


@valueclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one subcommand of an installer does about the marker."""

    name: str
    """``install``, ``pip sync``."""
    checks: bool
    exempt: tuple[tuple[str, ...], ...]
    """Sets of options; all options of one set together skip the check."""
    note: str
    source: Source


@valueclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One documented way to make an installer pass over the marker."""

    kind: OverrideKind
    name: str
    """``--break-system-packages``, a variable, or a key such as ``[pip] break-system-packages``."""
    since: str
    """The installer's version."""
    places: tuple[str, ...]
    """Where a file is looked for, the lowest precedence first; empty for flags and variables."""
    note: str
    source: Source


@valueclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A version since which an installer behaves differently."""

    key: str
    """Stable name for code: ``backticks``, ``global``."""
    version: str
    what: str
    source: Source


@valueclass(frozen=True, slots=True, kw_only=True)
class Installer:
    """What one installer does with the marker."""

    id: str
    """``pip``, ``uv``, ``pipx``, ..."""
    title: str
    looks: Looks
    since: str
    """The version that first looked; empty where it never does."""
    commands: tuple[Command, ...]
    overrides: tuple[Override, ...]
    milestones: tuple[Milestone, ...]
    truthy: tuple[str, ...]
    falsy: tuple[str, ...]
    empty: EmptyValue
    abbreviations: bool
    """Whether unique prefixes of long options are accepted."""
    blocked: int | None
    """Exit status when the marker stops it."""
    usage: int | None
    """Exit status for an unknown option or a bad value."""
    note: str
    source: Source

    def command(self, name: str) -> Command | None:
        """Return what is known of a subcommand."""
        return next((command for command in self.commands if command.name == name), None)

    def milestone(self, key: str) -> Milestone:
        """Return a milestone by its key; a missing one is a KeyError, since code names only known keys."""
        return {milestone.key: milestone for milestone in self.milestones}[key]

    def override(self, kind: OverrideKind) -> Override | None:
        """Return its first way of a kind."""
        return next((override for override in self.overrides if override.kind == kind), None)


@valueclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way out of an error, in the order of advice."""

    text: str
    recipe: str | None = None
    """Id of a catalogue recipe."""
    rule: str | None = None
    page: str | None = None
    """A page of the guide, relative to its root."""


@valueclass(frozen=True, slots=True, kw_only=True)
class ErrorMessage:
    """One entry of the decoder."""

    id: str
    """``E01``."""
    title: str
    """A few words that name it in a list."""
    texts: tuple[str, ...]
    """The exact texts, several lines where the message has them; ``{name}`` stands for what varies."""
    tool: str
    since: str
    """The versions that show it."""
    means: str
    options: tuple[Option, ...]
    distribution: str
    """The family whose wording it is; empty where any shows it."""
    specificity: int
    """Of several entries at one place the highest wins."""
    refusal: bool
    """Whether it is part of what pip or uv prints when the marker stops them; one refusal is one place."""
    source: Source


@valueclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A named section of PEP 668 or of the PyPA specification."""

    key: str
    """``use-cases``."""
    title: str
    url: str
    of: "Literal['pep', 'spec']"
    source: Source
