"""The marker file is taken away, and nobody after this line is warned.

Deleting, moving or diverting ``EXTERNALLY-MANAGED`` lets every installer write to the distribution's own
Python, in this image and in all that are built on it. Deleting and moving do not last either: the file
belongs to a package of the distribution, so a security update of that package in a later layer brings it
back and the build fails again. PEP 668 asks distributions to keep the marker in container images.

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

from bisect import bisect_left
from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import MarkerGone
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Verdict

INSTEAD = WayOut(text="Use a virtual environment, which the marker does not concern.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every command that makes the marker disappear."""
    profiting = [i for i in context.installations if i.step.verdict is Verdict.MARKER_REMOVED]
    positions = [(i.run, i.span.line) for i in profiting]
    for event in context.of(MarkerGone):
        if event.effective:
            lasting = "" if event.how in {"diverted", "left out"} else ", until its package is updated"
            message = f"The marker {event.path} is {event.how}: installers write to the system{lasting}."
            first = bisect_left(positions, (event.run, event.span.line))
            way = context.way_out(profiting[first]) if first < len(profiting) else INSTEAD
            yield RULE.finding(event.span, message, way)


RULE = Rule(
    id="marker-removed",
    severity=Severity.WARNING,
    title="The marker file is removed",
    check=check,
)
