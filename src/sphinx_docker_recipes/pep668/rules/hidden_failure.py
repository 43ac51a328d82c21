"""A refused installation that does not stop the build leaves an image without the packages.

``pip install ... || true``, ``pip install ...; echo done`` and ``pip install ... | tee log`` end with the
status of what stands last. When the installer refuses because of PEP 668 the build goes on, and the missing
package shows only when the image runs.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN pip install cowsay || true

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command, python
from sphinx_docker_recipes.pep668.trace import Failure
from sphinx_docker_recipes.vocabulary import Severity, Verdict


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every refused step whose failure the shell swallows."""
    for installation in context.installations:
        if installation.step.verdict is Verdict.BLOCKED and installation.failure is Failure.HIDDEN:
            where = python(context, installation)
            message = (
                f"{command(installation)} is refused, since {where} is marked as externally managed, "
                "and the build goes on without the packages."
            )
            yield RULE.finding(installation.step.span, message, context.way_out(installation))


RULE = Rule(
    id="hidden-failure",
    severity=Severity.ERROR,
    title="The installer refuses, and the shell hides it",
    check=check,
)
