"""Scripts inside words: ``bash -c "..."``, with the place in the file of what is written there."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.pep668.shell.calls import Argument

_EXPANSION = re.compile(r"\$(?:\w+|\{[^{}]*\}|\([^()]*\)|[@*#?$!-])|`[^`]*`")
_ANCHOR = re.compile(r"""[^$`"'\\]{1,6}""")
"""Characters behind an expansion that must be met again behind its value."""


def inner_text(outer: Text, argument: Argument) -> Text:
    """Return the value of an argument as a text that maps to its place in *outer*."""
    start, value = argument.start, argument.value
    at = outer.value.find(value, start, argument.end) if value else -1
    runs = {0: at} if at >= 0 else _runs(outer.value[start : argument.end], value, start)
    pieces: list[tuple[int, int, int]] = []
    for (offset, place), (following, _) in pairwise([*runs.items(), (len(value), 0)]):
        pieces.append((offset, *outer.place(place)))
        first = bisect_right(outer.offsets, place)
        last = bisect_left(outer.offsets, place + following - offset)
        pieces += [
            (offset + outer.offsets[i] - place, outer.lines[i], outer.columns[i]) for i in range(first, last)
        ]
    offsets, lines, columns = zip(*pieces, strict=True)
    return Text(value, tuple(offsets), tuple(lines), tuple(columns))


def _runs(raw: str, value: str, start: int) -> dict[int, int]:
    """Return where stretches of *value* begin that *raw* holds as they are, each with its place.

    Quotes and backslashes vanish from a word, expansions grow or shrink; what stands between them stays.
    """
    runs = {0: start}
    i = j = 0
    new = True
    while j < len(value) and i < len(raw):
        expansion = _EXPANSION.match(raw, i)
        if expansion and not value.startswith(expansion[0], j):
            following = _behind(raw, value, expansion.end(), j)
            runs.update((k, start + min(i + k - j, expansion.end() - 1)) for k in range(j, following))
            i, j, new = expansion.end(), following, True
        elif raw[i] == value[j]:
            if new:
                runs[j] = start + i
            i, j, new = i + 1, j + 1, False
        else:
            i, new = i + 1, True
    return runs


def _behind(raw: str, value: str, i: int, j: int) -> int:
    """Return where *value* goes on with what *raw* holds behind *i*, at its end where it does not."""
    anchor = _ANCHOR.search(raw, i)
    found = value.find(anchor[0], j) if anchor else -1
    return found if found >= 0 else len(value)
