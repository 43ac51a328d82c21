"""What happened while a Dockerfile was followed: events for the rules, in the order of the file."""

from dataclasses import dataclass, field
from enum import StrEnum

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Span
from sphinx_docker_recipes.pep668.report import Step


class EventKind(StrEnum):
    """What an event reports; each member says what ``subject``, ``detail`` and ``value`` hold."""

    VARIABLE_SET = "variable-set"
    """subject: the variable's name; detail: ENV, ARG, export or prefix; value: its value."""
    MARKER_REMOVED = "marker-removed"
    """subject: the marker's path; detail: removed, moved, diverted or replaced; value: the command's name."""
    MARKER_KEPT = "marker-kept"
    """A command that looks like removal and is none: subject: the path as written; detail: why it has no effect."""
    MARKER_RESTORED = "marker-restored"
    """A package manager brings the marker back: subject: the marker's path; detail: the package."""
    CONFIGURATION_WRITTEN = "configuration-written"
    """subject: the file's path; detail: pip or uv; value: "override" where it overrides the marker, else ""."""
    ENVIRONMENT_CREATED = "environment-created"
    """subject: the environment's path; detail: what made it; value: "system-site-packages" where it sees them."""
    ENVIRONMENT_COPIED = "environment-copied"
    """subject: its path here; detail: its path there; value: "stranded", "moved", "unknown" or "" where all is well."""
    ENVIRONMENT_ACTIVATED = "environment-activated"
    """subject: the environment's path; detail: how; value: "source" where ``source`` is used in a shell without it."""
    PYTHON_INSTALLED = "python-installed"
    """subject: the interpreter's path; detail: what installed it; value: path of the one that was first before, or ""."""
    OVERRIDE = "override"
    """Of a step: subject: the flag, variable or file; detail: flag, variable or configuration;
    value: "effective", "redundant" (nothing to override) or "ineffective" (the tool does not read it)."""
    SYSTEM_BEATS_ENVIRONMENT = "system-beats-environment"
    """Of a step: subject: ``--system`` or ``UV_SYSTEM_PYTHON``; detail: the environment that it skips."""
    FAILS = "fails"
    """Of a step: the command fails for a reason other than the marker: subject: a short word for the reason
    (``no-pip``, ``no-such-option``, ``no-environment``, ``bad-value``, ...); detail: the reason as a sentence."""
    OWNED_BY_DISTRIBUTION = "owned-by-distribution"
    """Of a step: it replaces a package that the distribution's manager owns: subject: the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, at one place, in one stage."""

    kind: EventKind
    span: Span
    """The exact word or command where it happened."""
    stage: int
    instruction: int
    """Index into ``Dockerfile.instructions``: events of one RUN share it."""
    subject: str
    detail: str = ""
    value: str = ""
    step: int | None = None
    """Index into ``Trace.steps`` where the event belongs to a step."""


@dataclass(slots=True)
class Trace:
    """Everything that following the file brought to light."""

    dockerfile: Dockerfile
    steps: list[Step] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def of(self, *kinds: EventKind) -> list[Event]:
        """Return the events of *kinds*, in order."""
        return [event for event in self.events if event.kind in kinds]
