"""An override where no marker is in the way.

In a virtual environment, on an official ``python:`` image, on Debian 11 or Fedora there is nothing to
override. The flag does no harm there, except on a pip older than 23.0.1, which does not know it; yet readers
take it for necessary and carry it to places where it matters. Nothing is said where FROM leaves the release
to a variable, as in ``FROM ubuntu:${RELEASE}``: another one may need it.

Flagged:

    FROM python:3.13-slim
    RUN pip install --break-system-packages cowsay

Clean:

    FROM python:3.13-slim
    RUN pip install cowsay
"""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.settings import overriding, title
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Verdict

NOTHING_TO_OVERRIDE: Mapping[Verdict, str] = {
    Verdict.VENV: "writes to a virtual environment",
    Verdict.UNMARKED: "writes to a Python without a marker",
    Verdict.ELSEWHERE: "writes to a place that is not checked",
}


def is_marked_elsewhere(context: RuleContext, installation: Installation) -> bool:
    """Return whether FROM names its image by a variable, and with another value there may be a marker.

    A variable in the tag chooses the distribution's release; an image's own Python is the same in them all.
    """
    image, _, tag = context.written_base(installation.stage).partition(":")
    own = not (installation.step.interpreter or "").startswith("/usr/bin/")
    return installation.step.verdict is Verdict.UNMARKED and ("$" in image or ("$" in tag and not own))


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every override that none of its steps needs."""
    for span, (setting, steps) in overriding(context).items():
        verdicts = {step.step.verdict for step in steps}
        needless = verdicts <= NOTHING_TO_OVERRIDE.keys() and not any(step.error for step in steps)
        if needless and not any(is_marked_elsewhere(context, step) for step in steps):
            reason = NOTHING_TO_OVERRIDE[steps[0].step.verdict]
            message = f"{title(setting)} overrides nothing: {command(steps[0])} {reason}."
            yield RULE.finding(span, message, WayOut(text="Remove it."))


RULE = Rule(
    id="redundant-override",
    severity=Severity.INFO,
    title="An override where there is no marker",
    check=check,
)
