"""What is said of an ordinary code block: a notice below it, and a warning of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import coded, inline_nodes, paragraph, sentence
from sphinx_docker_recipes.sphinxext.links import rule_reference
from sphinx_docker_recipes.sphinxext.nodes import VerdictNotice
from sphinx_docker_recipes.sphinxext.notices import Tone
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import warn
from sphinx_docker_recipes.sphinxext.workshop import workshop_of
from sphinx_docker_recipes.vocabulary import Severity

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_docker_recipes.pep668.report import Finding

_TONES = {Severity.ERROR: Tone.DANGER, Severity.WARNING: Tone.WARNING}


def judge(block: nodes.literal_block, env: BuildEnvironment, *, aloud: bool) -> None:
    """Put what the rules find below a block; *aloud*, warn of it too."""
    note_use(env, ())
    workshop = workshop_of(env)
    findings = list(filter(_concerns_readers, workshop.analyse(block.astext()).findings))
    if findings:
        _show(block, _notice(findings, workshop.english))
    if aloud:
        _warn(block, findings)


def _concerns_readers(finding: Finding) -> bool:
    """Return whether to speak of a finding: a remark, such as a base that no table has, is for its author."""
    return not finding.suppressed and finding.severity is not Severity.INFO


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
        nodes.list_item(
            "", _sentence(finding, classes), paragraph(sentence(coded(finding.help)), classes=classes)
        )
        for finding in findings
    ]
    notice += items[0].children if len(items) == 1 else nodes.bullet_list("", *items, bullet="*")
    return notice


def _sentence(finding: Finding, classes: tuple[str, ...]) -> nodes.paragraph:
    line = nodes.paragraph(translatable=False, classes=list(classes))
    line += inline_nodes(coded(finding.message))
    line += [nodes.Text(" ("), rule_reference(finding.rule), nodes.Text(")")]
    return line
