"""The table of error messages: what each says, what it means, and the ways out in order."""

from collections.abc import Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import ErrorMessage, Option
from sphinx_docker_recipes.facts.rows import Row


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
