"""The marker file is taken away, and nobody after this line is warned.

Deleting, moving or diverting EXTERNALLY-MANAGED makes every installer write to the distribution's own Python,
in this image and in all that are built on it. It does not last either: the file belongs to a package of the
distribution, so a security update of that package in a later layer brings it back and the build fails again
(only ``dpkg-divert`` survives that). PEP 668 asks distributions to keep the marker in container images.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN rm /usr/lib/python3*/EXTERNALLY-MANAGED
    RUN pip install cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import MarkerGone
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Verdict

INSTEAD = "Use a virtual environment, which the marker does not concern."


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every command that makes the marker disappear."""
    for event in context.of(MarkerGone):
        if event.effective:
            lasting = "" if event.how == "diverted" else ", until its package is updated"
            message = f"The marker {event.path} is {event.how}: installers write to the system{lasting}."
            yield RULE.finding(event.span, message, instead(context, event))


def instead(context: RuleContext, event: MarkerGone) -> WayOut:
    """Return the way out for the first step that profits."""
    for installation in context.installations:
        profits = installation.step.verdict is Verdict.MARKER_REMOVED
        if profits and (installation.run, installation.span.line) >= (event.run, event.span.line):
            return context.way_out(installation)
    return WayOut(text=INSTEAD)


RULE = Rule(
    id="marker-removed",
    severity=Severity.WARNING,
    title="The marker file is removed",
    check=check,
)
