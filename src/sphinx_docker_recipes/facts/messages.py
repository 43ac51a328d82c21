"""The table of error messages: what each says, what it means, and the ways out in order."""

from collections.abc import Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import valueclass


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


def read_messages(
    document: Mapping[str, object], path: str, problems: list[Problem]
) -> tuple[ErrorMessage, ...]:
    """Return the entries of a document in its order; what is wrong is added to the problems."""
    table = Row(data=document, path=path, problems=problems)
    found = tuple(_message(row) for row in table.rows("errors"))
    table.done()
    return found


def _message(row: Row) -> ErrorMessage:
    message = ErrorMessage(
        id=row.text("id"),
        title=row.text("title"),
        texts=tuple(text.strip("\n") for text in row.texts("texts")),
        tool=row.text("tool"),
        since=row.text("since"),
        means=row.text("means"),
        options=tuple(_option(option) for option in row.rows("options")),
        distribution=row.text("distribution", ""),
        specificity=row.number("specificity") or 0,
        refusal=row.flag("refusal", default=False),
        source=row.source(),
    )
    row.done()
    return message


def _option(row: Row) -> Option:
    option = Option(
        text=row.text("text"),
        recipe=row.optional("recipe"),
        rule=row.optional("rule"),
        page=row.optional("page"),
    )
    row.done()
    return option
