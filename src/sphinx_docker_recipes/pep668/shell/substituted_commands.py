"""Commands inside ``$(...)``: they run, whatever becomes of what they print."""

from collections.abc import Iterable

from sphinx_docker_recipes.dockerfile.shell_model import Command, Substitution, Word
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.walk import nested
from sphinx_docker_recipes.pep668.trace import Failure


def follow_substituted(shell: Shell, command: Command) -> None:
    """Follow the substitutions of *command*; only where it has no word of its own its status is theirs."""
    failure = Failure.HIDDEN if command.words else shell.failure
    for assignment in command.assignments:
        _follow(shell, assignment.value, failure)
    follow_words(shell, command.words, failure)


def follow_words(shell: Shell, words: Iterable[Word], failure: Failure = Failure.HIDDEN) -> None:
    """Follow the substitutions of *words*, each in a shell of its own."""
    for word in words:
        _follow(shell, word, failure)


def _follow(shell: Shell, word: Word, failure: Failure) -> None:
    for part in word.special or ():
        if isinstance(part, Substitution):
            nested(shell.fork(failure=failure, feed=None, upstream=None, last=False), part.script)
