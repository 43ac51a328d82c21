"""The table of installers: who looks at the marker, when, and what makes it pass over it."""

from collections.abc import Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import (
    Command,
    EmptyValue,
    Installer,
    Looks,
    Milestone,
    Override,
    OverrideKind,
    Source,
)
from sphinx_docker_recipes.facts.rows import Row


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
