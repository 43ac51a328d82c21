"""cmd and PowerShell, called from another shell: what they are given is looked at command by command."""

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.nested_text import inner_text
from sphinx_docker_recipes.pep668.shell.unread_scripts import follow_foreign
from sphinx_docker_recipes.pep668.state.windows import with_slashes

_WITH_VALUE = frozenset(("-executionpolicy", "-ep", "-ex", "-inputformat", "-outputformat", "-version"))


def cmd(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``cmd /S /C command``."""
    index = next((i for i, word in enumerate(call.argv) if word.lower().lstrip("/") in {"c", "k"}), None)
    return _foreign(shell, call, index + 1) if index else None


def powershell(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``powershell -NoProfile -Command command``."""
    words = [word.lower() for word in call.argv]
    index = 1
    while index < len(words) and words[index].startswith("-") and words[index] not in {"-command", "-c"}:
        index += 2 if words[index] in _WITH_VALUE else 1
    return _foreign(shell, call, index + (words[index : index + 1] in (["-command"], ["-c"])))


def _foreign(shell: Shell, call: Call, index: int) -> tuple[Shell, Call] | None:
    """Follow what a shell of another language is given: one text, or a command's words."""
    if len(call.argv) != index + 1:
        return (shell, call.rest(index)) if index < len(call.argv) else None
    child = shell.fork(text=with_slashes(inner_text(shell.text, call.argument(index))), exec_form=False)
    follow_foreign(child)
    return None
