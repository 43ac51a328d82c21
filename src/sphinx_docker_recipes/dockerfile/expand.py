"""Docker's own expansion of variables, and the removal of quotes that goes with it.

The rules are BuildKit's, frontend/dockerfile/shell/lex.go (``ProcessWord``): they look like a shell's and are
fewer. They hold for FROM, ARG, ENV, LABEL, COPY, ADD, WORKDIR, USER, EXPOSE, VOLUME and STOPSIGNAL, not RUN.
"""

import re
from collections.abc import Iterable
from functools import cache

from sphinx_docker_recipes.dockerfile.patterns import replaced, trimmed
from sphinx_docker_recipes.dockerfile.shell_model import UNSET, Lookup
from sphinx_docker_recipes.regex import regex

MAX_DEPTH = 40
"""Of ``${a:-${b:-...}}``; what is nested deeper counts as not knowable."""

_NAME = regex(r"\d+|[@*#?$!-]|\w+")
_OPERATOR = regex(r"\}|:?[-+?]|##?|%%?|//?")
_PATTERN = regex(r"(?P<star>\*)|(?P<any>\?)|\\(?P<plain>[}/*?\\])|(?P<bad>\\)|(?P<other>[^*?\\]+)", re.DOTALL)


def expand(text: str, lookup: Lookup, escape: str) -> str | None:
    """Return *text* with variables expanded and quotes removed; None where a part of it cannot be known."""
    if "$" not in text and "'" not in text and '"' not in text and escape not in text:
        return text
    try:
        return _Expansion(text, lookup, escape).until("")
    except _MalformedError:
        return None


def choose(operator: str, value: str | None, word: str | None) -> str | None:
    """Return what ``${name<operator>word}`` gives for ``-``, ``+``, ``?``, ``=``, and these after a colon.

    POSIX shell 2.6.2. Without a colon it matters whether an empty variable is set.
    """
    if value is None:
        return "" if operator[-1] == "+" and word == "" else None
    if value:
        return word if operator[-1] == "+" else value
    if operator[0] == ":" or value is UNSET:
        return {"+": "", "?": None}.get(operator[-1], word)
    return word if operator == "+" else ""


class _MalformedError(Exception):
    """Text that Docker refuses, or that is nested too deeply."""


class _Expansion:
    """One walk over a text; ``until`` calls itself for what stands inside braces. None is: not knowable."""

    def __init__(self, text: str, lookup: Lookup, escape: str) -> None:
        self.text = text
        self.lookup = lookup
        self.escape = escape
        self.at = 0
        self.depth = 0

    def until(self, stop: str, *, raw: bool = False) -> str | None:
        """Expand up to the character *stop* and past it; with *raw* escapes stay, as patterns need them."""
        ordinary = _ordinary(self.escape + "$'\"" + stop)
        pieces: list[str | None] = []
        while character := self._next(ordinary, pieces):
            if character == stop:
                return _joined(pieces)
            pieces.append(self._special(character, raw=raw))
        if stop:
            raise _MalformedError
        return _joined(pieces)

    def _next(self, ordinary: re.Pattern[str], pieces: list[str | None]) -> str:
        """Move past ordinary characters into *pieces* and return the special one after them, past it too."""
        if run := ordinary.match(self.text, self.at):
            pieces.append(run[0])
            self.at = run.end()
        self.at += 1
        return self.text[self.at - 1 : self.at]

    def _special(self, character: str, *, raw: bool) -> str | None:
        if character == "$":
            return self._variable()
        if character == "'":
            return self._single_quoted()
        if character == '"':
            return self._double_quoted(raw=raw)
        self.at += 1
        return (character if raw else "") + self.text[self.at - 1 : self.at]

    def _single_quoted(self) -> str:
        start, end = self.at, self.text.find("'", self.at)
        if end < 0:
            raise _MalformedError
        self.at = end + 1
        return self.text[start:end]

    def _double_quoted(self, *, raw: bool) -> str | None:
        """Expand up to the closing quote; only a quote, a dollar and the escape character can be escaped."""
        ordinary = _ordinary(self.escape + '$"')
        pieces: list[str | None] = []
        while character := self._next(ordinary, pieces):
            if character == '"':
                return _joined(pieces)
            pieces.append(self._variable() if character == "$" else self._escaped_in_quotes(raw=raw))
        raise _MalformedError

    def _escaped_in_quotes(self, *, raw: bool) -> str:
        following = self.text[self.at : self.at + 1]
        if following not in ('"', "$", self.escape):
            return self.escape
        self.at += 1
        return self.escape + following if raw else following

    def _variable(self) -> str | None:
        if self.text[self.at : self.at + 1] == "{":
            self.at += 1
            return self._braced()
        name = _NAME.match(self.text, self.at)
        if not name:
            return "$"
        self.at = name.end()
        return self.lookup(name[0])

    def _braced(self) -> str | None:
        name = _NAME.match(self.text, self.at)
        operator = _OPERATOR.match(self.text, name.end()) if name else None
        if name is None or operator is None or self.depth >= MAX_DEPTH:
            raise _MalformedError
        self.at = operator.end()
        value = self.lookup(name[0])
        if operator[0] == "}":
            return value
        self.depth += 1
        result = self._modified(operator[0], value)
        self.depth -= 1
        return result

    def _modified(self, operator: str, value: str | None) -> str | None:
        if operator[0] == "/":
            pattern, replacement = self.until("/", raw=True), self.until("}", raw=True)
            if value is None or pattern is None or replacement is None:
                return None
            return replaced(value, _regex(pattern), replacement, everywhere=operator == "//")
        if operator[0] in "#%":
            word = self.until("}", raw=True)
            return None if value is None or word is None else trimmed(value, _regex(word), operator)
        return choose(operator, value, self.until("}"))


def _joined(pieces: Iterable[str | None]) -> str | None:
    known = [piece for piece in pieces if piece is not None]
    return "".join(known) if len(known) == len(tuple(pieces)) else None


@cache
def _ordinary(special: str) -> re.Pattern[str]:
    """Return what matches a run of characters that are not among *special*."""
    return re.compile(f"[^{re.escape(special)}]++")


def _regex(pattern: str) -> str | None:
    """Turn Docker's pattern into a regular expression; only ``*`` and ``?`` are special in it."""
    pieces = []
    for found in _PATTERN.finditer(pattern):
        if found.lastgroup == "bad":
            return None
        wild = {"star": ".*", "any": "."}.get(found.lastgroup or "")
        pieces.append(wild or re.escape(found["plain"] or found["other"]))
    return "".join(pieces)
