"""A virtual environment is copied to a stage that lacks its Python, or to another path.

An environment holds no interpreter: ``bin/python`` is a link to the one it was made with, and every script in
``bin`` begins with the environment's own absolute path. In a stage where that interpreter does not stand at
the same path nothing starts ("no such file or directory"); at another path the scripts do not.

Flagged:

    FROM python:3.13-slim AS build
    RUN python -m venv /opt/venv && /opt/venv/bin/pip install cowsay

    FROM debian:trixie-slim
    COPY --from=build /opt/venv /opt/venv
    CMD ["/opt/venv/bin/cowsay", "moo"]

Clean:

    FROM python:3.13-slim AS build
    RUN python -m venv /opt/venv && /opt/venv/bin/pip install cowsay

    FROM python:3.13-slim
    COPY --from=build /opt/venv /opt/venv
    CMD ["/opt/venv/bin/cowsay", "moo"]
"""

from collections.abc import Iterator
from itertools import takewhile

from sphinx_docker_recipes.dockerfile.arguments import copy_arguments
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import EnvironmentCopied, EnvironmentMade, InterpreterAdded
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every copied environment that does not work where it lands."""
    for event in context.of(EnvironmentCopied):
        if event.interpreter_there is False and not arrives_later(context, event):
            needs = event.interpreter or "the Python it was made with"
            message = f"The virtual environment {event.source} needs {needs}, which this stage does not have."
            way = WayOut(text="Start this stage from the image that the environment was made on.")
            yield RULE.finding(event.span, message, way)
        elif event.interpreter_there is not False and is_moved(context, event):
            message = (
                f"The scripts of {event.source} begin with that path: at {event.destination} none starts."
            )
            way = WayOut(text=f"Copy it to {event.source}, or make it at {event.destination} from the start.")
            yield RULE.finding(event.span, message, way, severity=Severity.WARNING)


def is_moved(context: RuleContext, event: EnvironmentCopied) -> bool:
    """Return whether an environment lands at another path and was not made to be moved."""
    if event.source == event.destination:
        return False
    made = [made for made in context.of(EnvironmentMade) if made.path == event.source]
    lines = context.dockerfile.lines
    text = "\n".join(line for m in made for line in lines[m.span.line - 1 : m.span.end_line])
    return "--relocatable" not in text


def arrives_later(context: RuleContext, event: EnvironmentCopied) -> bool:
    """Return whether a package manager or a COPY below brings the interpreter to this stage."""
    if any(e.path == event.interpreter and e.stage == event.stage for e in context.of(InterpreterAdded)):
        return True
    below = context.dockerfile.instructions[event.run + 1 :]
    same_stage = takewhile(lambda instruction: instruction.keyword != "FROM", below)
    copies = (copy_arguments(instruction) for instruction in same_stage if instruction.keyword == "COPY")
    return any(f"{event.interpreter}".startswith(copy.destination or "\0") for copy in copies)


RULE = Rule(
    id="stranded-venv",
    severity=Severity.ERROR,
    title="A virtual environment copied away from its Python",
    check=check,
)
