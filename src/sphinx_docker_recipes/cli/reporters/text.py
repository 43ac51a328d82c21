"""Text for people: the place, the source line with the words that matter underlined, and the way out."""

from collections import Counter
from collections.abc import Iterator

from sphinx_docker_recipes.cli.result import CheckedFile, Paint, Result, Role
from sphinx_docker_recipes.pep668.report import Finding, ReportProblem, Step
from sphinx_docker_recipes.vocabulary import Severity, Verdict

ROLES = {Severity.ERROR: Role.ERROR, Severity.WARNING: Role.WARNING, Severity.INFO: Role.INFO}
GOOD = frozenset({Verdict.VENV, Verdict.UNMARKED, Verdict.ELSEWHERE})


def report(result: Result, paint: Paint) -> str:
    """Return the result, file by file, and a last line that sums up."""
    blocks = [block for file in result.files for block in file_blocks(file, result, paint)]
    return "".join(f"{block}\n\n" for block in blocks) + summary(result, paint) + "\n"


def file_blocks(file: CheckedFile, result: Result, paint: Paint) -> Iterator[str]:
    """Yield the parts of one file's report."""
    if result.show_steps and file.report.steps:
        yield "\n".join(step_text(file, step, paint) for step in file.report.steps)
    for problem in file.report.problems:
        yield problem_text(file, problem, paint)
    for piece in file.advice:
        yield remark(file, piece, paint("may", Role.INFO), paint)
    advised: set[tuple[str, str, str | None]] = set()
    for finding in file.findings:
        advice = (finding.rule, finding.help, finding.recipe)
        help_text = () if advice in advised else help_lines(finding, paint)
        advised.add(advice)
        yield "\n".join((*headline(file, finding, paint), *help_text))


def step_text(file: CheckedFile, step: Step, paint: Paint) -> str:
    """Return one install step: its verdict, then the reasons."""
    place = paint(f"{file.path}:{step.span.line}", Role.PATH)
    verdict = paint(step.verdict, verdict_role(step.verdict))
    reasons = "".join(f"\n    {reason}" for reason in step.because)
    return f"{place}: {verdict} {step.command}{reasons}"


def verdict_role(verdict: Verdict) -> Role:
    """Return how alarming a verdict looks."""
    if verdict in GOOD:
        return Role.GOOD
    return {Verdict.BLOCKED: Role.ERROR, Verdict.UNKNOWN: Role.INFO}.get(verdict, Role.WARNING)


def problem_text(file: CheckedFile, problem: ReportProblem, paint: Paint) -> str:
    """Return a place that could not be read, or what keeps a file from being a recipe."""
    word = "problem" if file.readable or not file.report.stages else "must"
    role = Role.WARNING if file.readable else Role.ERROR
    return remark(file, problem, paint(word, role), paint)


def remark(file: CheckedFile, problem: ReportProblem, word: str, paint: Paint) -> str:
    """Return one line on a place in a file."""
    place = f"{file.path}:{problem.line}" if problem.line else file.path
    remedy = f" ({problem.remedy})" if problem.remedy else ""
    return f"{paint(place, Role.PATH)}: {word}: {problem.message}{remedy}"


def headline(file: CheckedFile, finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield what is wrong and where, with the line it stands on."""
    place = paint(f"{file.path}:{finding.span.line}:{finding.span.column}", Role.PATH)
    kind = paint(f"{finding.severity}[{finding.rule}]", ROLES[finding.severity])
    yield f"{place}: {kind}: {finding.message}"
    yield from quotation(file, finding, paint)


def help_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the way out, which a file gets once: the next finding of the same kind goes without."""
    margin = " " * len(str(finding.span.line))
    first, *rest = finding.help.splitlines()
    yield f"{margin} {paint('= help:', Role.DIM)} {first}"
    yield from (f"{margin}         {line}" for line in rest)
    if finding.recipe:
        yield f"{margin} {paint('= recipe:', Role.DIM)} docker-recipes show {finding.recipe}"
    yield f"{margin} {paint('= see:', Role.DIM)} {finding.url}"


def quotation(file: CheckedFile, finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the first line of the finding with carets below it; nothing where the text is not at hand."""
    span = finding.span
    if span.line > len(file.lines):
        return
    line = file.lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line.rstrip("\\` \t")) + 1
    number, bar = str(span.line), paint("|", Role.DIM)
    blank = "".join(character if character == "\t" else " " for character in line[: span.column - 1])
    carets = paint("^" * max(1, end - span.column), ROLES[finding.severity])
    yield f"{' ' * len(number)} {bar}"
    yield f"{paint(number, Role.DIM)} {bar} {line}"
    yield f"{' ' * len(number)} {bar} {blank}{carets}"


def summary(result: Result, paint: Paint) -> str:
    """Return the last line: how much was found in how many files."""
    count = len(result.files)
    files = "no Dockerfile" if not count else f"{count} file" if count == 1 else f"{count} files"
    found = Counter(finding.severity for finding in result.findings)
    parts = [
        paint(number(found[severity], severity), ROLES[severity]) for severity in Severity if found[severity]
    ]
    hidden = sum(finding.suppressed for file in result.files for finding in file.report.findings)
    tail = f" ({hidden} suppressed)" if hidden else ""
    unread = sum(not file.readable and not file.report.stages for file in result.files)
    invalid = sum(not file.readable for file in result.files) - unread
    parts += [paint(f"{unread} unreadable", Role.ERROR)] if unread else []
    parts += [paint(f"{invalid} not valid as a recipe", Role.ERROR)] if invalid else []
    advice = sum(len(file.advice) for file in result.files)
    parts += [paint(f"{advice} that may be better", Role.INFO)] if advice else []
    if not count:
        return "No Dockerfile found."
    return f"Checked {files}: {', '.join(parts) or paint('nothing found', Role.GOOD)}{tail}."


def number(count: int, severity: Severity) -> str:
    """Return a count of findings in words."""
    word = {Severity.INFO: "note"}.get(severity, str(severity))
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
