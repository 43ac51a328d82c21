"""Parts of a script that no shell could read: the install commands in them still get their steps."""

import re
from collections.abc import Iterator

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.regex import regex

_PIECE = regex(r"[^\n;&|]+")
_FOREIGN_PIECE = regex(r"(?:[$@]\{[^{}\n]*\}|[^\n;&|{}])+")
"""In PowerShell braces hold commands, but for those of a variable or a table."""
_LEADING = regex(r"(?:[ \t]|(?:if|then|elif|else|fi|for|while|until|do|done|esac|time|!|[({])(?![^ \t]))*")
"""Words of compound commands in front of a command."""
_WORDS = regex(r"pip|python|\buvx?\b|poetry|pdm|hatch|conda|mamba|venv|activate|apt|apk|dnf|yum|\bcd\b")


def follow_unread(shell: Shell, start: int, end: int, why: str) -> None:
    """Follow what looks like a command between two offsets of the text, each piece for itself.

    A shell that cannot read a script runs nothing of it, so no step of these can be *blocked*: ``record``
    says of each that the shell stops before it.
    """
    if shell.obstacle is None:
        obstacle = Obstacle(f"the shell cannot read this script: {why}", "unreadable-script")
        _follow(shell, _PIECE.finditer(shell.text.value, start, end), obstacle)


def follow_foreign(shell: Shell) -> None:
    """Follow each command of a script for cmd or PowerShell."""
    _follow(shell, _FOREIGN_PIECE.finditer(shell.text.value), None)


def _follow(shell: Shell, pieces: Iterator[re.Match[str]], obstacle: Obstacle | None) -> None:
    """Follow each piece of the text for itself; *obstacle* says why no shell gets to it."""
    text = shell.text
    inner = shell.fork(obstacle=obstacle, depth=shell.depth + 1, last=False)
    for piece in pieces:
        leading = _LEADING.match(text.value, piece.start(), piece.end())
        first = leading.end() if leading else piece.start()
        if _WORDS.search(text.value, first, piece.end()):
            shell.run.walk(inner, _paired(text.slice(first, piece.end())))


def _paired(text: Text) -> Text:
    """Return *text* with blanks in place of quotes, where they do not pair."""
    if text.value.count("'") % 2 == 0 and text.value.count('"') % 2 == 0:
        return text
    return Text(re.sub("['\"]", " ", text.value), text.offsets, text.lines, text.columns)
