"""What commands print: the texts that end in configuration files."""

import re

from sphinx_docker_recipes.dockerfile.shell_model import (
    AndOr,
    Command,
    Group,
    Loop,
    Node,
    Pipeline,
    Script,
    Subshell,
)
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call, call_of, expand
from sphinx_docker_recipes.pep668.state.disk import of_debian
from sphinx_docker_recipes.regex import regex

_SILENT = frozenset(("mkdir", "cd", "rm", "touch", "set", "true", ":", "chmod", "chown", "[", "test"))
"""Commands that print nothing."""
_PASSES_ON = frozenset(("cat", "tee", "sudo"))
_OPTION = regex(r"-[neE]+")
_ESCAPE = regex(r"\\(.)", re.DOTALL)
_CONVERSION = regex(r"%(.?)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def printed_by(shell: Shell, node: Node) -> str | None:
    """Return what a part of a script prints, None where it is not known."""
    return _printed(shell.fork(), node)


def text_of(shell: Shell, call: Call) -> str | None:
    """Return what one command prints, None where it is not known."""
    words = call.argv[1:]
    if call.name == "echo":
        return _echo(shell, call.argv)
    if call.name == "printf":
        return _printf(words[1:] if words[:1] == ["--"] else words)
    if call.name == "cat" and not words[1:]:
        return shell.disk.files.get(shell.path(words[0])) if words else fed(shell, call)
    return "" if call.name in _SILENT else None


def fed(shell: Shell, call: Call) -> str | None:
    """Return what a command reads: its here-document, or what stands before it in a pipe."""
    for redirect in call.redirects:
        if redirect.heredoc is not None:
            content = redirect.content if redirect.heredoc_expands else None
            text = redirect.heredoc.value if content is None else expand(shell, content)
            return text if text.endswith("\n") else text + "\n"
    return printed_by(shell, shell.upstream) if shell.upstream is not None else None


def _printed(shell: Shell, node: Node) -> str | None:
    if isinstance(node, Command):
        return _of_command(shell, node)
    if isinstance(node, Group | Subshell):
        return _all(shell, node.script)
    if isinstance(node, AndOr) and "||" not in node.operators:
        return _joined([_printed(shell, part) for part in node.parts])
    if isinstance(node, Loop) and node.variable and node.words:
        return _repeated(shell, node, node.variable)
    if isinstance(node, Pipeline) and all(map(_passes_on, node.parts[1:])):
        return _printed(shell, node.parts[0])
    return None


def _of_command(shell: Shell, command: Command) -> str | None:
    if not command.words:
        for assignment in command.assignments:
            shell.process.assign(assignment.name, expand(shell, assignment.value))
        return ""
    if any(r.operator[:1] in {">", "&"} and r.descriptor in {None, 1} for r in command.redirects):
        return ""
    return text_of(shell, call_of(shell, command))


def _passes_on(node: Node) -> bool:
    return isinstance(node, Command) and bool(node.words) and node.words[0].raw in _PASSES_ON


def _all(shell: Shell, script: Script) -> str | None:
    return _joined([_printed(shell, item.node) for item in script.items])


def _repeated(shell: Shell, loop: Loop, variable: str) -> str | None:
    outputs = []
    for word in loop.words:
        shell.process.assign(variable, expand(shell, word))
        outputs.append(_all(shell, loop.body))
    return _joined(outputs)


def _joined(outputs: list[str | None]) -> str | None:
    return None if None in outputs else "".join(each for each in outputs if each)


def _echo(shell: Shell, argv: list[str]) -> str | None:
    """Return what ``echo`` prints, which depends on whose it is.

    dash reads every backslash and of the options only ``-n``; bash, busybox and /bin/echo read backslashes
    behind ``-e`` alone.
    """
    words = argv[1:]
    of_dash = of_debian(shell.disk)
    if shell.process.bash or "/" in argv[0] or (shell.disk.distribution is not None and not of_dash):
        escapes, end = False, "\n"
        while words and _OPTION.fullmatch(words[0]):
            escapes = "e" in words[0] or (escapes and "E" not in words[0])
            end = "" if "n" in words[0] else end
            words = words[1:]
    elif of_dash:
        escapes, end = True, "" if words[:1] == ["-n"] else "\n"
        words = words[words[:1] == ["-n"] :]
    elif "\\" in " ".join(words) or (words[:1] and words[0].startswith("-")):
        return None
    else:
        escapes, end = False, "\n"
    text = " ".join(words)
    return (_unescaped(text) if escapes else text) + end


def _printf(words: list[str]) -> str | None:
    """Return what ``printf`` prints: its format again and again, as long as there are words."""
    if not words:
        return None
    form, values = _unescaped(words[0]), words[1:]
    kinds = [match[1] for match in _CONVERSION.finditer(form)]
    if not set(kinds) <= {"s", "b", "%"}:
        return None
    slots = len(kinds) - kinds.count("%")
    rounds = max(1, -(-len(values) // slots)) if slots else 1
    left = iter(values)

    def fill(match: re.Match[str]) -> str:
        if match[1] == "%":
            return "%"
        value = next(left, "")
        return _unescaped(value) if match[1] == "b" else value

    return _CONVERSION.sub(fill, form * rounds)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[0]), text) if "\\" in text else text
