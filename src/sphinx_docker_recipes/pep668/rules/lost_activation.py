"""Activating a virtual environment ends with the ``RUN`` it stands in.

``activate`` sets variables of the shell that reads it, and every ``RUN`` starts a new shell. An activation at
the end of a ``RUN`` does nothing; the next ``pip install`` goes to the system. ``ENV`` is what lasts.

Flagged:

    FROM python:3.13-slim
    RUN python -m venv /opt/venv
    RUN . /opt/venv/bin/activate
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
from sphinx_docker_recipes.pep668.trace import EnvironmentActivated
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every activation that nothing in its RUN profits from."""
    for event in context.of(EnvironmentActivated):
        if event.last and event.works:
            message = f"The activation of {event.path} ends with this RUN and helps no command."
            yield RULE.finding(event.span, message, WayOut(text=way(event.path)))


def way(path: str) -> str:
    """Return what to write instead; the path of an environment in a hashed folder is not known."""
    if "/" not in path[:1]:
        return "Activate it in the RUN that needs it."
    return f"Write `ENV PATH={path.rstrip('/')}/bin:$PATH` instead."


RULE = Rule(
    id="lost-activation",
    severity=Severity.WARNING,
    title="An activation that ends with its RUN",
    check=check,
)
