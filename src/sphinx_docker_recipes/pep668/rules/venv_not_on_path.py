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

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.ancestry import by_stage, first_below
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.places import is_path
from sphinx_docker_recipes.pep668.rules.system_beats_venv import overrules
from sphinx_docker_recipes.pep668.trace import EnvironmentActivated, EnvironmentMade, Event, Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Target, Tool

MAKERS = frozenset({"venv", "virtualenv", "uv venv"})
"""What people call to make an environment by hand; other tools find their own again."""

BESIDE = frozenset({Target.SYSTEM, Target.USER})


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every environment that no step uses although one below it installs elsewhere."""
    used = {event.path for event in context.of(EnvironmentActivated)} | set(in_use(context.installations))
    astray = by_stage((i.stage, i) for i in context.installations if strays(i) and not on_windows(context, i))
    below = first_below(context.parents, {stage: steps[0] for stage, steps in astray.items()})
    for event in context.of(EnvironmentMade):
        if event.maker in MAKERS and event.path not in used:
            steps = astray.get(event.stage, [])
            index = bisect_right(steps, position(event), key=position)
            step = steps[index] if index < len(steps) else below.get(event.stage)
            if step:
                yield finding(context, event, step)


def finding(context: RuleContext, event: EnvironmentMade, astray: Installation) -> Finding:
    """Return what to say of an environment that *astray* passes by."""
    where = astray.step.interpreter or "the system's Python"
    message = f"{command(astray)} does not use the virtual environment {event.path} but {where}."
    text = f"Write `ENV PATH={event.path.rstrip('/')}/bin:$PATH` below this line."
    if astray.run == event.run and any(e.path == event.path for e in astray.environments):
        text = "Begin a new RUN below this line: the shell remembers which pip it ran before."
    return RULE.finding(event.span, message, WayOut(text=text, recipe=context.recipe(astray)))


def on_windows(context: RuleContext, installation: Installation) -> bool:
    """Return whether a step is of a Windows container, where ``setx`` changes PATH and is not followed."""
    distribution = context.distribution(installation)
    return distribution is not None and distribution.family == "windows"


def in_use(installations: Iterable[Installation]) -> Iterator[str]:
    """Yield the environments that a step writes to, and those that another rule speaks of."""
    for installation in installations:
        if installation.step.environment:
            yield installation.step.environment
        for environment in installation.environments:
            without_pip = environment.named_by == "PATH" and not environment.has_pip
            if without_pip or overrules(installation):
                yield environment.path


def position(event: Event) -> tuple[int, int, int]:
    """Return the place of an event as something to sort by."""
    return event.run, event.span.line, event.span.column


def strays(installation: Installation) -> bool:
    """Return whether a step writes to the Python of the system without saying so by a path."""
    on_purpose = installation.selection is not None or is_path(installation)
    to_system = installation.step.tool in {Tool.PIP, Tool.UV_PIP} and installation.step.target in BESIDE
    return to_system and not on_purpose


RULE = Rule(
    id="venv-not-on-path",
    severity=Severity.WARNING,
    title="A virtual environment that nothing is installed into",
    check=check,
)
