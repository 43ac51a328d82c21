"""From the one doctree to what each family of builders can show.

The order of the first three post-transforms matters: EPUB's format is ``html``, so it must be served before
HTML; whatever is left then is for all others. sphinx-design's own transform of tabs runs later, at 200.

Every page of every project goes through here; what a page needs that shows something of ours is loaded by the
first one that does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

PAPER = ("epub", "qthelp", "htmlhelp", "devhelp", "applehelp")
"""Builders whose format is ``html`` but whose readers cannot be counted on to switch tabs."""

USED = "docker_recipes"
"""The attribute of a document made for HTML: whether anything of ours is in it, for the assets."""

NODES = "sphinx_docker_recipes.sphinxext.nodes"


class RecipeHtml(nodes.Element):
    """A node that only `HtmlTransform` makes; each class knows how it is written (see `html_nodes`)."""

    def enter(self, writer: HTML5Translator) -> None:
        """Write what comes before the children."""
        raise NotImplementedError

    def leave(self, writer: HTML5Translator) -> None:
        """Write what comes after the children."""


class CodeBlockCheck(SphinxTransform):
    """Add a notice below each code block that a rule finds fault with, and warn where that is asked for."""

    default_priority = 700

    def apply(self, **_kwargs: object) -> None:
        """Check the document that was just read."""
        mode = self.config.docker_recipes_check_code_blocks
        if mode != "off":
            from sphinx_docker_recipes.sphinxext.check_code_blocks import check  # noqa: PLC0415 - see above

            check(self.document, self.env, aloud=mode == "warn")


class PaperTransform(SphinxPostTransform):
    """Lay everything out one below the other, for books."""

    default_priority = 150
    builders = PAPER

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        found = _found(self.document)
        self.document[USED] = bool(found)
        _lay_out(found)


class HtmlTransform(SphinxPostTransform):
    """Make tabs, folds and downloads, for pages in a browser."""

    default_priority = 160
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        if USED not in self.document:
            found = _found(self.document)
            self.document[USED] = bool(found) or any(map(_is_our_table, self.document.findall(nodes.table)))
            _make_interactive(found)


class LinearTransform(SphinxPostTransform):
    """Lay everything out one below the other, for every other builder, known or not."""

    default_priority = 170

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        if USED not in self.document:
            _lay_out(_found(self.document))


class PaperBreaks(SphinxPostTransform):
    """Let long words break where LaTeX would let them run into the margin."""

    default_priority = 180
    formats = ("latex",)

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        sources = (each for each in self.document.findall(nodes.paragraph) if "dr-credits" in each["classes"])
        found: list[nodes.Element] = [*sources, *filter(_is_our_table, self.document.findall(nodes.table))]
        if found:
            from sphinx_docker_recipes.sphinxext.breaks import let_long_words_break  # noqa: PLC0415 - see above

            let_long_words_break(found)


def _lay_out(found: Sequence[nodes.Element]) -> None:
    if found:
        from sphinx_docker_recipes.sphinxext.linear import lay_out  # noqa: PLC0415 - see above

        lay_out(found)


def _make_interactive(found: Sequence[nodes.Element]) -> None:
    if found:
        from sphinx_docker_recipes.sphinxext.interactive import make_interactive  # noqa: PLC0415 - see above

        make_interactive(found)


def _is_our_table(node: nodes.table) -> bool:
    from sphinx_docker_recipes.sphinxext.tables import is_ours  # noqa: PLC0415 - see above

    return is_ours(node)


def _found(document: nodes.document) -> Sequence[nodes.Element]:
    """Return our nodes, from the outermost to the innermost, spelled out.

    No document has any as long as nobody, not even pickle, has loaded the module that defines them.
    """
    if NODES not in sys.modules:
        return ()
    from sphinx_docker_recipes.sphinxext.spelling import spelled_out  # noqa: PLC0415 - see above

    return spelled_out(document)


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms, and the node with visitors of its own."""
    app.add_node(RecipeHtml, html=(_enter, _leave))
    app.add_transform(CodeBlockCheck)
    for transform in (PaperTransform, HtmlTransform, LinearTransform, PaperBreaks):
        app.add_post_transform(transform)
    if NODES in sys.modules:  # by an earlier build of this process, after which Sphinx forgot its nodes
        from sphinx_docker_recipes.sphinxext.nodes import register  # noqa: PLC0415 - see above

        register()


def _enter(writer: HTML5Translator, node: RecipeHtml) -> None:
    node.enter(writer)


def _leave(writer: HTML5Translator, node: RecipeHtml) -> None:
    node.leave(writer)
