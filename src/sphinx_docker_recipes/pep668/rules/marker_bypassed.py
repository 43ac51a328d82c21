"""A tool that never looks at the marker writes to the distribution's own Python.

Only pip and ``uv pip`` check. ``uv sync`` with ``UV_PROJECT_ENVIRONMENT=/usr``, poetry with
``virtualenvs.create`` off, ``pdm --global``, ``setup.py install`` and pip with ``--prefix /usr`` or
``--root /`` write to the same directories without asking. ``uv sync`` even removes what pip installed there
and the lock file does not name. No message says so: this is the escape hatch without its name.

Flagged:

    FROM debian:trixie-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN apt-get update && apt-get install -y python3
    WORKDIR /app
    COPY . .
    ENV UV_PROJECT_ENVIRONMENT=/usr
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
from sphinx_docker_recipes.pep668.rules.phrases import command, python
from sphinx_docker_recipes.vocabulary import Severity, Verdict


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that writes to a marked Python unchecked."""
    for installation in context.installations:
        if installation.step.verdict is Verdict.UNCHECKED or installation.bypasses:
            where = python(context, installation)
            message = f"{command(installation)} writes to {where} without looking at its marker."
            yield RULE.finding(installation.step.span, message, context.way_out(installation))


RULE = Rule(
    id="marker-bypassed",
    severity=Severity.WARNING,
    title="A tool that does not look at the marker writes to the system",
    check=check,
)
