"""What a failing command does to its script: it ends it, is hidden, or is handled by another installer."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sphinx_docker_recipes.dockerfile.shell_model import (
    AndOr,
    Case,
    Command,
    Group,
    If,
    Loop,
    Node,
    Pipeline,
    Script,
    Subshell,
)
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.trace import Failure

_NEAR = 6
"""How many commands of a way on are looked at."""
_INSTALLER_WORDS = ("pip", "uv ", "poetry", "pipx", "pdm ", "conda", "apt", "apk ", "dnf ")


def of_part(shell: Shell, node: AndOr, index: int) -> Failure:
    """Say what it does that a part of ``a && b || c`` fails; behind ``!`` a failure counts as success."""
    reached = "&&" if is_negated(node.parts[index]) else "||"
    following = node.operators[index:]
    if reached not in following:
        return Failure.HIDDEN if reached == "&&" else shell.failure
    start = index + 1 + following.index(reached)
    return _led_to(shell, node.parts[start : start + _NEAR - 1], node.parts[start])


def of_condition(shell: Shell, node: If, index: int) -> Failure:
    """Say what it does that the condition of a branch fails: the next one or the ``else`` is followed."""
    condition, body = node.branches[index]
    if is_negated(_last(condition)):
        return _led_to(shell, _nodes(body), _last(body))
    ways = [script for branch in node.branches[index + 1 :] for script in branch]
    ways += [node.otherwise] if node.otherwise else []
    end = _last(node.otherwise) if ways == [node.otherwise] else None
    return _led_to(shell, [each for way in ways for each in _nodes(way)], end)


def of_loop_condition(shell: Shell, node: Loop) -> Failure:
    """Say what it does that the condition of a loop fails: ``while`` ends, ``until`` never does."""
    ends = (node.kind == "while") != is_negated(_last(node.condition))
    return Failure.HIDDEN if ends else shell.failure


def is_negated(node: Node | None) -> bool:
    """Return whether ``!`` stands before a statement."""
    return isinstance(node, Pipeline) and node.negated


def _led_to(shell: Shell, nodes: Sequence[Node], end: Node | None) -> Failure:
    """Say what a failure does that leads to *nodes*: hidden, handled, or passed on where *end* fails too."""
    if end is not None and _gives_up(end):
        return shell.failure
    for command in islice((each for node in nodes for each in _commands(node)), _NEAR):
        text = shell.text.value[command.start : command.end]
        if any(word in text for word in _INSTALLER_WORDS):
            return Failure.HANDLED
    return Failure.HIDDEN


def _nodes(script: Script) -> Sequence[Node]:
    return [item.node for item in script.items]


def _last(script: Script | None) -> Node | None:
    return script.items[-1].node if script is not None and script.items else None


def _commands(node: Node) -> Iterator[Command]:
    if isinstance(node, Command):
        yield node
    for inner in _inside(node):
        yield from _commands(inner)


def _inside(node: Node) -> Sequence[Node]:
    """Return what a compound command is made of, conditions left out."""
    if isinstance(node, AndOr | Pipeline):
        return node.parts
    if isinstance(node, Group | Subshell):
        return _nodes(node.script)
    if isinstance(node, Loop):
        return _nodes(node.body)
    if isinstance(node, If | Case):
        return [each for _, body in node.branches for each in _nodes(body)]
    return ()


def _gives_up(node: Node) -> bool:
    """Return whether a statement ends in failure: ``exit 1``, ``false``, ``{ echo sorry; exit 1; }``."""
    while not isinstance(node, Command):
        if isinstance(node, Group | Subshell) and node.script.items:
            node = node.script.items[-1].node
        elif isinstance(node, AndOr):
            node = node.parts[-1]
        else:
            return False
    words = [word.literal for word in node.words]
    return words[:1] == ["false"] or (words[:1] in (["exit"], ["return"]) and words[1:2] != ["0"])
