"""The Dockerfile as a literal block, with the options that ``literalinclude`` and ``code-block`` have."""

from collections.abc import Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx.util import parselinenos

LANGUAGE = "docker"


def code_block(
    text: str, options: Mapping[str, Any], caption: Sequence[nodes.Node] = (), source: str = ""
) -> nodes.Element:
    """Return the literal block, in a container with its caption where it has one.

    Raises ValueError, fit for a reader, for line numbers that cannot be used.
    """
    shown = _chosen(text, options.get("lines")).rstrip("\n")
    # Forced: that Pygments cannot read an exec form with quotes in it is no mistake of the author.
    block = nodes.literal_block(shown, shown, language=LANGUAGE, force=True, classes=["dr-dockerfile"])
    if source:
        block["source"] = source
    block["linenos"] = "linenos" in options or "lineno-start" in options
    block["highlight_args"] = _highlighting(shown, options)
    if caption:
        container = nodes.container(literal_block=True, classes=["literal-block-wrapper"])
        container += [nodes.caption(options.get("caption", ""), "", *caption), block]
        return container
    return block


def _chosen(text: str, wanted: str | None) -> str:
    lines = text.splitlines(keepends=True)
    if wanted is None:
        return text
    return "".join(lines[number] for number in _numbers("lines", wanted, len(lines)))


def _numbers(option: str, wanted: str, total: int) -> list[int]:
    """Return the line numbers that an option names, counted from zero."""
    try:
        numbers: list[int] = parselinenos(wanted, total)
    except ValueError as error:
        raise ValueError(f":{option}: {error}; expected numbers such as 1, 3-5") from error
    if beyond := [number + 1 for number in numbers if number >= total]:
        raise ValueError(f":{option}: {wanted}: line {beyond[0]} is beyond the end: there are {total} lines")
    return numbers


def _highlighting(shown: str, options: Mapping[str, Any]) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    if "lineno-start" in options:
        arguments["linenostart"] = options["lineno-start"]
    if emphasized := options.get("emphasize-lines"):
        numbers = _numbers("emphasize-lines", emphasized, len(shown.splitlines()))
        arguments["hl_lines"] = [number + 1 for number in numbers]
    return arguments
