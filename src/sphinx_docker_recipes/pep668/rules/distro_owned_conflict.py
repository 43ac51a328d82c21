"""pip is to replace a package that the distribution's package manager owns, and cannot.

On Debian 13, Ubuntu 24.04 and later the override opens the door and pip then stops: most packages that apt
installed have no list of files that pip could remove. pip 24.1 and later call that
``uninstall-no-record-file``, Ubuntu 24.04's pip 24.0 says "RECORD file not found". The pip of Debian 12
leaves apt's copy and shadows it. What has metadata of the older kind, such as setuptools, pip removes, apt's
files and all.
``pip install --upgrade pip`` is the usual case. A virtual environment has its own pip; ``--ignore-installed``
makes pip leave apt's copy where it is.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    # docker-recipes: ignore[escape-hatch] -- shown for what comes after it
    RUN pip install --break-system-packages --upgrade pip

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install --upgrade pip
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that would have to uninstall a package of the distribution's."""
    for installation in context.installations:
        if installation.error == "owned-by-distribution":
            reason = installation.error_text.rstrip(".") or "the package manager owns what pip is to replace"
            message = f"{command(installation)} fails: {reason}."
            yield RULE.finding(installation.step.span, message, context.way_out(installation))


RULE = Rule(
    id="distro-owned-conflict",
    severity=Severity.ERROR,
    title="pip cannot replace a package that the distribution installed",
    check=check,
)
