"""The recipes written inside a set, read at once where they are plain ``docker-recipe`` directives.

Both parsers build a machine, or a document, for each nested directive and each block of options: without
them a page is read in half the time. Whatever is not plain is left to them, with every error and warning:
options over several lines, other content, unknown options, values that cannot be used.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList

from sphinx_docker_recipes.sphinxext.declared import DockerRecipe
from sphinx_docker_recipes.sphinxext.directives.recipe import RecipeDirective
from sphinx_docker_recipes.sphinxext.directives.showing import RecipeShowing
from sphinx_docker_recipes.values import valueclass

_RST = re.compile(r"\.\. docker-recipe:: *(?P<argument>\S*)\s*$")
_FENCE = re.compile(r"(?P<fence>:{3,}|`{3,})\{docker-recipe\} *(?P<argument>\S*)\s*$")
_RST_OPTION = re.compile(r":(?P<name>[a-z-]+):(?: +(?P<value>\S.*))?\s*$")
# What YAML takes for a text whatever it says: quotes, signs and colons are for MyST to understand.
_MYST_OPTION = re.compile(r":(?P<name>[a-z-]+):(?: +(?P<value>[A-Za-z][\w ,.()/-]*))?\s*$")


@valueclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One directive: where it opens in the content of the set, and what stands inside."""

    line: int
    argument: str
    body: StringList


class NotPlainError(Exception):
    """A parser has to read this."""


def run_plain(outer: RecipeShowing) -> list[nodes.Node]:
    """Return the recipes in the content of *outer*; raises NotPlainError where a parser has to read it."""
    read = _run_rst if _is_rst(outer.state) else _run_myst
    return [node for directive in list(read(outer)) for node in directive.run()]


def _is_rst(state: object) -> bool:
    return isinstance(state, RSTState)


def _run_rst(outer: RecipeShowing) -> Iterator[RecipeDirective]:
    for written in _rst(outer.content):
        size = _option_lines(written.body)
        content, options = written.body[size:], _options(written.body[:size], _RST_OPTION)
        if content and content[0].strip():
            raise NotPlainError
        while content and not content[0].strip():
            content.trim_start()
        yield _directive(outer, written, options, content, outer.content_offset + written.line + 1)


def _run_myst(outer: RecipeShowing) -> Iterator[RecipeDirective]:
    for written in _myst(outer.content):
        size = _option_lines(written.body)
        content, options = written.body[size:], _options(written.body[:size], _MYST_OPTION)
        if content and content[0].startswith("---"):
            raise NotPlainError
        if content and not content[0].strip():
            content.trim_start()
        line = outer.lineno + outer.content_offset + written.line + 1
        yield _directive(outer, written, options, content, line)


def _rst(content: StringList) -> Iterator[Written]:
    """Give the directives of reST."""
    position = 0
    while position < len(content):
        opening = _RST.match(content[position])
        if opening is None:
            raise NotPlainError
        end = position + 1
        while end < len(content) and (not content[end].strip() or content[end][0] == " "):
            end += 1
        if end < len(content) and content[end - 1].strip() and not _RST.match(content[end]):
            raise NotPlainError
        body = content[position + 1 : end]
        indents = [len(line) - len(line.lstrip()) for line in body if line.strip()]
        body.trim_left(min(indents, default=0))
        yield Written(line=position, argument=opening["argument"], body=body)
        position = end


def _myst(content: StringList) -> Iterator[Written]:
    """Give the directives of MyST."""
    position = 0
    while position < len(content):
        if not content[position].strip():
            position += 1
            continue
        opening = _FENCE.match(content[position])
        if opening is None:
            raise NotPlainError
        end = _closing(content, position + 1, opening["fence"])
        yield Written(line=position, argument=opening["argument"], body=content[position + 1 : end])
        position = end + 1


def _closing(content: StringList, start: int, fence: str) -> int:
    for position in range(start, len(content)):
        line = content[position].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return position
    raise NotPlainError


def _directive(
    outer: RecipeShowing, written: Written, options: dict[str, Any], content: StringList, line: int
) -> RecipeDirective:
    """Return the directive, made as a parser makes it."""
    return RecipeDirective(
        "docker-recipe",
        [written.argument] if written.argument else [],
        options,
        content,
        line,
        line + len(written.body) - len(content),
        "",
        outer.state,
        outer.state_machine,
    )


def _option_lines(body: StringList) -> int:
    return next((number for number, line in enumerate(body) if not line.startswith(":")), len(body))


def _options(lines: StringList, option: re.Pattern[str]) -> dict[str, Any]:
    """Return the options as the directive wants them."""
    options: dict[str, Any] = {}
    for line in lines:
        match = option.match(line)
        convert = match and DockerRecipe.option_spec.get(match["name"])
        if match is None or convert is None or match["name"] in options:
            raise NotPlainError
        try:
            options[match["name"]] = convert(match["value"])
        except (ValueError, TypeError) as error:
            raise NotPlainError from error
    return options
