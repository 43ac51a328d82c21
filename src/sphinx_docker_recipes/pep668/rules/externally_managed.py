"""The installer refuses to write to a Python that its distribution marks as externally managed.

Debian since 12, Ubuntu since 23.04, Alpine since 3.19, Arch Linux, openSUSE Tumbleweed and others put a file
named ``EXTERNALLY-MANAGED`` beside the standard library of their own Python (PEP 668). pip 23.0 and later and
``uv pip`` look for it and stop with "externally managed"; so does ``python3 -m ensurepip``, which clears
every variable and file that would override it. Being root, being in a container, ``--user`` and
``pip install --upgrade pip`` change nothing: the check comes first. A virtual environment is exempt, whatever
Python it was made from.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    RUN pip install cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv
    ENV PATH="/opt/venv/bin:$PATH"
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command, python
from sphinx_docker_recipes.pep668.trace import Failure
from sphinx_docker_recipes.vocabulary import Severity, Verdict


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every step that is refused and stops the build."""
    for installation in context.installations:
        if installation.step.verdict is Verdict.BLOCKED and installation.failure is Failure.STOPS:
            where = python(context, installation)
            message = f"{command(installation)} is refused: {where} is marked as externally managed."
            yield RULE.finding(installation.step.span, message, context.way_out(installation))


RULE = Rule(
    id="externally-managed",
    severity=Severity.ERROR,
    title="The installer refuses: the Python is externally managed",
    check=check,
)
