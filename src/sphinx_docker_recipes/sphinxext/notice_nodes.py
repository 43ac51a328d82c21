"""A notice as nodes: one line where all is well, an admonition with its reasons where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import inline_nodes, link, paragraph, sentence
from sphinx_docker_recipes.sphinxext.lookup import error_of, section_of
from sphinx_docker_recipes.sphinxext.nodes import VerdictNotice
from sphinx_docker_recipes.sphinxext.notices import Notice, Tone
from sphinx_docker_recipes.sphinxext.translation import _

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.tables import Facts


def notice_node(notice: Notice, facts: Facts, extra: tuple[nodes.Node, ...] = ()) -> VerdictNotice:
    """Return the notice; *extra* stands before the link to the PEP."""
    tone = str(notice.tone)
    node = VerdictNotice(classes=["admonition", tone, "dr-notice"], tone=tone, verdict=str(notice.verdict))
    title = nodes.title("", "", *inline_nodes(notice.title), translatable=False)
    node += title
    if notice.tone is Tone.TIP:
        node += _line(notice, facts)
        node += extra
    else:
        node += [*_because(notice), *_printed(notice, facts), paragraph(notice.meaning), *extra]
        node += _reading(notice, facts)
    return node


def section_link(key: str, facts: Facts) -> nodes.Node:
    """Return a link to a section of the PEP, named by its key; plain text where there is no such section."""
    section = section_of(facts, key)
    if section is None:
        return nodes.Text("PEP 668")
    return link(_("PEP 668, “%s”") % section.title, section.url)


def message_of(error_id: str, prefix: str, facts: Facts) -> str:
    """Return what an installer prints, with what varies filled in where it is known."""
    error = error_of(facts, error_id)
    text = error.texts[0] if error else ""
    return re.sub(r"\{(path|prefix)\}", prefix, text) if prefix else text


def _line(notice: Notice, facts: Facts) -> nodes.paragraph:
    line = paragraph(notice.meaning)
    line += [nodes.Text(" ("), section_link(notice.section, facts), nodes.Text(")")]
    return line


def _because(notice: Notice) -> Iterator[nodes.Element]:
    if len(notice.because) == 1:
        yield paragraph(sentence(notice.because[0]))
    elif notice.because:
        items = [nodes.list_item("", paragraph(sentence(reason))) for reason in notice.because]
        yield nodes.bullet_list("", *items, bullet="*")


def _printed(notice: Notice, facts: Facts) -> Iterator[nodes.Element]:
    text = message_of(notice.error, notice.prefix, facts) if notice.error else ""
    if text:
        yield paragraph(_("The build stops with:"))
        yield nodes.literal_block(text, text, language="none", classes=["dr-message"])


def _reading(notice: Notice, facts: Facts) -> nodes.paragraph:
    line = nodes.paragraph(translatable=False)
    line += [nodes.Text(_("Read more: ")), section_link(notice.section, facts)]
    return line
