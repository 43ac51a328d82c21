"""The words that rules share: how a command, an interpreter and a base are called in a message."""

from sphinx_docker_recipes.pep668.rules.model import RuleContext
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.ways_out import is_managed_by_uv
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Tool

LONGEST = 48
"""Characters of a command that a message quotes."""
READS_A_SCRIPT = regex(r"\S*python[\d.]*(?: -\S*)*")
"""A Python that is given its program, such as get-pip.py, by a pipe or a here-document."""


def command(installation: Installation) -> str:
    """Return the command in backquotes, shortened at a word."""
    text = " ".join(installation.step.command.split())
    if installation.step.tool is Tool.PIP and READS_A_SCRIPT.fullmatch(text):
        return f"pip, started by `{text}`,"
    if len(text) <= LONGEST:
        return f"`{text}`"
    return f"`{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]} ...`"


def python(context: RuleContext, installation: Installation) -> str:
    """Return the interpreter that a step writes to, with the base where it is the base's own."""
    interpreter = installation.step.interpreter or "the system's Python"
    distribution = context.distribution(installation)
    if distribution is None or is_managed_by_uv(installation):
        return interpreter
    return f"{interpreter} of {distribution.title}"
