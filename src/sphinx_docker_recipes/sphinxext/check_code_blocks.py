"""Ordinary code blocks of a project that hold a Dockerfile: what the rules say about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import highlightlang
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_docker_recipes.sphinxext.inline import inline_nodes, paragraph, sentence
from sphinx_docker_recipes.sphinxext.links import rule_reference
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock, VerdictNotice
from sphinx_docker_recipes.sphinxext.notices import Tone
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import warn
from sphinx_docker_recipes.sphinxext.workshop import workshop_of
from sphinx_docker_recipes.vocabulary import Severity

if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.report import Finding

LANGUAGES = frozenset({"docker", "dockerfile"})

_TONES = {Severity.ERROR: Tone.DANGER, Severity.WARNING: Tone.WARNING}


class CodeBlockCheck(SphinxTransform):
    """Add a notice below each block that a rule finds fault with, and warn where that is asked for."""

    default_priority = 700

    def apply(self, **_kwargs: object) -> None:
        """Check the document that was just read."""
        mode = self.config.docker_recipes_check_code_blocks
        if mode == "off":
            return
        workshop = workshop_of(self.env)
        for block in list(dockerfile_blocks(self.document, self.config.highlight_language)):
            note_use(self.env, ())
            report = workshop.analyse(block.astext())
            findings = [finding for finding in report.findings if _concerns_readers(finding)]
            if findings:
                _show(block, _notice(findings, workshop.english))
            if mode == "warn":
                _warn(block, findings)


def _concerns_readers(finding: Finding) -> bool:
    """Return whether to speak of a finding: a remark, such as a base that no table has, is for its author."""
    return not finding.suppressed and finding.severity is not Severity.INFO


def dockerfile_blocks(document: nodes.document, language: str) -> Iterator[nodes.literal_block]:
    """Give the blocks that hold a Dockerfile and are no recipes of ours.

    A block without a language has that of the ``highlight`` directive before it, else *language*.
    """
    for node in document.findall(nodes.Element):
        if isinstance(node, highlightlang):
            language = node["lang"]
        elif isinstance(node, nodes.literal_block) and _is_dockerfile(node, language):
            yield node


def _is_dockerfile(block: nodes.literal_block, default: str) -> bool:
    is_parsed = block.rawsource != block.astext()
    language = str(block.get("language", "" if is_parsed else default))
    return language.lower() in LANGUAGES and not any(map(_is_recipe, _above(block)))


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _is_recipe(node: nodes.Node) -> bool:
    return isinstance(node, RecipeBlock)


def _warn(block: nodes.literal_block, findings: list[Finding]) -> None:
    for finding in findings:
        message = f"line {finding.span.line} of the Dockerfile: {finding.message} {finding.help}"
        warn(message.strip(), finding.rule, block)


def _show(block: nodes.literal_block, notice: VerdictNotice) -> None:
    shown: nodes.Element = block
    if isinstance(block.parent, nodes.container) and block.parent.get("literal_block"):
        shown = block.parent
    for element in notice.findall(nodes.Element):
        element.source, element.line = block.source, block.line
    shown.parent.insert(shown.parent.index(shown) + 1, notice)


def _notice(findings: list[Finding], classes: tuple[str, ...]) -> VerdictNotice:
    """Return the notice of a block; *classes* are those of what the rules say."""
    worst = min(findings, key=lambda finding: finding.severity.rank)
    tone = str(_TONES[worst.severity])
    notice = VerdictNotice(classes=["admonition", tone, "dr-notice"], tone=tone)
    notice["support_smartquotes"] = False
    notice += nodes.title("", _("About this Dockerfile"), translatable=False)
    items = [
        nodes.list_item("", _sentence(finding, classes), paragraph(sentence(finding.help), classes=classes))
        for finding in findings
    ]
    notice += items[0].children if len(items) == 1 else nodes.bullet_list("", *items, bullet="*")
    return notice


def _sentence(finding: Finding, classes: tuple[str, ...]) -> nodes.paragraph:
    line = nodes.paragraph(translatable=False, classes=list(classes))
    line += [*inline_nodes(finding.message), nodes.Text(" ("), rule_reference(finding.rule), nodes.Text(")")]
    return line


def setup_check_code_blocks(app: Sphinx) -> None:
    """Register the check."""
    app.add_transform(CodeBlockCheck)
