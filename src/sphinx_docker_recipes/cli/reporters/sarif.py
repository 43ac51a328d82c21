"""SARIF 2.1.0 (OASIS Standard, March 2020) for code scanning services."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.cli.result import CheckedFile, Paint, Result
from sphinx_docker_recipes.pep668.links import GUIDE, rule_url
from sphinx_docker_recipes.pep668.report import Finding, ReportProblem
from sphinx_docker_recipes.pep668.rules import RULE_IDS, all_rules
from sphinx_docker_recipes.pep668.rules.model import Rule
from sphinx_docker_recipes.vocabulary import Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
INDEX = {rule: index for index, rule in enumerate(RULE_IDS)}


def report(result: Result, _paint: Paint) -> str:
    """Return the result as one SARIF log."""
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run(result)],
    }
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def run(result: Result) -> dict[str, object]:
    """Return the one run of the log; suppressed findings are in it, marked as such."""
    return {
        "tool": {"driver": driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation(result)],
        "results": [entry(file, finding) for file in result.files for finding in file.report.findings],
    }


def driver() -> dict[str, object]:
    """Return the program and its rules."""
    return {
        "name": "docker-recipes",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": GUIDE,
        "rules": [descriptor(rule) for rule in all_rules()],
    }


def descriptor(rule: Rule) -> dict[str, object]:
    """Return one rule."""
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.manual.description},
        "helpUri": rule_url(rule.id),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def invocation(result: Result) -> dict[str, object]:
    """Return how the run went: every place that could not be read is a notification."""
    return {
        "executionSuccessful": all(file.readable for file in result.files),
        "toolExecutionNotifications": [
            notification(file, problem) for file in result.files for problem in file.report.problems
        ],
    }


def notification(file: CheckedFile, problem: ReportProblem) -> dict[str, object]:
    """Return one place that could not be read."""
    text = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
    region = {"startLine": problem.line} if problem.line else None
    return {
        "level": "warning" if file.readable else "error",
        "message": {"text": text},
        "locations": [location(file.path, region)],
    }


def entry(file: CheckedFile, finding: Finding) -> dict[str, object]:
    """Return one finding."""
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": INDEX[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.help}"},
        "locations": [location(file.path, region)],
    }
    if finding.suppressed:
        result["suppressions"] = [{"kind": "inSource"}]
    return result


def location(path: str, region: Mapping[str, int] | None) -> dict[str, object]:
    """Return a place in a file."""
    physical: dict[str, object] = {"artifactLocation": artifact(path)}
    if region:
        physical["region"] = dict(region)
    return {"physicalLocation": physical}


def artifact(path: str) -> dict[str, object]:
    """Return a file by its address; a relative one stands below the root of the source tree."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(Path(path).as_posix()), "uriBaseId": "%SRCROOT%"}
