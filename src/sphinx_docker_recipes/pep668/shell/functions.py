"""Functions of a script: bodies are followed where they are called, at the end where nothing calls them."""

from collections.abc import Callable, Mapping

from sphinx_docker_recipes.dockerfile.shell_model import Node, Word
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.regex import regex

Follow = Callable[[Shell, Node], None]

_PARAMETER = regex(r"(\"?)\$(?:[@*1-9]|\{[@*1-9]\})\1")
MAX_CALLS = 64
"""Of functions in one instruction; each may call others, so that their number grows by powers."""


def run_function(shell: Shell, call: Call, body: Node, follow: Follow) -> None:
    """Follow a call: the body runs in the shell itself, with the arguments as its positional parameters."""
    name = call.argv[0]
    shell.run.calls += 1
    if shell.run.calls > MAX_CALLS:
        return
    shell.run.called.add(name)
    local, known = shell.process.local, shell.functions
    positional = {str(number): value for number, value in enumerate(call.argv[1:], 1)}
    positional["@"] = positional["*"] = " ".join(call.argv[1:])
    before = {key: local.get(key) for key in positional}
    local.update(positional)
    shell.functions = {other: node for other, node in known.items() if other != name}
    outer, shell.given = shell.given, (shell.text, call)
    follow(shell, body)
    shell.given = outer
    shell.functions = known
    local = shell.process.local
    for key, value in before.items():
        if value is None:
            local.pop(key, None)
        else:
            local[key] = value


def given_words(shell: Shell, word: Word, values: list[str]) -> list[Word]:
    """Return where the parameters of a function that *word* expands to stand in its call, none if not there.

    What is left of them after ``shift`` is the end of the call.
    """
    if shell.given is None or shell.given[0] is not shell.text or not _PARAMETER.fullmatch(word.raw):
        return []
    call = shell.given[1]
    count = len(values)
    if count and call.argv[1:][-count:] == values:
        return call.words[-count:]
    joined = next((i for i in range(1, len(call.argv)) if values == [" ".join(call.argv[i:])]), 0)
    if joined:
        start, end = call.words[joined].start, call.words[-1].end
        return [Word(shell.text.value[start:end], start, end, ())]
    one = " ".join(values)
    return [call.words[call.argv.index(one, 1)]] * count if one in call.argv[1:] else []


def follow_uncalled(shell: Shell, outer: Mapping[str, Node], follow: Follow) -> None:
    """Judge the bodies that nothing calls, as if they were called at the end, without lasting effect."""
    for name, body in shell.functions.items():
        if outer.get(name) is not body and name not in shell.run.called:
            follow(shell.fork(), body)
