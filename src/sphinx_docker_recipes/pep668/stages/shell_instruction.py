"""Scripts that SHELL hands to a program that is no shell: ``env``, ``conda run``, ``python``, one's own."""

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell_model import Literal, Word
from sphinx_docker_recipes.pep668.commands.dispatch import handler_of, run_call
from sphinx_docker_recipes.pep668.commands.unknown_wrappers import within
from sphinx_docker_recipes.pep668.commands.wrappers import WRAPPERS
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.script_files import script_at
from sphinx_docker_recipes.pep668.shell.walk import run_text


def follow_handed(shell: Shell, words: tuple[str, ...], script: Text) -> None:
    """Follow ``words... script``; what is not known does with the script what is not known."""
    end = len(script.value)
    placed = [_word(value, 0, 0) for value in words] + [_word(script.value, 0, end)]
    call = Call([*words, script.value], placed, 0, end)
    shell.text = script
    known = handler_of(words[0]) or call.name in WRAPPERS or script_at(shell, shell.path(words[0]))
    if known:
        run_call(shell, call)
    else:
        run_text(within(shell, call), script)


def _word(value: str, start: int, end: int) -> Word:
    return Word(value, start, end, (Literal(value, quoted=True),))
