"""From the trace of a Dockerfile to its findings: the rules, then the comments that silence them."""

from datetime import date

from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.report import Finding, StageSummary
from sphinx_docker_recipes.pep668.rules import RULE_IDS, rules_about
from sphinx_docker_recipes.pep668.trace import Trace

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.rules.model import RuleContext
    from sphinx_docker_recipes.pep668.suppress import suppress
else:  # imported where a rule may speak, and where a comment may silence it
    RuleContext = lazily("pep668.rules.model", "RuleContext")
    suppress = lazily("pep668.suppress", "suppress")

MARK = "docker-recipes:"
"""Stands in every comment that silences a rule."""
RANK = {rule: index for index, rule in enumerate(RULE_IDS)}


def judge(trace: Trace, stages: tuple[StageSummary, ...], facts: Facts, as_of: date) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of the file, suppressions applied."""
    found: tuple[Finding, ...] = ()
    rules = rules_about(trace.events)
    if rules:
        context = RuleContext(trace=trace, stages=stages, facts=facts, as_of=as_of)
        found = tuple(finding for rule in rules for finding in rule.check(context))
    if MARK in "\n".join(trace.dockerfile.lines):
        found = suppress(found, trace.dockerfile, trace.steps, RULE_IDS)
    return tuple(sorted(found, key=lambda f: (f.span.line, f.span.column, RANK[f.rule])))
