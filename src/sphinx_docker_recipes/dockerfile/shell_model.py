"""A shell script as frozen values; offsets are those of the text it was parsed from."""

from collections.abc import Callable

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True)
class Literal:
    """Characters that stand for themselves, quotes and escapes already removed."""

    value: str
    quoted: bool = False


@valueclass(frozen=True, slots=True)
class Parameter:
    """``$name``, ``${name}`` or ``${name<operator>argument}``."""

    name: str
    operator: str = ""
    """``:-``, ``-``, ``:+``, ``+``, ``:=``, ``=``, ``:?``, ``?``, ``#``, ``##``, ``%``, ``%%``, ``/``.

    Or another of bash's own, ``[`` for an element of an array, ``length`` and ``indirect``.
    """
    argument: "Word | None" = None
    quoted: bool = False


@valueclass(frozen=True, slots=True)
class Substitution:
    """``$(...)`` or backticks; with ``process`` bash's ``<(...)`` or ``>(...)``."""

    script: "Script"
    quoted: bool = False
    process: bool = False


@valueclass(frozen=True, slots=True)
class Arithmetic:
    """``$((...))``, never evaluated."""

    raw: str
    quoted: bool = False
    parts: "tuple[Part, ...]" = ()
    """The expansions inside, since a command substitution there does run."""


@valueclass(frozen=True, slots=True)
class Array:
    """The elements of bash's ``name=(...)``."""

    words: "tuple[Word, ...]"
    quoted: bool = False


Part = Literal | Parameter | Substitution | Arithmetic | Array


@valueclass(frozen=True, slots=True)
class Word:
    """One word of a command."""

    raw: str
    start: int
    end: int
    special: tuple[Part, ...] | None = None
    """What it consists of; None where it just stands for itself, as most words do."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what the word consists of."""
        return (Literal(self.raw),) if self.special is None else self.special

    @property
    def literal(self) -> str | None:
        """Return the text when it is known without running anything, else None; globs stay as written."""
        if self.special is None:
            return self.raw
        if all(isinstance(part, Literal) for part in self.parts):
            return "".join(part.value for part in self.parts if isinstance(part, Literal))
        return None


@valueclass(frozen=True, slots=True)
class Assignment:
    """``NAME=value`` before a command, or alone, or after ``export``."""

    name: str
    value: Word
    append: bool = False
    """Whether it is ``NAME+=value``."""


@valueclass(frozen=True, slots=True)
class Redirect:
    """``2>file``, ``<<EOF`` and their kin."""

    operator: str
    descriptor: int | None
    target: Word | None
    heredoc: Text | None = None
    """The body of a here-document, or of a here-string as one line."""
    heredoc_expands: bool = True
    content: Word | None = None
    """The body as a word, so that what is expanded in it is seen; literal where nothing is."""


@valueclass(frozen=True, slots=True)
class Command:
    """A simple command; ``words`` is empty for assignments or redirections alone.

    ``[[ ... ]]`` and ``(( ... ))`` are commands too, whose first word is ``[[`` or ``((``.
    """

    words: tuple[Word, ...]
    assignments: tuple[Assignment, ...]
    redirects: tuple[Redirect, ...]
    start: int
    """Offset of the first word (of the first assignment where there is no word)."""
    end: int
    plain: bool = False
    """Whether it is nothing but words that stand for themselves, as most commands are."""


@valueclass(frozen=True, slots=True)
class Pipeline:
    """``a | b``, each part in its own subshell, or ``! a``."""

    parts: "tuple[Node, ...]"
    negated: bool = False


@valueclass(frozen=True, slots=True)
class AndOr:
    """``a && b || c``: ``operators[i]`` stands between ``parts[i]`` and ``parts[i + 1]``."""

    parts: "tuple[Node, ...]"
    operators: tuple[str, ...]


@valueclass(frozen=True, slots=True)
class Subshell:
    """``( ... )``."""

    script: "Script"
    redirects: tuple[Redirect, ...] = ()


@valueclass(frozen=True, slots=True)
class Group:
    """``{ ...; }``."""

    script: "Script"
    redirects: tuple[Redirect, ...] = ()


@valueclass(frozen=True, slots=True)
class If:
    """``if``, ``elif`` and ``else``: pairs of condition and body, then the else body."""

    branches: "tuple[tuple[Script, Script], ...]"
    otherwise: "Script | None"
    redirects: tuple[Redirect, ...] = ()


@valueclass(frozen=True, slots=True)
class Loop:
    """``for`` (with its variable and words), ``while``, ``until``, ``select``."""

    kind: str
    variable: str | None
    words: tuple[Word, ...]
    condition: "Script | None"
    body: "Script"
    redirects: tuple[Redirect, ...] = ()


@valueclass(frozen=True, slots=True)
class Case:
    """``case word in pattern) ... ;; esac``."""

    subject: Word
    branches: "tuple[tuple[tuple[Word, ...], Script], ...]"
    redirects: tuple[Redirect, ...] = ()


@valueclass(frozen=True, slots=True)
class Function:
    """``name() { ...; }``."""

    name: str
    body: "Node"


@valueclass(frozen=True, slots=True)
class Opaque:
    """A stretch that was not understood; nothing is guessed about it."""

    start: int
    end: int
    reason: str


Node = Command | Pipeline | AndOr | Subshell | Group | If | Loop | Case | Function | Opaque


@valueclass(frozen=True, slots=True)
class Item:
    """One statement of a script; ``background`` when it ends in ``&``."""

    node: Node
    background: bool = False


@valueclass(frozen=True, slots=True)
class Script:
    """Statements in order."""

    items: tuple[Item, ...]


Lookup = Callable[[str], str | None]
"""Gives a variable's value; UNSET where it is known to be unset, the empty string where it is set and
empty, None where it is not known."""


class _Unset(str):
    """The empty string, of a variable that is known not to be set at all."""

    __slots__ = ()


UNSET: str = _Unset()
"""What a Lookup may return to tell *unset* from *empty*: ``${X-y}`` depends on it, ``${X:-y}`` does not."""
