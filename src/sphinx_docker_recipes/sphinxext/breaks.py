"""Where long words may break on paper: LaTeX breaks no address and no image's name by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

_LONG = re.compile(r"[^\s]{16}")
_BEHIND = re.compile(r"(?<=[/:#?=&-])(?=\w)")


def let_long_words_break(found: Iterable[nodes.Element]) -> None:
    """Allow a break behind the punctuation of long words in what was *found* of ours."""
    for text in [each for part in found for each in part.findall(nodes.Text)]:
        if _LONG.search(text) and not isinstance(text.parent, nodes.literal):  # which Sphinx lets break
            text.parent.replace(text, list(_broken(text)))


def _broken(text: str) -> Iterator[nodes.Node]:
    for position, part in enumerate(_BEHIND.split(text)):
        if position:
            yield nodes.raw("", r"\allowbreak{}", format="latex")
        yield nodes.Text(part)
