"""The option is newer than the pip that is to read it.

pip learnt ``--break-system-packages`` in 23.0.1. Debian 11 and Ubuntu 22.04 ship an older one, which stops
with "no such option"; their Python carries no marker, so nothing needs the flag. The variable
``PIP_BREAK_SYSTEM_PACKAGES`` is ignored by an old pip and understood by a new one. (One version, 23.0, looks
at the marker and knows no override at all.)

Flagged:

    FROM debian:bullseye-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN pip install --break-system-packages cowsay

Clean:

    FROM debian:bullseye-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.places import flag_place, has_flag
from sphinx_docker_recipes.pep668.trace import Installation
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

SINCE = (23, 0, 1)
"""The version of pip that brought the flag."""

WAY = WayOut(
    text="Drop the flag: pip before 23.0 checks for no marker. A virtual environment suits every base."
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step whose pip does not know an option."""
    for installation in context.installations:
        if too_new(installation):
            version = installation.tool_version
            message = f"{command(installation)} fails: pip {version} does not know --break-system-packages."
            yield RULE.finding(flag_place(installation), message, WAY)


def too_new(installation: Installation) -> bool:
    """Return whether a step fails because its pip is older than the flag."""
    old = installation.tool_version is not None and older(installation.tool_version, SINCE)
    return old and installation.error == "no-such-option" and has_flag(installation)


RULE = Rule(
    id="option-too-new",
    severity=Severity.ERROR,
    title="pip is too old for the option",
    check=check,
)
