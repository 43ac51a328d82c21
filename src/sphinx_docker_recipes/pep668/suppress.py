"""Comments that silence findings: a filter after the rules, which also reports comments that silence nothing.

``# docker-recipes: ignore[rule, rule] -- reason`` counts for the instruction below it, on the line of a
command for that line, and inside a continued RUN for the command below it; ``ignore-stage`` counts for the
stage it stands in (or whose FROM it stands above), ``ignore-file`` for the file.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction, Span
from sphinx_docker_recipes.pep668.report import Finding, Step
from sphinx_docker_recipes.pep668.rules.unused_suppression import RULE as UNUSED
from sphinx_docker_recipes.pep668.ways_out import WayOut

MARK = "docker-recipes:"
COMMENT = r"(?:^|(?<=\s))#\s*docker-recipes:\s*(?P<word>[\w-]*)\s*(?:\[(?P<ids>[^\]]*)\])?(?:\s+--\s*(?P<reason>.*))?"
WORDS = ("ignore", "ignore-stage", "ignore-file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One rule id in one comment, and the lines it counts for."""

    rule: str
    span: Span
    """Of the id."""
    lines: range
    reason: str = ""

    def covers(self, finding: Finding) -> bool:
        """Return whether it silences *finding*: the finding begins on its lines, or its command does."""
        return finding.rule == self.rule and finding.span.line in self.lines


def suppress(
    findings: Iterable[Finding], dockerfile: Dockerfile, steps: Iterable[Step], rules: Collection[str]
) -> tuple[Finding, ...]:
    """Return *findings*, the silenced ones marked, with those about the comments themselves."""
    findings = tuple(findings)
    if MARK not in "\n".join(dockerfile.lines):
        return findings
    suppressions, misfits = read(dockerfile, tuple(steps), rules)
    unused = [unused_finding(s) for s in suppressions if is_idle(s, findings)]
    everything = (*findings, *misfits, *unused)
    return tuple(
        replace(finding, suppressed=True) if any(s.covers(finding) for s in suppressions) else finding
        for finding in everything
    )


def is_idle(suppression: Suppression, findings: Iterable[Finding]) -> bool:
    """Return whether it silences nothing; one that silences this very complaint is never idle."""
    return suppression.rule != UNUSED.id and not any(suppression.covers(finding) for finding in findings)


def unused_finding(suppression: Suppression) -> Finding:
    """Return the complaint about a comment that silences nothing."""
    message = f"The comment ignores `{suppression.rule}`, which finds nothing here."
    return UNUSED.finding(suppression.span, message, WayOut(text="Remove the id, or the whole comment."))


def read(
    dockerfile: Dockerfile, steps: tuple[Step, ...], rules: Collection[str]
) -> tuple[list[Suppression], list[Finding]]:
    """Return the suppressions of a file, and a finding for every comment that cannot be one."""
    suppressions: list[Suppression] = []
    misfits: list[Finding] = []
    for number, line in enumerate(dockerfile.lines, start=1):
        if MARK not in line:
            continue
        for comment in re.finditer(COMMENT, line):
            for item in entries(comment, number, dockerfile, steps, rules):
                (suppressions if isinstance(item, Suppression) else misfits).append(item)  # type: ignore[arg-type]  # the test says which
    return suppressions, misfits


def entries(
    comment: re.Match[str],
    number: int,
    dockerfile: Dockerfile,
    steps: tuple[Step, ...],
    rules: Collection[str],
) -> Iterator[Suppression | Finding]:
    """Yield one suppression for every id of a comment, and a finding for what is wrong with it."""
    word, ids = comment["word"], comment["ids"]
    if word not in WORDS or not (ids or "").strip():
        message = "The comment is not one of `ignore[...]`, `ignore-stage[...]` and `ignore-file[...]`."
        way = WayOut(text="Write the ids of rules in brackets, such as `ignore[escape-hatch] -- why`.")
        yield UNUSED.finding(Span(number, comment.start() + 1, number, comment.end() + 1), message, way)
        return
    lines = scope(word, number, comment.start(), dockerfile, steps)
    for match in re.finditer(r"[^\s,]+", ids):
        start = comment.start("ids") + match.start() + 1
        span = Span(number, start, number, start + len(match[0]))
        if match[0] in rules:
            yield Suppression(rule=match[0], span=span, lines=lines, reason=(comment["reason"] or "").strip())
        else:
            yield unknown_rule(match[0], span, rules)


def unknown_rule(word: str, span: Span, rules: Collection[str]) -> Finding:
    """Return the complaint about an id that no rule has."""
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: only a mistake pays for it

    close = get_close_matches(word, sorted(rules), n=1)
    text = f"Did you mean `{close[0]}`?" if close else "`docker-recipes explain` names every rule."
    return UNUSED.finding(span, f"There is no rule `{word}` to ignore.", WayOut(text=text))


def scope(word: str, number: int, column: int, dockerfile: Dockerfile, steps: tuple[Step, ...]) -> range:
    """Return the lines that a comment on line *number* counts for."""
    last = len(dockerfile.lines) + 1
    if word == "ignore-file":
        return range(1, last)
    if word == "ignore-stage":
        return stage_lines(number, dockerfile, last)
    around = enclosing(number, dockerfile.instructions)
    if dockerfile.lines[number - 1][:column].strip():
        return range(number, number + 1)
    if around:
        return command_lines(next_code_line(number, dockerfile), steps)
    below = following(number, dockerfile.instructions)
    return range(below.span.line, below.span.end_line + 1) if below else range(0)


def stage_lines(number: int, dockerfile: Dockerfile, last: int) -> range:
    """Return the lines of the stage that a line belongs to; a line right above FROM belongs to that FROM."""
    below = following(number, dockerfile.instructions)
    line = below.span.line if below and below.keyword == "FROM" else number
    starts = [stage.instruction.span.line for stage in dockerfile.stages]
    start = max((s for s in starts if s <= line), default=1)
    return range(start, min((s for s in starts if s > start), default=last))


def enclosing(number: int, instructions: Iterable[Instruction]) -> Instruction | None:
    """Return the instruction whose lines hold line *number*."""
    return next((i for i in instructions if i.span.line <= number <= i.span.end_line), None)


def following(number: int, instructions: Iterable[Instruction]) -> Instruction | None:
    """Return the first instruction below line *number*."""
    return next((i for i in instructions if i.span.line > number), None)


def next_code_line(number: int, dockerfile: Dockerfile) -> int:
    """Return the first line below *number* that is neither blank nor a comment."""
    for later, line in enumerate(dockerfile.lines[number:], start=number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return later
    return number


def command_lines(number: int, steps: Iterable[Step]) -> range:
    """Return the lines of the install command that begins on line *number*, or that line alone."""
    end = max((step.span.end_line for step in steps if step.span.line == number), default=number)
    return range(number, end + 1)
