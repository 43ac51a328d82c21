"""The entry: a Dockerfile's text in, a report out."""

from collections.abc import Mapping
from datetime import date

from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668.judgement import judge
from sphinx_docker_recipes.pep668.report import Report, ReportProblem, Step
from sphinx_docker_recipes.pep668.stages import follow
from sphinx_docker_recipes.pep668.trace import Trace

NO_ARGUMENTS: Mapping[str, str] = {}


def analyse(
    text: str | bytes,
    *,
    path: str = "Dockerfile",
    facts: Facts | None = None,
    as_of: date | None = None,
    build_args: Mapping[str, str] = NO_ARGUMENTS,
) -> Report:
    """Judge every install command of a Dockerfile; any text gives a report, none an error.

    *facts* are the tables (the built-in ones by default), *as_of* the day for which floating tags are judged
    (the day the tables were last checked by default), *build_args* the values of ``--build-arg``.
    """
    facts = facts or load()
    dockerfile = parse(text)
    trace = Trace(dockerfile)
    day = as_of or facts.checked
    stages = follow(trace, facts, day, build_args)
    return Report(
        path=path,
        stages=stages,
        steps=tuple(sorted(trace.steps, key=_place)),
        findings=judge(trace, stages, facts, day),
        problems=tuple(
            ReportProblem(line=problem.span.line, message=problem.message, remedy=problem.remedy)
            for problem in dockerfile.problems
        ),
    )


def _place(step: Step) -> tuple[int, int]:
    """Return where a step stands; a script may be run long after it was written."""
    return step.span.line, step.span.column
