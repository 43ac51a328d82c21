"""Conditions of ``if`` and ``&&`` that are known without running them."""

from posixpath import join

from sphinx_docker_recipes.dockerfile.shell_model import Command, Node, Script
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import call_of
from sphinx_docker_recipes.pep668.state.disk import MarkerState
from sphinx_docker_recipes.pep668.state.markers import mentions, named
from sphinx_docker_recipes.pep668.state.which import is_missing
from sphinx_docker_recipes.pep668.unknowns import is_known

_EXISTS = frozenset(("-f", "-e", "-r", "-s"))


def holds(shell: Shell, condition: Script | Node) -> bool | None:
    """Return whether *condition* is true; None where only a build could tell."""
    if isinstance(condition, Script):
        if len(condition.items) != 1:
            return None
        condition = condition.items[0].node
    if not isinstance(condition, Command) or not condition.words:
        return None
    if condition.words[0].raw not in {"[", "[[", "test", "true", "false"}:
        return None
    if condition.words[0].raw in {"true", "false"}:
        return condition.words[0].raw == "true"
    words = call_of(shell.fork(), condition).argv[1:]
    if words and words[-1] in {"]", "]]"}:
        words.pop()
    return _test(shell, words)


def _test(shell: Shell, words: list[str]) -> bool | None:
    if words[:1] == ["!"]:
        answer = _test(shell, words[1:])
        return None if answer is None else not answer
    match words:
        case [operator, path] if operator in _EXISTS and mentions(path):
            return _marker_is_there(shell, path)
        case _ if not all(map(is_known, words)):
            return None
        case ["-d" | "-e" | "-f" | "-n" | "-z" as operator, value]:
            return _of_operator(shell, operator, value)
        case [left, "=" | "==" | "!=" as operator, right] if not set("*?[") & set(right):
            return (left == right) == (operator != "!=")
    return bool(words[0]) if words and not words[1:] else None


def _of_operator(shell: Shell, operator: str, value: str) -> bool | None:
    if operator in {"-n", "-z"}:
        return bool(value) == (operator == "-n")
    return _is_there(shell, shell.path(value), folder=operator == "-d")


def _marker_is_there(shell: Shell, path: str) -> bool | None:
    if not shell.run.stage.known:
        return None
    return any(site.marker.state is MarkerState.PRESENT for site in named(shell, path))


def _is_there(shell: Shell, path: str, *, folder: bool) -> bool | None:
    """Return whether an environment, or a program of one, is at *path*."""
    disk = shell.disk
    if path in disk.sites if folder else path in disk.programs:
        return True
    home = path.removesuffix("/activate").removesuffix("/bin")
    return False if shell.run.stage.known and is_missing(join(home, "bin"), disk) else None
