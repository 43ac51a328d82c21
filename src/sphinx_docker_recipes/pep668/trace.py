"""What came to light while a Dockerfile was followed: events for the rules, in the order of the file."""

from collections.abc import Iterator
from re import Pattern

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Span, Text
from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.pep668.report import Step
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.values import field, valueclass


class SettingKind(Enumeration):
    """Where a setting stands."""

    FLAG = "flag"
    ASSIGNMENT = "assignment"
    """``NAME=value pip ...``."""
    EXPORT = "export"
    ARG = "arg"
    ENV = "env"
    FILE = "file"
    IMAGE = "image"
    """The base image brings it."""


class Failure(Enumeration):
    """What a failing command does to the build."""

    STOPS = "stops"
    HIDDEN = "hidden"
    """By ``|| true``, ``;`` or a pipe."""
    HANDLED = "handled"
    """Another installer follows ``||``."""


@valueclass(frozen=True, slots=True)
class PlacedWords:
    """Words of a command with their places, which are looked up only when asked for."""

    text: Text
    words: tuple[tuple[str, int, int], ...]
    """Each word with its offsets in the text."""

    def __iter__(self) -> Iterator[tuple[str, Span]]:
        """Give every word, as it expands (``$NAME`` for what is not known), and its place."""
        return ((readable(word), self.text.span(start, end)) for word, start, end in self.words)

    def like(self, pattern: Pattern[str]) -> list[tuple[str, Span]]:
        """Return the words that *pattern* matches whole, with their places."""
        words = [each for each in self.words if pattern.fullmatch(each[0])]
        return list(PlacedWords(self.text, tuple(words))) if words else []

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.words)


@valueclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A flag, variable or file that overrides the marker or selects the interpreter, and its place."""

    kind: SettingKind
    name: str
    """``--break-system-packages``, ``UV_SYSTEM_PYTHON``, ``/etc/pip.conf`` ..."""
    value: str | None
    span: Span | None
    """None where the image brings it."""
    effective: bool = True
    """False for the wrong tool's variable, a false value, a misspelling."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, at one place, in one stage."""

    stage: int
    run: int
    """Index into ``Dockerfile.instructions``; events of one RUN share it."""
    span: Span


@valueclass(frozen=True, slots=True, kw_only=True)
class NamedEnvironment:
    """A virtual environment that PATH, VIRTUAL_ENV or the working directory names."""

    path: str
    has_pip: bool | None
    named_by: str
    """``PATH``, ``VIRTUAL_ENV`` or ``cwd``."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Installation(Event):
    """An install step and everything that decided it; one per step, in the order of ``Trace.steps``."""

    step: Step
    name: Span
    """The command word."""
    words: PlacedWords
    """The command's words as they expand (as written where that is not known), each with its place."""
    overrides: tuple[Setting, ...] = ()
    selection: Setting | None = None
    """What chose the interpreter: ``--system``, ``UV_SYSTEM_PYTHON``, ``--python`` ..."""
    environments: tuple[NamedEnvironment, ...] = ()
    tool_version: str | None = None
    distribution: str | None = None
    user: str = "root"
    """Who runs it: a name, a number or, where that is not known, ``$NAME``."""
    error: str | None = None
    """A sure failure for a reason other than the marker: ``bad-configuration``, ``bad-value``,
    ``broken-environment``, ``command-exists``, ``no-configuration``, ``no-ensurepip``, ``no-environment``,
    ``no-module``, ``no-pip``, ``no-python``, ``no-such-option``, ``no-uv``, ``not-in-sh``, ``not-on-path``,
    ``owned-by-distribution``, ``usage``, ``wrong-prefix``."""
    error_text: str = ""
    """The same as a sentence."""
    failure: Failure = Failure.STOPS
    bypasses: bool = False
    """Whether the folder that it is given is that of a marked Python."""


@valueclass(frozen=True, slots=True, kw_only=True)
class SettingMade(Event):
    """An ENV, ARG, export, ``pip config set`` or written configuration file that matters to the marker."""

    setting: Setting


@valueclass(frozen=True, slots=True, kw_only=True)
class MarkerGone(Event):
    """A command that removes the marker, or looks like it."""

    path: str
    """The marker's path; as written where nothing is hit."""
    how: str
    """``deleted``, ``moved``, ``diverted``, ``left out``, ``replaced``, ``truncated``, ``edited``."""
    effective: bool
    why: str = ""
    """Why it has no effect."""


@valueclass(frozen=True, slots=True, kw_only=True)
class MarkerRestored(Event):
    """A package manager brings the marker back."""

    path: str
    package: str


@valueclass(frozen=True, slots=True, kw_only=True)
class EnvironmentMade(Event):
    """A virtual environment is created."""

    path: str
    interpreter: str | None
    has_pip: bool | None
    maker: str
    """``venv``, ``virtualenv``, ``uv venv``, ``conda`` ..."""
    system_site_packages: bool = False
    error: str = ""
    """Why this surely fails and stops the build, as a sentence; empty where it is not known to."""


@valueclass(frozen=True, slots=True, kw_only=True)
class EnvironmentActivated(Event):
    """``source .../activate`` or ``. .../activate``."""

    path: str
    last: bool
    """Whether nothing follows it in its RUN."""
    word: str = "."
    """``.`` or ``source``."""
    works: bool = True
    """False for ``source`` in a shell without it."""


@valueclass(frozen=True, slots=True, kw_only=True)
class EnvironmentCopied(Event):
    """``COPY --from`` of a virtual environment."""

    source: str
    destination: str
    interpreter: str | None
    """The interpreter it needs."""
    interpreter_there: bool | None
    version: str | None = None
    """The version of that interpreter, where the one that stands at its place here is of another."""
    version_there: str | None = None


@valueclass(frozen=True, slots=True, kw_only=True)
class PackagesInstalled(Event):
    """By apt, apk, dnf and their kin."""

    manager: str
    packages: PlacedWords


@valueclass(frozen=True, slots=True, kw_only=True)
class InterpreterAdded(Event):
    """An interpreter comes into a stage that may already have one."""

    path: str
    origin: str
    """``distribution``, ``upstream``, ``uv``, ``conda``, ``pyenv`` ..."""
    first_before: str | None
    """The interpreter that was first on PATH before, and its origin below."""
    origin_before: str | None


TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    AnyEvent = TypeVar("AnyEvent", bound=Event)


@valueclass(slots=True)
class Trace:
    """Everything that following the file brought to light."""

    dockerfile: Dockerfile
    steps: list[Step] = field(default_factory=list)
    known: set[tuple[Span, str, int, str]] = field(default_factory=set)
    """Places, stages and verdicts of the steps."""
    events: list[Event] = field(default_factory=list)

    def of(self, kind: "type[AnyEvent]") -> "list[AnyEvent]":
        """Return the events of one *kind*, in order."""
        return [event for event in self.events if isinstance(event, kind)]
