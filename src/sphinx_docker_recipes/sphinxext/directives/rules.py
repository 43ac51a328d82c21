"""``docker-rules``: the manual pages of the rules, read from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.code import LANGUAGE
from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.inline import paragraph
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.rules.model import Rule


class RulesDirective(Directive):
    """Give each rule a section of its own, its id as the anchor."""

    def run(self) -> list[nodes.Node]:
        """Return the sections, in the order of the registry."""
        self.use(())
        sections = [self._section(rule) for rule in self._rules()]
        self.finish(*sections)
        return list(sections)

    def _rules(self) -> Iterator[Rule]:
        from sphinx_docker_recipes.pep668.rules import all_rules  # noqa: PLC0415 - loaded at first use

        known = {rule.id: rule for rule in all_rules()}
        for name in self.options.get("rules") or known:
            if name in known:
                yield known[name]
            else:
                hint = did_you_mean(name, known)
                self.warn(f":rules: no rule has the id {name!r}{hint}", Subtype.OPTION)

    def _section(self, rule: Rule) -> nodes.section:
        section = nodes.section()
        self.define(section, "rule", rule.id, rule.id, anchor=rule.id)
        section += nodes.title("", "", nodes.literal(rule.id, rule.id), translatable=False)
        severity = nodes.paragraph("", _("Severity: %s") % rule.severity, translatable=False)
        section += severity
        for block in rule.manual.blocks:
            section += _code(block.text) if block.is_code else paragraph(block.text)
        return section


def _code(text: str) -> nodes.literal_block:
    text = text.rstrip("\n")
    return nodes.literal_block(text, text, language=LANGUAGE, classes=["dr-example"])
