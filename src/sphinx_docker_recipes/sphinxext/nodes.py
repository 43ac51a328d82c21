"""What directives write into the doctree: the same for every builder, gone before any writer runs.

Each node inherits a docutils node that every writer knows, so that a builder that skips
post-transforms still shows everything in order.
"""

from typing import cast

from docutils import nodes
from sphinx.application import Sphinx


class RecipeSet(nodes.container):
    """Recipes to choose from: ``RecipeBlock`` children only.

    Attributes: ``label`` (name of the group), ``sync_group``.
    """


class RecipeBlock(nodes.container):
    """One recipe: a rubric (its label, which carries ids and names) followed by its content.

    Attributes: ``recipe``, ``title``, ``base``, ``tool``, ``strategy``, ``level``, ``verdict``,
    ``failing``, ``built`` (see `labels.built_label`), ``selected``, ``sync``.
    """

    @property
    def label(self) -> nodes.rubric:
        """Return the rubric."""
        return label_of(self)


class VerdictNotice(nodes.admonition):
    """What PEP 668 does to the Dockerfile beside it: a title, then body elements. Attribute: ``tone``."""


class Fold(nodes.container):
    """A rubric followed by what a reader may want to skip."""


class Download(nodes.paragraph):
    """HTML pages only: a link to the Dockerfile as a file; ``filename`` stands below ``_downloads``."""


class ErrorEntry(nodes.container):
    """One entry of the decoder: a rubric (which carries the id) followed by its content."""


class Gallery(nodes.container):
    """The catalogue: ``RecipeBlock`` children, each of which folds. Attribute: ``label``."""


class Decoder(nodes.container):
    """The decoder: ``ErrorEntry`` children. Attribute: ``label``."""


SEMANTIC = (RecipeSet, RecipeBlock, VerdictNotice, Fold, Download, Gallery, Decoder, ErrorEntry)


def label_of(node: nodes.Element) -> nodes.rubric:
    """Return the rubric, or title, that a node of ours begins with."""
    return cast("nodes.rubric", node[0])


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; none needs visitors."""
    for node in SEMANTIC:
        app.add_node(node)
