"""Comments that silence findings: a filter after the rules, which also reports comments that silence nothing.

``# docker-recipes: ignore[rule, rule] -- reason`` counts for the instruction below it, on the line of a
command for that line, and inside a continued RUN for the command below it; ``ignore-stage`` counts for the
stage it stands in (or whose FROM it stands above), ``ignore-file`` for the file.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Span
from sphinx_docker_recipes.pep668.judgement import MARK
from sphinx_docker_recipes.pep668.report import Finding, Step
from sphinx_docker_recipes.pep668.rules.unused_suppression import RULE as UNUSED
from sphinx_docker_recipes.pep668.scopes import Scopes
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.values import replace, valueclass

COMMENT = (
    r"(?:^|(?<=\s))#\s*docker-recipes:\s*(?P<word>[\w-]*)"
    r"\s*(?:\[(?P<ids>[^\]]*)\])?(?:\s+--\s*(?P<reason>.*))?"
)
WORDS = ("ignore", "ignore-stage", "ignore-file")
LONGEST = 60
"""Characters of a word that may be a rule misspelt; comparing longer ones takes too long."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One rule id in one comment, and the lines it counts for."""

    rule: str
    span: Span
    """Of the id."""
    lines: range
    reason: str = ""


def suppress(
    findings: Iterable[Finding], dockerfile: Dockerfile, steps: Iterable[Step], rules: Collection[str]
) -> tuple[Finding, ...]:
    """Return *findings*, the silenced ones marked, with those about the comments themselves."""
    findings = tuple(findings)
    suppressions, misfits = read(dockerfile, steps, rules)
    _, used = meet(findings, suppressions)
    idle = (s for index, s in enumerate(suppressions) if index not in used and s.rule != UNUSED.id)
    everything = (*findings, *misfits, *map(unused_finding, idle))
    silenced, _ = meet(everything, suppressions)
    return tuple(
        replace(finding, suppressed=True) if index in silenced else finding
        for index, finding in enumerate(everything)
    )


def meet(findings: Sequence[Finding], suppressions: Sequence[Suppression]) -> tuple[set[int], set[int]]:
    """Return which findings are silenced and which suppressions silence one, by their indices.

    A suppression counts for the findings of its rule that begin on its lines.
    """
    silenced: set[int] = set()
    used: set[int] = set()
    for rule in {suppression.rule for suppression in suppressions}:
        places = [(finding.span.line, i) for i, finding in enumerate(findings) if finding.rule == rule]
        last = max((line for line, _ in places), default=0)
        at = [0] * (last + 3)
        for line, _ in places:
            at[line] += 1
        before = [0, *accumulate(at)]
        edges = [0] * (last + 3)
        for index, suppression in enumerate(suppressions):
            start, stop = (min(end, last + 1) for end in (suppression.lines.start, suppression.lines.stop))
            if suppression.rule == rule and start < stop:
                used |= {index} if before[stop] > before[start] else set()
                edges[start] += 1
                edges[stop] -= 1
        open_at = list(accumulate(edges))
        silenced |= {index for line, index in places if open_at[line]}
    return silenced, used


def unused_finding(suppression: Suppression) -> Finding:
    """Return the complaint about a comment that silences nothing."""
    message = f"The comment ignores `{suppression.rule}`, which finds nothing here."
    return UNUSED.finding(suppression.span, message, WayOut(text="Remove the id, or the whole comment."))


def read(
    dockerfile: Dockerfile, steps: Iterable[Step], rules: Collection[str]
) -> tuple[list[Suppression], list[Finding]]:
    """Return the suppressions of a file, and a finding for every comment that cannot be one."""
    suppressions: list[Suppression] = []
    misfits: list[Finding] = []
    scopes = Scopes(dockerfile, steps)
    for number, line in enumerate(dockerfile.lines, start=1):
        comment = re.search(COMMENT, line) if MARK in line else None
        for item in entries(comment, number, scopes, rules) if comment else ():
            if isinstance(item, Suppression):
                suppressions.append(item)
            else:
                misfits.append(item)
    return suppressions, misfits


def entries(
    comment: re.Match[str], number: int, scopes: Scopes, rules: Collection[str]
) -> Iterator[Suppression | Finding]:
    """Yield one suppression for every id of a comment, and a finding for what is wrong with it."""
    word, ids, reason = comment["word"], comment["ids"], (comment["reason"] or "").strip()
    if word not in WORDS or not (ids or "").strip():
        message = "The comment is not one of `ignore[...]`, `ignore-stage[...]` and `ignore-file[...]`."
        way = WayOut(text="Write the ids of rules in brackets, such as `ignore[escape-hatch] -- why`.")
        yield UNUSED.finding(Span(number, comment.start() + 1, number, comment.end() + 1), message, way)
        return
    lines = scope(word, number, comment.start(), scopes)
    for match in re.finditer(r"[^\s,]+", ids):
        start = comment.start("ids") + match.start() + 1
        span = Span(number, start, number, start + len(match[0]))
        if match[0] in rules:
            yield Suppression(rule=match[0], span=span, lines=lines, reason=reason)
        else:
            yield unknown_rule(match[0], span, rules)


def scope(word: str, number: int, column: int, scopes: Scopes) -> range:
    """Return the lines that a comment counts for."""
    if word == "ignore-file":
        return scopes.file()
    return scopes.stage(number) if word == "ignore-stage" else scopes.near(number, column)


def unknown_rule(word: str, span: Span, rules: Collection[str]) -> Finding:
    """Return the complaint about an id that no rule has."""
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: only a mistake pays for it

    close = get_close_matches(word, sorted(rules), n=1) if len(word) <= LONGEST else []
    text = f"Did you mean `{close[0]}`?" if close else "`docker-recipes explain` names every rule."
    return UNUSED.finding(span, f"There is no rule `{word[:LONGEST]}` to ignore.", WayOut(text=text))
