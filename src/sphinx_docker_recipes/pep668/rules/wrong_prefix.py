"""``UV_PROJECT_ENVIRONMENT`` names a directory that is no Python environment.

``/usr/local`` is the prefix of the Python in official ``python:`` images. On Debian and Ubuntu the system's
Python lives in ``/usr``, so ``uv sync`` stops: the directory exists and holds no Python. Let uv make an
environment of its own instead.

Flagged:

    FROM debian:trixie-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN apt-get update && apt-get install -y python3
    WORKDIR /app
    COPY . .
    ENV UV_PROJECT_ENVIRONMENT=/usr/local
    RUN uv sync --locked

Clean:

    FROM debian:trixie-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN apt-get update && apt-get install -y python3
    WORKDIR /app
    COPY . .
    ENV UV_PROJECT_ENVIRONMENT=/opt/venv
    RUN uv sync --locked
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

WAY = WayOut(text="Drop the setting: uv then makes `.venv` beside pyproject.toml. Or name a new directory.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step whose project environment cannot be one."""
    for installation in context.installations:
        if installation.error == "wrong-prefix":
            reason = installation.error_text.rstrip(".") or "the project environment is no Python environment"
            yield RULE.finding(installation.step.span, f"{command(installation)} fails: {reason}.", WAY)


RULE = Rule(
    id="wrong-prefix",
    severity=Severity.ERROR,
    title="The project environment is no Python environment",
    check=check,
)
