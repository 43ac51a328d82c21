"""The shell scripts that stand in a Dockerfile: in RUN and in here-documents."""

from sphinx_docker_recipes.dockerfile.heredocs import opening_of
from sphinx_docker_recipes.dockerfile.model import Instruction, Text
from sphinx_docker_recipes.regex import regex

SHELLS = frozenset({"sh", "bash", "dash", "ash", "ksh", "mksh", "zsh"})

_SHEBANG = regex(r"#!\s*(\S+)(.*)")


def run_script(instruction: Instruction) -> Text | None:
    """Return the script that RUN gives to its shell.

    None for the exec form, and for a here-document whose first line names an interpreter that is no shell.
    BuildKit's dockerfile2llb/convert.go (``dispatchRun``): a here-document alone is the script; one beside a
    command is put back below it, for the shell to read.
    """
    if instruction.exec_form is not None:
        return None
    if not instruction.heredocs:
        return instruction.body
    if opening_of(instruction.body.value) is None:
        return _put_back(instruction)
    body = instruction.heredocs[0].body
    interpreter = shebang(body.value)
    return body if interpreter is None or interpreter in SHELLS else None


def shebang(script: str) -> str | None:
    """Return the interpreter that ``#!`` names, without its folder; ``env`` and its options are skipped."""
    found = _SHEBANG.match(script) if script[:2] == "#!" else None
    if not found:
        return None
    words = [found[1].rpartition("/")[2], *found[2].split()]
    if words[0] == "env":
        words = [word for word in words[1:] if not word.startswith("-") and "=" not in word]
    return words[0].rpartition("/")[2] if words else None


def _put_back(instruction: Instruction) -> Text:
    line, column = instruction.body.place(len(instruction.body.value))
    newline = Text("\n", (0,), (line,), (column,))
    heredocs = instruction.heredocs
    return Text.joined(
        [instruction.body, *(text for each in heredocs for text in (newline, each.body, each.end))]
    )
