"""A comment that silences a rule must silence something.

A suppression that outlives its reason hides the next mistake. This rule reports a comment whose rule finds
nothing at that place, an id that no rule has, and a comment that begins like a suppression and is none.
``ignore`` counts for the instruction below it (inside a continued ``RUN``: for the command below it, at the
end of a line: for that line), ``ignore-stage`` for the stage, ``ignore-file`` for the file. What follows two
hyphens is the reason, for people.

Flagged:

    FROM python:3.13-slim
    # docker-recipes: ignore[escape-hatch] -- needed on the old base
    RUN pip install cowsay

Clean:

    FROM python:3.13-slim
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.vocabulary import Severity


def check(context: RuleContext) -> Iterator[Finding]:  # noqa: ARG001 - the signature of every rule
    """Yield nothing: what a comment silences is known only after the other rules (see ``suppress.py``)."""
    yield from ()


RULE = Rule(
    id="unused-suppression",
    severity=Severity.WARNING,
    title="A comment ignores a rule that finds nothing",
    check=check,
)
