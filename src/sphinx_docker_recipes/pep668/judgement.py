"""From the trace of a Dockerfile to its findings: every rule, then the comments that silence them."""

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules import RULE_IDS, RULES
from sphinx_docker_recipes.pep668.rules.model import RuleContext
from sphinx_docker_recipes.pep668.suppress import suppress

RANK = {rule: index for index, rule in enumerate(RULE_IDS)}


def judge(context: RuleContext) -> tuple[Finding, ...]:
    """Return what every rule finds, in the order of the file, suppressions applied."""
    rules = RULES if context.trace.events else ()
    found = [finding for rule in rules for finding in rule.check(context)]
    known = suppress(found, context.dockerfile, context.trace.steps, RULE_IDS)
    return tuple(sorted(known, key=lambda f: (f.span.line, f.span.column, RANK[f.rule])))
