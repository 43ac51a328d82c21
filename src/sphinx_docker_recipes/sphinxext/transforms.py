"""From the one doctree to what each family of builders can show.

The order of the three transforms matters: EPUB's format is ``html``, so it must be served before HTML;
whatever is left then is for all others. sphinx-design's own transform of tabs runs later, at 200.
"""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_docker_recipes.sphinxext.nodes import FactLine, Semantic, VerdictNotice
from sphinx_docker_recipes.sphinxext.tables import is_ours

PAPER = ("epub", "qthelp", "htmlhelp", "devhelp", "applehelp")
"""Builders whose format is ``html`` but whose readers cannot be counted on to switch tabs."""

USED = "docker_recipes"
"""The attribute of a document made for HTML: whether anything of ours is in it, for the assets."""


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
            self.document[USED] = bool(found) or any(map(is_ours, self.document.findall(nodes.table)))
            _make_interactive(found)


class LinearTransform(SphinxPostTransform):
    """Lay everything out one below the other, for every other builder, known or not."""

    default_priority = 170

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        if USED not in self.document:
            _lay_out(_found(self.document))


# What a page needs that shows something of ours is loaded by the first one that does.


def _lay_out(found: Sequence[nodes.Element]) -> None:
    if found:
        from sphinx_docker_recipes.sphinxext.linear import lay_out  # noqa: PLC0415 - see above

        lay_out(found)


def _make_interactive(found: Sequence[nodes.Element]) -> None:
    if found:
        from sphinx_docker_recipes.sphinxext.interactive import make_interactive  # noqa: PLC0415 - see above

        make_interactive(found)


def _found(document: nodes.document) -> Sequence[nodes.Element]:
    """Return our nodes, from the outermost to the innermost, spelled out."""
    found: list[nodes.Element] = list(document.findall(Semantic))
    if found:
        _spell_out(found)
    return [node for node in found if not isinstance(node, FactLine)]


def _spell_out(found: Sequence[nodes.Element]) -> None:
    from sphinx_docker_recipes.sphinxext.notice_nodes import spell_out  # noqa: PLC0415 - see above
    from sphinx_docker_recipes.sphinxext.recipe_nodes import list_facts  # noqa: PLC0415 - see above

    for node in found:
        if isinstance(node, VerdictNotice):
            spell_out(node)
        elif isinstance(node, FactLine):
            line = list_facts(node)
            line.source, line.line = node.source, node.line
            node.replace_self(line)


def setup_transforms(app: Sphinx) -> None:
    """Register the post-transforms."""
    for transform in (PaperTransform, HtmlTransform, LinearTransform):
        app.add_post_transform(transform)
