"""Reads the part of TOML that rows of our tables are written in, so that a check need not import `tomllib`.

That takes as long as everything else a check of one file does. A row that is written in any other way is left
to `tomllib`, so that any TOML may stand in a table; tests hold that both read alike, and that no row is left.
"""

from collections.abc import Iterator
from datetime import date

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.toml import parse_toml

_SIGN = regex(r'"[^"\\\n]*"|[\w-]+|#[^\n]*|\S')
"""A text, a bare word, a comment, or any other character."""
_END = "\n"
"""Stands behind the last of them."""


class UnusualError(ValueError):
    """The text is more than this module reads."""


def read_pairs(text: str) -> dict[str, object]:
    """Return what lines of ``key = value`` say."""
    try:
        return read_plain(text)
    except ValueError:
        return parse_toml(text)


def read_plain(text: str) -> dict[str, object]:
    """Return the same, or raise ValueError where a value is no text, date, whole number, list or table."""
    signs = [sign for sign in _SIGN.findall(text) if sign[0] != "#"]
    return _table(iter([*signs, _END]), _END)


def _table(signs: Iterator[str], end: str) -> dict[str, object]:
    found: dict[str, object] = {}
    while (sign := next(signs)) != end:
        if sign == ",":
            continue
        key = _text(sign) if sign[0] == '"' else sign
        if next(signs, _END) != "=":
            raise UnusualError
        found[key] = _value(next(signs), signs)
    return found


def _list(signs: Iterator[str]) -> list[object]:
    found: list[object] = []
    while (sign := next(signs)) != "]":
        if sign != ",":
            found.append(_value(sign, signs))
    return found


def _value(sign: str, signs: Iterator[str]) -> object:
    if sign[0] == '"':
        return _text(sign)
    if sign == "[":
        return _list(signs)
    if sign == "{":
        return _table(signs, "}")
    if sign in {"true", "false"}:
        return sign == "true"
    return int(sign) if sign.isdecimal() else date.fromisoformat(sign)


def _text(sign: str) -> str:
    if sign == '"':  # what follows holds a backslash, or goes on in the next line
        raise UnusualError
    return sign[1:-1]
