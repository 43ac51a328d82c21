"""``--system`` makes uv pass by the virtual environment that is there.

``uv pip install --system`` and ``UV_SYSTEM_PYTHON=1`` win over ``VIRTUAL_ENV``, over an environment that
stands first on ``PATH`` and over ``.venv`` in the working directory. Left over from before the environment
was made, they send the packages to the system: to the wrong place on a ``python:`` image, into the marker on
Debian, Ubuntu and Alpine.

Flagged:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    ENV UV_SYSTEM_PYTHON=1
    RUN uv venv /opt/venv
    ENV VIRTUAL_ENV=/opt/venv PATH="/opt/venv/bin:$PATH"
    RUN uv pip install cowsay

Clean:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN uv venv /opt/venv
    ENV VIRTUAL_ENV=/opt/venv PATH="/opt/venv/bin:$PATH"
    RUN uv pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.places import selection_place
from sphinx_docker_recipes.pep668.rules.settings import title
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Target, Tool

WAY = WayOut(text="Remove it: uv then finds the environment by itself.")
SELECTORS = ("--system", "UV_SYSTEM_PYTHON")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every ``--system`` that overrules an environment, once."""
    seen: set[Span] = set()
    for installation in context.installations:
        place = selection_place(installation)
        if overrules(installation) and place not in seen and installation.selection:
            seen.add(place)
            where = installation.step.interpreter or "the system"
            message = (
                f"{title(installation.selection)} sends {command(installation)} to {where}, "
                f"past the virtual environment {installation.environments[0].path}."
            )
            yield RULE.finding(place, message, WAY)


def overrules(installation: Installation) -> bool:
    """Return whether a step is sent past an environment by ``--system``."""
    selection = installation.selection
    chosen = selection is not None and selection.name in SELECTORS
    to_system = installation.step.tool is Tool.UV_PIP and installation.step.target is Target.SYSTEM
    return chosen and to_system and bool(installation.environments)


RULE = Rule(
    id="system-beats-venv",
    severity=Severity.WARNING,
    title="--system passes by the virtual environment",
    check=check,
)
