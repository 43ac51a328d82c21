"""What directives write into the doctree: the same for every builder, gone before any writer runs.

Each node inherits a docutils node that every writer knows. What is computed from a Dockerfile alone, its
facts and its notice, is kept as words, and made into nodes only when a page is written: some thirty
transforms of docutils and Sphinx walk through all nodes of a page that is read, and do nothing to these.
"""

from typing import NamedTuple, cast

from docutils import nodes
from sphinx.util.docutils import register_node


class Semantic(nodes.Element):
    """All of these nodes."""


class RecipeSet(Semantic, nodes.container):
    """Recipes to choose from: ``RecipeBlock`` children only.

    Attributes: ``label`` (name of the group), ``sync_group``.
    """


class RecipeBlock(Semantic, nodes.container):
    """One recipe: a rubric (its label, which carries ids and names) followed by its content.

    Attributes: ``recipe``, ``title``, ``base``, ``tool``, ``strategy``, ``level``, ``verdict``,
    ``failing``, ``built`` (see `labels.built_label`), ``selected``, ``sync``.
    """

    @property
    def label(self) -> nodes.rubric:
        """Return the rubric."""
        return label_of(self)


class FactLine(Semantic, nodes.paragraph):
    """The line below a recipe's title. Attribute: ``facts``, pairs of class (empty for code) and text."""


class Words(NamedTuple):
    """What a notice says; backticks mean code."""

    title: str
    because: tuple[str, ...]
    message: str
    """What the installer prints."""
    meaning: str
    section: tuple[str, str]
    """Name and address of what to read."""
    classes: tuple[str, ...] = ()
    """Classes of the reasons; see `workshop.Workshop.english`."""


class VerdictNotice(Semantic, nodes.admonition):
    """What PEP 668 does to the Dockerfile beside it: a title, then body elements.

    Attributes: ``tone``, and ``words`` as long as there are no children.
    """


class Fold(Semantic, nodes.container):
    """A rubric followed by what a reader may want to skip."""


class Download(Semantic, nodes.paragraph):
    """HTML pages only: a link to the Dockerfile as a file; ``filename`` stands below ``_downloads``."""


class ErrorEntry(Semantic, nodes.container):
    """One entry of the decoder: a rubric (which carries the id) followed by its content."""


class Gallery(Semantic, nodes.container):
    """The catalogue: ``RecipeBlock`` children, each of which folds. Attribute: ``label``."""


class Decoder(Semantic, nodes.container):
    """The decoder: ``ErrorEntry`` children. Attribute: ``label``."""


SEMANTIC = (RecipeSet, RecipeBlock, FactLine, VerdictNotice, Fold, Download, Gallery, Decoder, ErrorEntry)


def label_of(node: nodes.Element) -> nodes.rubric:
    """Return the rubric, or title, that a node of ours begins with."""
    return cast("nodes.rubric", node[0])


def register() -> None:
    """Make the nodes known to docutils for one build; none needs visitors of its own.

    Whoever is the first of a build to need them, pickle included, loads this module.
    """
    for node in SEMANTIC:
        register_node(node)


register()
