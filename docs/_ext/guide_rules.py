"""The directive ``guide-rules``: the manual page of every rule, with its id as the anchor."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.pep668.rules import RULES
from sphinx_docker_recipes.pep668.rules.manual import CLEAN, FLAGGED, Block
from sphinx_docker_recipes.pep668.rules.model import Rule
from sphinx_docker_recipes.sphinxext.domain import Place, domain_of
from sphinx_docker_recipes.sphinxext.inline import inline_nodes, paragraph

LABELS = {FLAGGED: "A Dockerfile that it flags:", CLEAN: "A Dockerfile that it leaves alone:"}


class GuideRules(SphinxDirective):
    """Show every rule as a section of its own."""

    def run(self) -> list[nodes.Node]:
        return [self.section(rule) for rule in RULES]

    def section(self, rule: Rule) -> nodes.section:
        title = nodes.title("", "", nodes.literal(rule.id, rule.id))
        section = nodes.section("", title, ids=[rule.id], names=[nodes.fully_normalize_name(rule.id)])
        section += nodes.paragraph(
            "", "", nodes.strong("", rule.title), nodes.Text(f" ({rule.severity})"), classes=["guide-rule"]
        )
        for block in rule.manual.blocks:
            section.extend(block_nodes(block))
        self.set_source_info(section)
        self.state.document.note_explicit_target(section, section)
        domain_of(self.env).note_place("rule", rule.id, Place(self.env.docname, rule.id, rule.id))
        return section


def block_nodes(block: Block) -> Iterator[nodes.Node]:
    """Yield a paragraph or a Dockerfile."""
    if block.is_code:
        yield nodes.literal_block(block.text, block.text, language="docker")
    elif block.text in LABELS:
        yield nodes.paragraph("", LABELS[block.text])
    elif block.text.startswith("- "):
        yield bullet_list(block.text)
    else:
        yield paragraph(block.text)


def bullet_list(text: str) -> nodes.bullet_list:
    """Return the items of a paragraph whose lines began with hyphens."""
    items = text.removeprefix("- ").split(" - ")
    return nodes.bullet_list(
        "", *(nodes.list_item("", nodes.paragraph("", "", *inline_nodes(item))) for item in items)
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-rules", GuideRules)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
