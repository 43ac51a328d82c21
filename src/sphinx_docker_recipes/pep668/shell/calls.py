"""A command as it is called: its words expanded, each with its place."""

from collections.abc import Callable

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
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.unknowns import may_be_empty, unknown
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

_ASSIGNS = frozenset(("=", ":="))
_IF_SET = frozenset(("+", ":+"))
_BRACES = regex(r"\{(?:([^{}]*,[^{}]*)|(\d{1,3})\.\.(\d{1,3}))\}")
_MAX_NUMBERS = 64
_MAX_POSITIONAL = 64
_ELEMENTS = regex(r"\"?\$\{(\w+\[)[@*]\]\}\"?")
"""All elements of an array, which are kept `together` under its name and a bracket."""
_BOUNDARY = "\x1f"
"""What stands between them: a blank that no script holds."""
_FIELD = regex("(?:\0[^\0]*\0|\\S)+")
"""What blanks part, the blanks of a placeholder's own left alone."""
given_words: "Callable[[Shell, Word, list[str]], list[Word]]" = lazily(
    "pep668.shell.functions", "given_words"
)
"""Gives the words of a function's call that ``"$@"`` or ``$1`` stands for, none where it does not."""
_evaluate: Callable[[Shell, Substitution], str] = lazily("pep668.shell.substitutions", "evaluate")
"""Gives the output of a command substitution, a placeholder where it is not known."""


@valueclass(slots=True)
class Argument:
    """One argument: its value, its place, and the word it comes from."""

    value: str
    start: int
    end: int
    word: Word


@valueclass(slots=True)
class Call:
    """A command line; wrappers hand on a shorter one."""

    argv: list[str]
    """The words as they expand."""
    words: list[Word]
    """The word that each of them comes from."""
    start: int
    end: int
    redirects: tuple[Redirect, ...] = ()

    @property
    def arguments(self) -> list[Argument]:
        """Return all words, the command's own first, with their places."""
        return list(map(self.argument, range(len(self.argv))))

    def argument(self, index: int) -> Argument:
        """Return one word with its place."""
        word = self.words[index]
        return Argument(self.argv[index], word.start, word.end, word)

    @property
    def name(self) -> str:
        """Return the command word without its folder."""
        return self.argv[0].rpartition("/")[2]

    def rest(self, index: int) -> "Call":
        """Return the call that starts at word *index*."""
        start = self.words[index].start if index < len(self.words) else self.end
        end = self.end if self.end >= start else self.words[-1].end
        return Call(self.argv[index:], self.words[index:], start, end, self.redirects)

    def place(self, shell: Shell, index: int) -> Span:
        """Return the span of one word."""
        word = self.words[index]
        return shell.span(word.start, word.end)

    def placed(self) -> tuple[tuple[str, int, int], ...]:
        """Return every word with its offsets in the text."""
        return tuple(
            [(value, word.start, word.end) for value, word in zip(self.argv, self.words, strict=True)]
        )

    def written(self, shell: Shell) -> str:
        """Return the command as written, blanks folded."""
        if shell.exec_form:
            return " ".join(self.argv)
        return " ".join(shell.text.value[self.start : self.end].split())


def call_of(shell: Shell, command: Command) -> Call:
    """Expand the words of *command*."""
    if command.plain:
        argv = [word.raw for word in command.words]
        return Call(argv, list(command.words), command.start, command.end)
    return _expanded(shell, command)


def _expanded(shell: Shell, command: Command) -> Call:
    argv: list[str] = []
    words: list[Word] = []
    for word in command.words:
        parts = word.special
        if parts is None:
            argv.append(word.raw)
            words.append(word)
        elif len(parts) == 1 and isinstance(parts[0], Literal):
            argv.append(parts[0].value)
            words.append(word)
        else:
            values = fields_of(shell, word)
            argv += values
            words += (shell.given and given_words(shell, word, values)) or [word] * len(values)
    if not command.words:
        return Call(argv, words, command.start, command.end, command.redirects)
    if words and words[0] is not command.words[0]:  # all of it was given to a function
        return Call(argv, words, words[0].start, words[-1].end, command.redirects)
    return Call(argv, words, command.words[0].start, command.words[-1].end, command.redirects)


def expand(shell: Shell, word: Word) -> str:
    """Return the value of *word* as one text; placeholders stand for what is not known."""
    if word.special is None:
        return word.raw
    return "".join([_value(shell, part) for part in word.special])


def pattern(shell: Shell, word: Word) -> str:
    """Return *word* as a glob: characters that quotes protect are bracketed."""
    return "".join(
        _protected(_value(shell, part)) if part.quoted else _value(shell, part) for part in word.parts
    )


def fields(value: str) -> list[str]:
    """Split *value* at blanks, as a shell does to what it expands without quotes."""
    return _FIELD.findall(value)


def together(words: list[str]) -> str:
    """Return *words* as one text, which `apart` parts again as they were."""
    return _BOUNDARY.join(words)


def apart(text: str) -> list[str]:
    """Return the words that `together` made *text* of."""
    return text.split(_BOUNDARY) if text else []


def braces(text: str) -> list[str]:
    """Expand the braces of *text* as bash does, one level: ``{11,12}`` and ``{11..13}``."""
    match = _BRACES.search(text)
    if match is None:
        return [text]
    head, tail = text[: match.start()], text[match.end() :]
    if match[1]:
        return [head + choice + tail for choice in match[1].split(",")]
    low, high = int(match[2]), int(match[3])
    step = 1 if low <= high else -1
    numbers = range(low, high + step, step)
    return [f"{head}{number}{tail}" for number in numbers[:_MAX_NUMBERS]]


def _protected(value: str) -> str:
    return "".join(f"[{char}]" if char in "*?[{" else char for char in value)


def _value(shell: Shell, part: Part) -> str:
    if isinstance(part, Literal):
        return part.value
    if isinstance(part, Parameter):
        return _parameter(shell, part) if part.operator else shell.process.get(part.name)
    if isinstance(part, Substitution):
        return _evaluate(shell, part)
    return unknown("(())")


def _parameter(shell: Shell, part: Parameter) -> str:
    """Apply the operator of ``${name<operator>word}``."""
    if part.operator in _IF_SET and may_be_empty(part.name, shell.process.get(part.name)):
        return unknown(part.name)
    value = expand_word(Word("", 0, 0, (part,)), shell.process.get)
    if value is None:
        return unknown(part.name)
    if part.operator in _ASSIGNS:
        shell.process.assign(part.name, value)
    return value


def _positional(shell: Shell, joined: str) -> list[str]:
    """Return the positional parameters one by one where all are known: a word of them may hold blanks."""
    local = shell.process.local
    words = [local[number] for number in map(str, range(1, _MAX_POSITIONAL)) if number in local]
    return words if " ".join(words) == joined else _FIELD.findall(joined)


def fields_of(shell: Shell, word: Word) -> list[str]:
    """Expand one word; an unquoted expansion is split at blanks, and vanishes when empty."""
    elements = _ELEMENTS.fullmatch(word.raw)
    if elements and elements[1] in shell.process.local:
        kept = shell.process.local[elements[1]]
        return apart(kept) if word.raw.endswith('@]}"') else fields(kept)
    value = expand(shell, word)
    if word.raw == '"$@"':
        return _positional(shell, value)
    if shell.process.bash and "{" in word.raw and ("," in word.raw or ".." in word.raw):
        return braces(value)
    split = False
    for part in word.parts:
        if part.quoted:
            return [value]
        split = split or not isinstance(part, Literal)
    return fields(value) if split else [value]
