"""Functions of a script: bodies are followed where they are called, at the end where nothing calls them."""

from collections.abc import Callable, Mapping

from sphinx_docker_recipes.dockerfile.shell_model import Node
from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.context import Shell

Follow = Callable[[Shell, Node], None]

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
    follow(shell, body)
    shell.functions = known
    local = shell.process.local
    for key, value in before.items():
        if value is None:
            local.pop(key, None)
        else:
            local[key] = value


def follow_uncalled(shell: Shell, outer: Mapping[str, Node], follow: Follow) -> None:
    """Judge the bodies that nothing calls, as if they were called at the end, without lasting effect."""
    for name, body in shell.functions.items():
        if outer.get(name) is not body and name not in shell.run.called:
            follow(shell.fork(), body)
