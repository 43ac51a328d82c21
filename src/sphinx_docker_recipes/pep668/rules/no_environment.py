"""``uv pip install`` finds no environment to install into.

Without ``--system`` uv wants an environment: the one in ``VIRTUAL_ENV``, the one that conda activated,
``.venv`` in the working directory or above it, or the one whose Python is first on ``PATH``. Where there is
none it stops with "No virtual environment found". This has nothing to do with PEP 668, and
``--break-system-packages`` does not help. pip does the same where ``PIP_REQUIRE_VIRTUALENV`` tells it to.

Flagged:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN uv pip install cowsay

Clean:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN uv pip install --system cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Marker, Severity, Tool

REQUIRED = "`PIP_REQUIRE_VIRTUALENV`"
MAKE_FOR_PIP = f"Make one, put it first with `ENV PATH=/opt/venv/bin:$PATH`, or take {REQUIRED} away."
MAKE = "Run `uv venv /opt/venv` before it and set `ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH`"


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that looks for an environment in vain."""
    for installation in context.installations:
        if installation.error == "no-environment":
            of_tool = of_pip if installation.step.tool is Tool.PIP else of_uv
            yield of_tool(context, installation)


def of_uv(context: RuleContext, installation: Installation) -> Finding:
    """Return what is said of uv, which looks for an environment of its own accord."""
    system = "; on this base `--system` works as well" if system_works(context, installation) else ""
    message = f"{command(installation)} fails: there is no virtual environment, and no `--system`."
    way = WayOut(text=f"{MAKE}{system}.", recipe=context.recipe(installation))
    return RULE.finding(installation.step.span, message, way)


def of_pip(context: RuleContext, installation: Installation) -> Finding:
    """Return what is said of pip, which was told to work in an environment alone."""
    message = f"{command(installation)} fails: {REQUIRED} lets pip run in a virtual environment alone."
    way = WayOut(text=MAKE_FOR_PIP, recipe=context.recipe(installation))
    return RULE.finding(installation.step.span, message, way)


def system_works(context: RuleContext, installation: Installation) -> bool:
    """Return whether the base's own Python is there and carries no marker."""
    base = context.base(installation.stage)
    return base is not None and base.first is not None and base.first.marker is Marker.ABSENT


RULE = Rule(
    id="no-environment",
    severity=Severity.ERROR,
    title="There is no virtual environment where one is needed",
    check=check,
)
