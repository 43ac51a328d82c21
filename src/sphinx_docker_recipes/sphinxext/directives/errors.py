"""``docker-errors``: the decoder, one entry after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.inline import coded, inline_nodes, paragraph
from sphinx_docker_recipes.sphinxext.links import page_reference, recipe_reference, rule_reference
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.nodes import Decoder, ErrorEntry
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.messages import ErrorMessage, Option


class ErrorsDirective(Directive):
    """List error messages: the exact text, what it means, and the ways out in order."""

    def run(self) -> list[nodes.Node]:
        """Return the entries, or nothing but a warning where none matches."""
        self.use(())
        entries = [self._entry(error) for error in self._errors()]
        if not entries:
            self.warn("no error message to show: loosen the options", Subtype.EMPTY)
            return []
        decoder = Decoder("", *entries, label=_("Error messages"), classes=["dr-decoder"])
        self.finish(decoder)
        return [decoder]

    def _errors(self) -> Iterator[ErrorMessage]:
        wanted, tools = self.options.get("errors"), self.options.get("tool")
        known = {error.id: error for error in self.workshop.facts.errors}
        for name in wanted or known:
            if name not in known:
                hint = did_you_mean(name, known)
                self.warn(f":errors: no error message has the id {name!r}{hint}", Subtype.OPTION)
            elif tools is None or known[name].tool in tools:
                yield known[name]

    def _entry(self, error: ErrorMessage) -> ErrorEntry:
        entry = ErrorEntry(classes=["dr-error", *self.options.get("class", [])])
        rubric = nodes.rubric("", "", *inline_nodes(coded(f"{error.id}: {error.title}")), translatable=False)
        self.define(rubric, "error", error.id, f"{error.id}: {error.title}")
        entry += rubric
        for text in error.texts:
            entry += nodes.literal_block(text, text, language="none", classes=["dr-message"])
        entry += paragraph(error.means)
        if error.options:
            items = [nodes.list_item("", _option(option)) for option in error.options]
            entry += nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
        entry += _origin(error)
        return entry


def _option(option: Option) -> nodes.paragraph:
    """Return a way out, and in brackets where to read on."""
    references = list(_references(option))
    line = paragraph(option.text.rstrip("."))
    for position, reference in enumerate(references):
        line += [nodes.Text(", " if position else " ("), reference]
    line += nodes.Text(")." if references else ".")
    return line


def _references(option: Option) -> Iterator[nodes.Node]:
    if option.recipe:
        yield recipe_reference(option.recipe)
    if option.rule:
        yield rule_reference(option.rule)
    if option.page:
        yield page_reference(option.page)


def _origin(error: ErrorMessage) -> nodes.paragraph:
    parts = [_("Printed by %s") % error.tool]
    if error.since:
        parts.append(_("since %s") % error.since)
    checked = _("checked %s") % error.source.checked.isoformat()
    line = nodes.paragraph("", ", ".join([*parts, checked]) + ". ", translatable=False, classes=["dr-origin"])
    line += inline_nodes(coded(error.source.text))
    return line
