"""``env``: a command with other variables, with none, or in another folder."""

from sphinx_docker_recipes.pep668.commands.other_processes import assignments, run_word
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.regex import regex

_FOR_A_SHELL = regex(r"[`;&|<>]|\$(?!\{\w+\})")
"""What a shell understands and ``env -S`` takes literally or refuses."""
_PATH_OF_LIBC = "/bin:/usr/bin"
"""Where a command is looked for without PATH (glibc's ``execvp``); not in /usr/local (seen on Debian 13)."""


def env(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``env [-i] [-u NAME] [NAME=value...]``."""
    child = shell.fork()
    index = 1
    while index < len(call.argv) and call.argv[index].startswith("-"):
        word = call.argv[index]
        if word in {"-i", "-", "--ignore-environment"}:
            child.process.env = {}
            child.process.local = {"PATH": _PATH_OF_LIBC}
        elif word in {"-u", "--unset"} and index + 1 < len(call.argv):
            _unset(child, call.argv[index + 1])
            index += 1
        elif word.startswith("--unset="):
            _unset(child, word[8:])
        elif word in {"-S", "--split-string"} and index + 1 < len(call.argv):
            if not _FOR_A_SHELL.search(call.words[index + 1].raw):
                run_word(child, call.argument(index + 1))
            return None
        elif word in {"-C", "--chdir"} and index + 1 < len(call.argv):
            child.process.cwd = child.path(call.argv[index + 1])
            index += 1
        index += 1
    index = assignments(child, call, index)
    return (child, call.rest(index)) if index < len(call.argv) else None


def _unset(child: Shell, name: str) -> None:
    child.process.unset(name)
    if name == "PATH":  # then the C library looks in folders of its own
        child.process.local[name] = _PATH_OF_LIBC
