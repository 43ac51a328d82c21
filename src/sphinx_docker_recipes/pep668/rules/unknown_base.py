"""Nothing is known about the base image, so nothing can be said about its Python.

Whether an image's Python carries the marker is a fact about the image, not about the Dockerfile. Where the
tables have no row for it, the steps that depend on it are unknown, never guessed. One table in
``pyproject.toml`` or ``docker-recipes.toml`` settles it.

Flagged:

    FROM registry.example.com/team/base:1
    RUN pip install cowsay

Clean:

    FROM python:3.13-slim
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.ancestry import roots
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Verdict


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every unknown base that leaves a step undecided."""
    bottom = roots(context.parents)
    waiting = {
        bottom[i.stage] for i in context.installations if i.step.verdict is Verdict.UNKNOWN and not i.error
    }
    for stage in context.dockerfile.stages:
        if stage.index in waiting and context.base(stage.index) is None:
            image = context.stages[stage.index].image
            message = f"Nothing is known about the base image {image or stage.base.value}."
            yield RULE.finding(stage.base.span(0, len(stage.base.value)), message, way(context, image))


def way(context: RuleContext, image: str | None) -> WayOut:
    """Return the lines that would settle the question."""
    if image is None:
        return WayOut(text="Give the variable in FROM a default that names an image.")
    return WayOut(text=f"Describe it in docker-recipes.toml:\n{context.facts.suggestion(image).rstrip()}")


RULE = Rule(
    id="unknown-base",
    severity=Severity.INFO,
    title="The base image is not in the tables",
    check=check,
)
