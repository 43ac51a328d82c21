"""The entry: a Dockerfile's text in, a report out."""

from collections.abc import Mapping
from datetime import date

from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668.judgement import judge
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem, StageSummary, Step
from sphinx_docker_recipes.pep668.stages.walk import follow
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
    day = as_of or facts.checked
    trace = Trace(parse(text))
    stages = follow(trace, facts, day, build_args)
    return _report(path, trace, stages, judge(trace, stages, facts, day))


def analyse_steps(text: str, *, facts: Facts, as_of: date | None = None) -> Report:
    """Judge every install command and ask no rule: the report has no findings.

    That is all that pages say of a Dockerfile.
    """
    trace = Trace(parse(text))
    return _report("Dockerfile", trace, follow(trace, facts, as_of or facts.checked, NO_ARGUMENTS), ())


def _report(
    path: str, trace: Trace, stages: tuple[StageSummary, ...], findings: tuple[Finding, ...]
) -> Report:
    return Report(
        path=path,
        stages=stages,
        steps=tuple(sorted(trace.steps, key=_place)),
        findings=findings,
        problems=tuple(
            ReportProblem(line=problem.span.line, message=problem.message, remedy=problem.remedy)
            for problem in trace.dockerfile.problems
        ),
    )


def _place(step: Step) -> tuple[int, int]:
    """Return where a step stands; a script may be run long after it was written."""
    return step.span.line, step.span.column
