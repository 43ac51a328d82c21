"""Conditions of ``if`` and ``&&`` that are known without running them."""

from sphinx_docker_recipes.dockerfile.shell_model import Command, Node, Script
from sphinx_docker_recipes.pep668.calls import call_of
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import MarkerState
from sphinx_docker_recipes.pep668.markers import mentions, named
from sphinx_docker_recipes.pep668.substitutions import evaluate
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
    words = call_of(shell.fork(), condition, evaluate).argv[1:]
    if words and words[-1] in {"]", "]]"}:
        words.pop()
    return _test(shell, words)


def _test(shell: Shell, words: list[str]) -> bool | None:
    if words[:1] == ["!"]:
        answer = _test(shell, words[1:])
        return None if answer is None else not answer
    if len(words) == 2 and words[0] in _EXISTS and mentions(words[1]):
        sites = named(shell, words[1])
        present = [site for site in sites if site.marker.state is MarkerState.PRESENT]
        return bool(present) if shell.run.stage.known else None
    if not all(map(is_known, words)):
        return None
    if len(words) == 2 and words[0] in {"-n", "-z"}:
        return bool(words[1]) == (words[0] == "-n")
    if len(words) == 1:
        return bool(words[0])
    if len(words) == 3 and words[1] in {"=", "==", "!="} and not set("*?[") & set(words[2]):
        return (words[0] == words[2]) == (words[1] != "!=")
    return None
