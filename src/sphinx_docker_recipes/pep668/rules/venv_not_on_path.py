"""A virtual environment is made, and the packages go elsewhere.

Making an environment does not select it. pip belongs to the Python that ``PATH`` finds first, and does not
look at ``VIRTUAL_ENV``; a directory appended to ``PATH`` comes after ``/usr/bin``. Put the environment's
``bin`` first with ``ENV PATH``, or call the environment's own pip.

Flagged:

    FROM python:3.13-slim
    RUN python -m venv /opt/venv
    ENV PATH="$PATH:/opt/venv/bin"
    RUN pip install cowsay

Clean:

    FROM python:3.13-slim
    RUN python -m venv /opt/venv
    ENV PATH="/opt/venv/bin:$PATH"
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.system_beats_venv import overrules
from sphinx_docker_recipes.pep668.trace import EnvironmentActivated, EnvironmentMade, Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Target, Tool

MAKERS = frozenset({"venv", "virtualenv", "uv venv"})
"""What people call to make an environment by hand; other tools find their own again."""

BESIDE = frozenset({Target.SYSTEM, Target.USER})


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every environment that no step writes to although one comes after it."""
    activated = {event.path for event in context.of(EnvironmentActivated)}
    for event in context.of(EnvironmentMade):
        if event.maker in MAKERS and event.path not in activated:
            astray = first_astray(context, event)
            if astray:
                where = astray.step.interpreter or "the system's Python"
                message = f"{command(astray)} does not use the virtual environment {event.path} but {where}."
                text = f"Write `ENV PATH={event.path.rstrip('/')}/bin:$PATH` below this line."
                way = WayOut(text=text, recipe=context.recipe(astray))
                yield RULE.finding(event.span, message, way)


def first_astray(context: RuleContext, event: EnvironmentMade) -> Installation | None:
    """Return the first later step beside the environment, unless some step uses it or names it."""
    family = context.line_of(event.stage)
    position = (event.run, event.span.line, event.span.column)
    later = [
        step
        for step in context.installations
        if step.stage in family and (step.run, step.span.line, step.span.column) > position
    ]
    if any(step.step.environment == event.path or names(step, event.path) for step in later):
        return None
    return next((step for step in later if strays(step)), None)


def names(installation: Installation, path: str) -> bool:
    """Return whether the environment lacks pip, or uv passes it by: both have rules of their own."""
    found = [environment for environment in installation.environments if environment.path == path]
    without_pip = any(environment.named_by == "PATH" and not environment.has_pip for environment in found)
    return without_pip or bool(found and overrules(installation))


def strays(installation: Installation) -> bool:
    """Return whether a step writes to the Python of the system without saying so by a path."""
    by_path = "/" in installation.words[0][0] or installation.selection is not None
    to_system = installation.step.tool in {Tool.PIP, Tool.UV_PIP} and installation.step.target in BESIDE
    return to_system and not by_path


RULE = Rule(
    id="venv-not-on-path",
    severity=Severity.WARNING,
    title="A virtual environment that nothing is installed into",
    check=check,
)
