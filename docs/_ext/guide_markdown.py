"""A Markdown copy of every page, beside it: ``how-to/venv-in-docker.md`` of ``how-to/venv-in-docker/``.

`sphinx_markdown_builder` writes the copies in a run of its own, after that of the pages. Here stands what it
must not see, and how a page and llms.txt lead to the copy.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from docutils import nodes
from site_widgets import Widget
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx_design.shared import PassthroughTextElement
from sphinx_markdown_builder import contexts

FIRST = 1
"""Before any other transform: cards are still as they were written."""


class MakePlain(SphinxPostTransform):
    """Take out what has no meaning in Markdown; give cards their titles back, as links."""

    default_priority = FIRST
    builders = ("markdown",)

    def run(self, **_kwargs: object) -> None:
        for node in [*self.document.findall(nodes.meta), *self.document.findall(Widget)]:
            node.parent.remove(node)
        for caption in list(self.document.findall(nodes.caption)):
            caption.replace_self(nodes.paragraph("", "", nodes.strong("", "", *caption.children)))
        for card in list(self.document.findall(is_card)):
            card.replace_self(list(plain(card)))
        for title in list(self.document.findall(PassthroughTextElement)):  # of cards that lead nowhere
            title.replace_self(nodes.paragraph("", "", nodes.strong("", "", *title.children)))


def is_card(node: nodes.Node) -> bool:
    """Return whether a node is one of sphinx-design's cards that lead somewhere."""
    is_any = isinstance(node, nodes.container) and node.get("design_component") == "card"
    return is_any and bool(list(links(node)))


def links(card: nodes.Node) -> Iterator[pending_xref]:
    """Yield the link that lies over a card, not those of its text."""
    return (link for link in card.findall(pending_xref) if "sd-stretched-link" in link["classes"])


def plain(card: nodes.Element) -> Iterator[nodes.Node]:
    """Yield a card's title as a link, and its text."""
    text = card.next_node(nodes.Text).astext()
    link = next(links(card))
    link["refexplicit"] = True
    link.children = [nodes.inline("", text)]
    yield nodes.paragraph("", "", link)
    yield from card.findall(nodes.paragraph)


def address(page: str) -> str:
    """Return where the Markdown copy of a page stands, below the root of the site."""
    return f"{page}.md"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("sphinx_markdown_builder")
    # Or Python 3.10 in a column of versions becomes the number 3.1.
    contexts.tabulate = partial(contexts.tabulate, disable_numparse=True)
    app.add_post_transform(MakePlain)
    app.connect("html-page-context", _add_link)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _add_link(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is None or app.builder.name not in {"html", "dirhtml"}:
        return
    context["markdown_copy"] = context["pathto"](address(page), 1)
    link = f'<link rel="alternate" type="text/markdown" href="{context["markdown_copy"]}">'
    context["metatags"] = f"{context.get('metatags', '')}\n{link}\n"
