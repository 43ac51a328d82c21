"""The command needs a part of Python that the image does not have at this point.

Distributions cut Python into packages: Debian's ``python3`` has neither pip nor what ``venv`` needs to bring
one (``python3-venv``), and the images ``debian`` and ``ubuntu`` hold no Python at all. uv needs none of
these: ``uv venv`` makes an environment from any Python, and ``uv python install`` brings one.

Tools that pipx, ``pip install --user`` or an installer's script put into ``~/.local/bin`` are found by their
names only where that folder is on ``PATH``, which ``pipx ensurepath`` does not change for a later ``RUN``.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3
    RUN python3 -m pip install cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.state.disk import DEBIAN_FAMILIES
from sphinx_docker_recipes.pep668.trace import EnvironmentMade, Installation
from sphinx_docker_recipes.pep668.ways_out import VENV_PACKAGE, WayOut, family, make_venv
from sphinx_docker_recipes.vocabulary import Severity

WAY_TO_ENSUREPIP = WayOut(
    text=f"Run `apt-get update && apt-get install -y {VENV_PACKAGE}` before it; `uv venv` does without."
)
WAY_TO_PATH = WayOut(
    text="Name the folder that it was installed to: `ENV PATH=/root/.local/bin:$PATH` where that is root's."
)
OFF_PATH = frozenset(("no-uv", "not-on-path"))
MISSING: Mapping[str, str] = {
    "no-pip": "there is no pip for this Python",
    "no-python": "there is no Python at this point",
    "no-ensurepip": "this Python has no ensurepip",
}


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that lacks what it needs, where the distribution is known to leave it out."""
    for installation in context.installations:
        if installation.error in OFF_PATH and installation.error_text.endswith("on PATH"):
            message = f"{command(installation)} fails: {installation.error_text}."
            yield RULE.finding(installation.step.span, message, WAY_TO_PATH)
        missing = MISSING.get(installation.error or "")
        if missing and family(installation) in DEBIAN_FAMILIES:
            reason = installation.error_text.rstrip(".") or missing
            message = f"{command(installation)} fails: {reason}."
            yield RULE.finding(installation.step.span, message, way(context, installation))
    for made in context.of(EnvironmentMade):
        if made.error:
            message = f"The virtual environment {made.path} is not made: {made.error}."
            yield RULE.finding(made.span, message, WAY_TO_ENSUREPIP)


def way(context: RuleContext, installation: Installation) -> WayOut:
    """Return how to bring what is missing."""
    if installation.error == "no-python" and " at /" in installation.error_text:
        return WayOut(text="Name a Python that is there at this point, or make the environment before it.")
    if installation.error == "no-python":
        return WayOut(text="Run `apt-get update && apt-get install -y python3-venv` before it.")
    text = f"Run {make_venv(installation)}: the environment has a pip of its own."
    return WayOut(text=text, recipe=context.recipe(installation))


RULE = Rule(
    id="missing-prerequisite",
    severity=Severity.ERROR,
    title="Python, pip or ensurepip is missing",
    check=check,
)
