"""What ``${name#pattern}``, ``${name%pattern}`` and ``${name/pattern/word}`` do to a value.

Patterns come as regular expressions in which ``.*`` stands for a star.
"""

import re

LIMIT = 4096
"""Longer values are not matched: time must stay linear, and no image name or path is longer."""
STARS = 4
"""The same for more stars than this, since each one multiplies the ways to match."""


def trimmed(value: str, regex: str | None, operator: str) -> str | None:
    """Return *value* after ``#``, ``##``, ``%`` or ``%%`` (POSIX shell 2.6.2); None if not knowable."""
    if regex is None or _too_much(value, regex):
        return None
    compiled = re.compile(regex, re.DOTALL)
    longest = len(operator) > 1
    if operator[0] == "#":
        ends = range(len(value), -1, -1) if longest else range(len(value) + 1)
        return next((value[end:] for end in ends if compiled.fullmatch(value, 0, end)), value)
    starts = range(len(value) + 1) if longest else range(len(value), -1, -1)
    return next((value[:start] for start in starts if compiled.fullmatch(value, start)), value)


def replaced(value: str, regex: str | None, replacement: str, *, everywhere: bool) -> str | None:
    """Return *value* after ``/`` or, *everywhere*, ``//``; None where it cannot be told."""
    if regex is None or _too_much(value, regex):
        return None
    if not regex:
        return value
    return re.sub(regex, lambda _: replacement, value, count=0 if everywhere else 1, flags=re.DOTALL)


def _too_much(value: str, regex: str) -> bool:
    return len(value) > LIMIT or len(regex) > LIMIT or regex.count(".*") > STARS
