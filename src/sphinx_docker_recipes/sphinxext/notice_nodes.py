"""A notice as nodes: one line where all is well, an admonition with its reasons where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import coded, inline_nodes, link, paragraph, sentence
from sphinx_docker_recipes.sphinxext.lookup import error_of, section_of
from sphinx_docker_recipes.sphinxext.nodes import VerdictNotice, Words
from sphinx_docker_recipes.sphinxext.notices import Notice, Tone
from sphinx_docker_recipes.sphinxext.translation import _

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.tables import Facts


def notice_node(
    notice: Notice, facts: Facts, extra: tuple[nodes.Node, ...] = (), classes: tuple[str, ...] = ()
) -> VerdictNotice:
    """Return the notice; *extra* stands before the link to the PEP, *classes* are those of its reasons."""
    tone = str(notice.tone)
    node = VerdictNotice(classes=["admonition", tone, "dr-notice"], tone=tone, verdict=str(notice.verdict))
    section = section_of(facts, notice.section)
    node["words"] = Words(
        title=notice.title,
        because=notice.because,
        message=message_of(notice.error, notice.prefix, facts) if notice.error else "",
        meaning=notice.meaning,
        section=(_("PEP 668, “%s”") % section.title, section.url) if section else ("PEP 668", ""),
        classes=classes,
    )
    if extra:
        spell_out(node, extra)
    return node


def spell_out(node: VerdictNotice, extra: tuple[nodes.Node, ...] = ()) -> None:
    """Make nodes of the words of a notice."""
    words: Words | None = node.attributes.pop("words", None)
    if words is None:
        return
    node += nodes.title("", "", *inline_nodes(words.title), translatable=False)
    if node["tone"] == Tone.TIP:
        line = paragraph(words.meaning)
        line += [nodes.Text(" ("), _section(words), nodes.Text(")")]
        node += [line, *extra]
    else:
        node += [*_because(words), *_printed(words), paragraph(words.meaning), *extra]
        reading = nodes.paragraph(translatable=False)
        reading += [nodes.Text(_("Read more: ")), _section(words)]
        node += reading


def message_of(error_id: str, prefix: str, facts: Facts) -> str:
    """Return what an installer prints, with what varies filled in where it is known."""
    error = error_of(facts, error_id)
    text = error.texts[0] if error else ""
    return re.sub(r"\{(path|prefix)\}", prefix, text) if prefix else text


def _section(words: Words) -> nodes.Node:
    """Return a link to a section of the PEP; plain text where there is no such section."""
    title, address = words.section
    return link(title, address) if address else nodes.Text(title)


def _because(words: Words) -> Iterator[nodes.Element]:
    reasons = [sentence(coded(reason)) for reason in words.because]
    if len(reasons) == 1:
        yield paragraph(reasons[0], classes=words.classes)
    elif reasons:
        items = [nodes.list_item("", paragraph(reason)) for reason in reasons]
        yield nodes.bullet_list("", *items, bullet="*", classes=list(words.classes))


def _printed(words: Words) -> Iterator[nodes.Element]:
    if words.message:
        yield paragraph(_("The build stops with:"))
        yield nodes.literal_block(words.message, words.message, language="none", classes=["dr-message"])
