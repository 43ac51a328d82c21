"""A virtual environment is copied to a stage that lacks its Python, or to another path.

An environment holds no interpreter: ``bin/python`` is a link to the one it was made with, and every script in
``bin`` begins with the environment's own absolute path. In a stage where that interpreter does not stand at
the same path nothing starts ("no such file or directory"); at another path the scripts do not. Where another
version of Python stands at that path, it looks in a folder of its own, such as ``lib/python3.14``, and finds
none of the packages.

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

from collections.abc import Iterator, Mapping
from posixpath import dirname

from sphinx_docker_recipes.dockerfile.arguments import copy_arguments
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import EnvironmentCopied, EnvironmentMade, InterpreterAdded
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every copied environment that does not work where it lands."""
    copied = context.of(EnvironmentCopied)
    arrivals = last_arrivals(context) if copied else {}
    movable = relocatable(context) if copied else frozenset()
    for event in copied:
        if event.interpreter_there is False and not arrives_later(event, arrivals):
            needs = event.interpreter or "the Python it was made with"
            message = f"The virtual environment {event.source} needs {needs}, which this stage does not have."
            way = WayOut(text="Start this stage from the image that the environment was made on.")
            yield RULE.finding(event.span, message, way)
        elif event.version_there:
            message = (
                f"The virtual environment {event.source} was made with Python {event.version}, and"
                f" {event.interpreter} of this stage is {event.version_there}: it finds no package there."
            )
            way = WayOut(text="Start this stage from the image that the environment was made on.")
            yield RULE.finding(event.span, message, way)
        elif event.interpreter_there is not False and event.source not in {event.destination, *movable}:
            message = (
                f"The scripts of {event.source} begin with that path: at {event.destination} none starts."
            )
            way = WayOut(text=f"Copy it to {event.source}, or make it at {event.destination} from the start.")
            yield RULE.finding(event.span, message, way, severity=Severity.WARNING)


def arrives_later(event: EnvironmentCopied, arrivals: Mapping[tuple[int, str], int]) -> bool:
    """Return whether the interpreter comes to the stage below the COPY, alone or with its folder."""
    path = event.interpreter or "/"
    places = [path]
    while path != dirname(path):
        path = dirname(path)
        places.append(path)
    return any(arrivals.get((event.stage, place), -1) > event.run for place in places)


def last_arrivals(context: RuleContext) -> Mapping[tuple[int, str], int]:
    """Return for every stage and path the last instruction that brings something there."""
    found: dict[tuple[int, str], int] = {}
    stage = -1
    for run, instruction in enumerate(context.dockerfile.instructions):
        stage += instruction.keyword == "FROM"
        if instruction.keyword == "COPY":
            destination = copy_arguments(instruction).destination or ""
            found[stage, destination.rstrip("/") or "/"] = run
    for event in context.of(InterpreterAdded):
        key = event.stage, event.path
        found[key] = max(event.run, found.get(key, -1))
    return found


def relocatable(context: RuleContext) -> frozenset[str]:
    """Return the environments that were made to be moved."""
    lines = context.dockerfile.lines
    return frozenset(
        event.path
        for event in context.of(EnvironmentMade)
        if any("--relocatable" in line for line in lines[event.span.line - 1 : event.span.end_line])
    )


RULE = Rule(
    id="stranded-venv",
    severity=Severity.ERROR,
    title="A virtual environment copied away from its Python",
    check=check,
)
