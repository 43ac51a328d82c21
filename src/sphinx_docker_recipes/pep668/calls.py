"""A command as it is called: its words expanded, each with its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.dockerfile.shell_model import (
    Command,
    Literal,
    Parameter,
    Part,
    Redirect,
    Substitution,
    Word,
)
from sphinx_docker_recipes.dockerfile.words import expand_word
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.unknowns import unknown

_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")
Evaluate = Callable[[Shell, Substitution], str]
"""Gives the output of a command substitution, a placeholder where it is not known."""


@dataclass(slots=True)
class Argument:
    """One argument: its value, its place, and the word it comes from (None in exec form)."""

    value: str
    start: int
    end: int
    word: Word | None = None


@dataclass(slots=True)
class Call:
    """A command line; wrappers hand on a shorter one."""

    arguments: list[Argument]
    start: int
    end: int
    redirects: tuple[Redirect, ...] = ()
    argv: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the bare values at hand."""
        self.argv = [argument.value for argument in self.arguments]

    @property
    def name(self) -> str:
        """Return the command word without its folder."""
        return self.argv[0].rpartition("/")[2]

    def rest(self, index: int) -> "Call":
        """Return the call that starts at argument *index*."""
        start = self.arguments[index].start if index < len(self.arguments) else self.end
        return Call(self.arguments[index:], start, self.end, self.redirects)

    def place(self, shell: Shell, index: int) -> Span:
        """Return the span of one argument."""
        argument = self.arguments[index]
        return shell.span(argument.start, argument.end)

    def written(self, shell: Shell) -> str:
        """Return the command as written, blanks folded."""
        return " ".join(shell.text.value[self.start : self.end].split())


def call_of(shell: Shell, command: Command, evaluate: Evaluate) -> Call:
    """Expand the words of *command*."""
    arguments: list[Argument] = []
    for word in command.words:
        parts = word.parts
        if len(parts) == 1 and isinstance(parts[0], Literal):
            arguments.append(Argument(parts[0].value, word.start, word.end, word))
        else:
            arguments += [
                Argument(value, word.start, word.end, word) for value in _fields(shell, word, evaluate)
            ]
    end = command.words[-1].end if command.words else command.end
    return Call(
        arguments, command.start if not command.words else command.words[0].start, end, command.redirects
    )


def expand(shell: Shell, word: Word, evaluate: Evaluate) -> str:
    """Return the value of *word* as one text; placeholders stand for what is not known."""
    parts = word.parts
    if len(parts) == 1 and isinstance(parts[0], Literal):
        return parts[0].value
    return "".join(_value(shell, part, evaluate) for part in parts)


def pattern(shell: Shell, word: Word, evaluate: Evaluate) -> str:
    """Return *word* as a glob: characters that quotes protect are bracketed."""
    return "".join(
        _protected(_value(shell, part, evaluate)) if part.quoted else _value(shell, part, evaluate)
        for part in word.parts
    )


def braces(text: str) -> list[str]:
    """Expand the braces of *text* as bash does, one level."""
    match = _BRACES.search(text)
    if match is None:
        return [text]
    head, tail = text[: match.start()], text[match.end() :]
    return [head + choice + tail for choice in match[1].split(",")]


def _protected(value: str) -> str:
    return "".join(f"[{char}]" if char in "*?[{" else char for char in value)


def _value(shell: Shell, part: Part, evaluate: Evaluate) -> str:
    if isinstance(part, Literal):
        return part.value
    if isinstance(part, Parameter):
        if not part.operator:
            return shell.process.get(part.name)
        value = expand_word(Word("", 0, 0, (part,)), shell.process.get)
        return unknown(part.name) if value is None else value
    if isinstance(part, Substitution):
        return evaluate(shell, part)
    return unknown("(())")


def _fields(shell: Shell, word: Word, evaluate: Evaluate) -> list[str]:
    """Expand one word; an unquoted expansion is split at blanks, and vanishes when empty."""
    value = expand(shell, word, evaluate)
    if shell.process.bash and "{" in word.raw and "," in word.raw:
        return braces(value)
    split = False
    for part in word.parts:
        if part.quoted:
            return [value]
        split = split or not isinstance(part, Literal)
    return value.split() if split else [value]
