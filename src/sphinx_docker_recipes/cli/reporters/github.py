"""Annotations for GitHub Actions: one workflow command a finding.

The escapes are those of the runner's own toolkit: ``%``, carriage return and line feed in the text, and the
colon and the comma as well in a property.
"""

from collections.abc import Iterator

from sphinx_docker_recipes.cli.result import CheckedFile, Paint, Result
from sphinx_docker_recipes.pep668.report import Finding, ReportProblem
from sphinx_docker_recipes.vocabulary import Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(result: Result, _paint: Paint) -> str:
    """Return one line for every finding and every unreadable place."""
    return "".join(f"{line}\n" for file in result.files for line in annotations(file))


def annotations(file: CheckedFile) -> Iterator[str]:
    """Yield the annotations of one file."""
    for problem in file.report.problems:
        yield problem_annotation(file, problem, "warning" if file.readable else "error")
    for piece in file.advice:
        yield problem_annotation(file, piece, "notice")
    for finding in file.findings:
        yield finding_annotation(file, finding)


def finding_annotation(file: CheckedFile, finding: Finding) -> str:
    """Return a finding; columns only where it stays on one line, since GitHub refuses them elsewhere."""
    span = finding.span
    place = {"file": file.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        place |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    text = f"{finding.message}\n{finding.help}\n{finding.url}"
    return command(COMMANDS[finding.severity], place | {"title": finding.rule}, text)


def problem_annotation(file: CheckedFile, problem: ReportProblem, level: str) -> str:
    """Return a remark on a place in a file."""
    place: dict[str, object] = {"file": file.path}
    if problem.line:
        place["line"] = problem.line
    return command(level, place, "\n".join(filter(None, (problem.message, problem.remedy))))


def command(name: str, properties: dict[str, object], text: str) -> str:
    """Return one workflow command, escaped."""
    joined = ",".join(f"{key}={escape_property(str(value))}" for key, value in properties.items())
    return f"::{name} {joined}::{escape(text)}"


def escape(text: str) -> str:
    """Escape the text of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape the value of a property."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")
