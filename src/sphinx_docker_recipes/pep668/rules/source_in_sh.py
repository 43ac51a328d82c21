"""``source`` is a word of bash, and ``RUN`` speaks sh.

Docker runs ``RUN`` with ``/bin/sh``, which is dash on Debian and Ubuntu and does not know ``source``: the
build stops with "source: not found". A dot does the same everywhere; ``ENV PATH`` makes both unnecessary.

Flagged:

    FROM python:3.13-slim
    RUN python -m venv /opt/venv
    RUN source /opt/venv/bin/activate && pip install cowsay

Clean:

    FROM python:3.13-slim
    RUN python -m venv /opt/venv
    RUN . /opt/venv/bin/activate && pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.state.disk import DEBIAN_FAMILIES
from sphinx_docker_recipes.pep668.trace import EnvironmentActivated
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every activation that its shell cannot read."""
    for event in context.of(EnvironmentActivated):
        if not event.works and is_dash(context, event.stage):
            message = f"`{event.word}` is not known to the shell that runs this: the build stops here."
            way = WayOut(
                text="Write a dot in place of `source`, or put the environment first with `ENV PATH`."
            )
            yield RULE.finding(event.span, message, way)


def is_dash(context: RuleContext, stage: int) -> bool:
    """Return whether ``/bin/sh`` is dash; busybox and bash know the word."""
    base = context.base(stage)
    family = (base.distribution or "").partition(":")[0] if base else ""
    return family in DEBIAN_FAMILIES


RULE = Rule(
    id="source-in-sh",
    severity=Severity.ERROR,
    title="source in a shell that does not know it",
    check=check,
)
