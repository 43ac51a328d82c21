"""The command is meant to remove the marker, and the marker stays.

An empty ``EXTERNALLY-MANAGED`` is still one, so truncating it changes nothing; a glob inside quotes is no
glob; the name is spelt in capitals with a hyphen; the directory is that of the distribution's Python version;
and what is removed before the package manager installs Python comes back with it. Where no Python of the
distribution carries a marker, as on Ubuntu 22.04, the command is only worth a note, and not even that where
FROM leaves the release to a variable.

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

from sphinx_docker_recipes.facts.model import Distribution
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.marker_removed import INSTEAD
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import MarkerGone
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

_FOLDERS = ("/usr/lib", "/lib")
"""Where the Pythons of distributions keep it; those of uv and Homebrew have theirs elsewhere."""


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every command that fails to make the marker disappear."""
    events = context.of(MarkerGone)
    removing = {(event.stage, event.run) for event in events if event.effective}
    for event in events:
        if (event.stage, event.run) in removing:  # a path for each version that it may be: one was right
            continue
        if event.effective or not context.base(event.stage):
            continue
        distribution = unmarked(event, context)
        if distribution is None:
            yield without_effect(event)
        elif "$" not in context.written_base(event.stage):
            yield needless(event, distribution)


def unmarked(event: MarkerGone, context: RuleContext) -> Distribution | None:
    """Return the distribution that has no marker where the command looks for one, None where it may have."""
    base = context.base(event.stage)
    distribution = context.facts.distribution(base.distribution) if base and base.distribution else None
    if distribution is None or not distribution.marks_none:
        return None
    bare = "/" not in event.path  # as `find` is told it
    return distribution if bare or event.path.startswith(_FOLDERS) else None


def needless(event: MarkerGone, distribution: Distribution) -> Finding:
    """Return what to say where there is nothing to take away."""
    message = f"There is no marker to take away: no Python of {distribution.title} carries one."
    return RULE.finding(event.span, message, WayOut(text="Leave it out."), severity=Severity.INFO)


def without_effect(event: MarkerGone) -> Finding:
    """Return what to say of a marker that stays."""
    reason = f": {event.why.rstrip('.')}" if event.why else ""
    return RULE.finding(event.span, f"This does not take the marker {event.path} away{reason}.", INSTEAD)


RULE = Rule(
    id="removal-without-effect",
    severity=Severity.WARNING,
    title="The marker is not removed after all",
    check=check,
)
