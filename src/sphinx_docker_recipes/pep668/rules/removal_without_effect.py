"""The command is meant to remove the marker, and the marker stays.

An empty ``EXTERNALLY-MANAGED`` is still one, so truncating it changes nothing; a glob inside quotes is no
glob; the name is spelt in capitals with a hyphen; the directory is that of the distribution's Python version;
and what is removed before the package manager installs Python comes back with it.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3
    RUN : > /usr/lib/python3.13/EXTERNALLY-MANAGED

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.marker_removed import INSTEAD
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import MarkerGone
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every command that fails to make the marker disappear."""
    events = context.of(MarkerGone)
    removing = {(event.stage, event.run) for event in events if event.effective}
    for event in events:
        if (event.stage, event.run) in removing:  # a path for each version that it may be: one was right
            continue
        if not event.effective and context.base(event.stage):
            reason = f": {event.why.rstrip('.')}" if event.why else ""
            message = f"This does not take the marker {event.path} away{reason}."
            yield RULE.finding(event.span, message, INSTEAD)


RULE = Rule(
    id="removal-without-effect",
    severity=Severity.WARNING,
    title="The marker is not removed after all",
    check=check,
)
