"""The installer does not accept the command line at all.

``--break-system-packages`` belongs behind the subcommand (``pip install``) and takes no value; pip accepts an
abbreviation, uv does not; ``uv pip install --user`` does not exist; and a variable such as
``UV_BREAK_SYSTEM_PACKAGES`` must hold a truth value, so an empty one stops uv. A ``pip.conf`` whose first
line is no section stops every command of pip; ``echo -e`` writes such a one on Debian and Ubuntu, whose
``/bin/sh`` prints the ``-e`` as well: ``printf`` is the same everywhere. Nor does that shell know ``time``,
or, until Debian 12 and Ubuntu 24.04, ``set -o pipefail``, at which it ends.

Flagged:

    FROM python:3.13-slim
    RUN pip --break-system-packages install cowsay

Clean:

    FROM python:3.13-slim
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.option_too_new import too_new
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.places import flag_place
from sphinx_docker_recipes.pep668.rules.redundant_override import NOTHING_TO_OVERRIDE
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

ERRORS = frozenset({"usage", "bad-value", "no-such-option", "no-module", "bad-configuration", "not-in-sh"})


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that is a usage error."""
    for installation in context.installations:
        if installation.error in ERRORS and not too_new(installation):
            reason = installation.error_text.rstrip(".") or "the installer does not accept these options"
            message = f"{command(installation)} fails: {reason}."
            yield RULE.finding(flag_place(installation), message, way(context, installation))


def way(context: RuleContext, installation: Installation) -> WayOut:
    """Return the way out: to do without the override, or to write another option correctly."""
    if installation.error == "no-module":
        return WayOut(text="Write `-m pip`.")
    if installation.error == "not-in-sh":
        return WayOut(text='Write `SHELL ["/bin/bash", "-c"]` before it, or leave that out.')
    if installation.error == "bad-configuration":  # it stops pip in a virtual environment as well
        return WayOut(text="Begin the file with a section, such as `[global]`, by `printf`; or remove it.")
    if "break" not in installation.error_text.lower():
        what = "value" if installation.error == "bad-value" else "option"
        return WayOut(text=f"Correct the {what}, or remove it.")
    if installation.step.verdict in NOTHING_TO_OVERRIDE:
        return WayOut(text="Remove it: no marker is in the way here.")
    return context.way_out(installation)


RULE = Rule(
    id="usage-error",
    severity=Severity.ERROR,
    title="The installer does not accept the command",
    check=check,
)
