"""An override lets one command write to the distribution's own Python in spite of its marker.

``--break-system-packages``, the variable before a command, ``export`` in a ``RUN`` and ``ARG`` open the
escape hatch that PEP 668 asks installers to have, for a command or for a build. It works, and the image is
yours to break: what pip installs can shadow what the distribution's own programs import, and on Debian 13
and Ubuntu 24.04 pip fails at most packages of apt's that it would have to replace, and deletes the others. A
virtual environment has neither problem, and ``uv venv`` makes one in a tenth of a second. Where the hatch is
the right choice, say why in a comment:
``# docker-recipes: ignore[escape-hatch] -- nothing else in this image runs Python``.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN pip install --break-system-packages cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command, python
from sphinx_docker_recipes.pep668.rules.settings import SCOPED, overriding, title
from sphinx_docker_recipes.vocabulary import Marker, Severity, Verdict


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every scoped override that a step needs."""
    for span, (setting, steps) in overriding(context).items():
        needing = [step for step in steps if step.step.verdict is Verdict.OVERRIDDEN]
        if setting.kind in SCOPED and needing:
            first = needing[0]
            marked = "in spite of its marker" if first.step.marker is Marker.PRESENT else "marked or not"
            message = f"{title(setting)} lets {command(first)} write to {python(context, first)}, {marked}."
            yield RULE.finding(span, message, context.way_out(first))


RULE = Rule(
    id="escape-hatch",
    severity=Severity.WARNING,
    title="An override opens the escape hatch for a command",
    check=check,
)
