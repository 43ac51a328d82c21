"""The table of installers: who looks at the marker, when, and what makes it pass over it."""

from collections.abc import Mapping

from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import valueclass


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


def read_installers(
    document: Mapping[str, object], path: str, problems: list[Problem]
) -> Mapping[str, Installer]:
    """Return the installers of a document by id; what is wrong is added to the problems."""
    table = Row(data=document, path=path, problems=problems)
    found = [_installer(row) for row in table.rows("installers")]
    table.done()
    return {installer.id: installer for installer in found}


def _installer(row: Row) -> Installer:
    source = row.source()
    installer = Installer(
        id=row.text("id"),
        title=row.text("title"),
        looks=row.choice("looks", Looks),
        since=row.text("since", ""),
        commands=tuple(_command(command, source) for command in row.rows("commands")),
        overrides=tuple(_override(override, source) for override in row.rows("overrides")),
        milestones=tuple(_milestone(milestone, source) for milestone in row.rows("milestones")),
        truthy=row.texts("truthy", ()),
        falsy=row.texts("falsy", ()),
        empty=row.choice("empty", EmptyValue, EmptyValue.NONE),
        abbreviations=row.flag("abbreviations", default=False),
        blocked=row.number("blocked"),
        usage=row.number("usage"),
        note=row.text("note", ""),
        source=source,
    )
    row.done()
    return installer


def _command(row: Row, source: Source) -> Command:
    command = Command(
        name=row.text("name"),
        checks=row.flag("checks", default=False),
        exempt=tuple(tuple(words.split()) for words in row.texts("exempt", ())),
        note=row.text("note", ""),
        source=row.source(source),
    )
    row.done()
    return command


def _override(row: Row, source: Source) -> Override:
    override = Override(
        kind=row.choice("kind", OverrideKind),
        name=row.text("name"),
        since=row.text("since"),
        places=row.texts("places", ()),
        note=row.text("note", ""),
        source=row.source(source),
    )
    row.done()
    return override


def _milestone(row: Row, source: Source) -> Milestone:
    milestone = Milestone(
        key=row.text("key"),
        version=row.text("version"),
        what=row.text("what"),
        source=row.source(source),
    )
    row.done()
    return milestone
