"""JSON for programs; its shape is ``cli/schemas/check.schema.json`` and changes only with ``schema``."""

import json

from sphinx_docker_recipes.cli.result import CheckedFile, Paint, Result
from sphinx_docker_recipes.pep668.report import Finding, ReportProblem, Step

SCHEMA = 1


def report(result: Result, _paint: Paint) -> str:
    """Return the result as one JSON document on one line, which is written several times as fast."""
    document = {"schema": SCHEMA, "files": [file_entry(file) for file in result.files]}
    return json.dumps(document, ensure_ascii=False) + "\n"


def file_entry(file: CheckedFile) -> dict[str, object]:
    """Return one file."""
    advice = {"advice": [problem_entry(piece) for piece in file.advice]} if file.advice else {}
    return {
        "path": file.path,
        "steps": [step_entry(step) for step in file.report.steps],
        "findings": [finding_entry(finding) for finding in file.findings],
        "problems": [problem_entry(problem) for problem in file.report.problems],
        **advice,
    }


def step_entry(step: Step) -> dict[str, object]:
    """Return one install step."""
    return {
        "line": step.span.line,
        "end_line": step.span.end_line,
        "stage": step.stage,
        "tool": step.tool,
        "target": step.target,
        "interpreter": step.interpreter,
        "marker": step.marker,
        "verdict": step.verdict,
        "because": list(step.because),
    }


def finding_entry(finding: Finding) -> dict[str, object]:
    """Return one finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "message": finding.message,
        "help": finding.help,
        "url": finding.url,
    }


def problem_entry(problem: ReportProblem) -> dict[str, object]:
    """Return one place that could not be read."""
    return {"line": problem.line, "message": problem.message, "remedy": problem.remedy}
