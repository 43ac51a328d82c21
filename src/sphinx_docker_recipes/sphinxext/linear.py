"""The rendering for books, terminals and every builder that is not known: titled content in order."""

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from sphinx_docker_recipes.sphinxext.nodes import Download, ErrorEntry, RecipeBlock, VerdictNotice, label_of
from sphinx_docker_recipes.sphinxext.notices import Tone

_BY_TONE: Mapping[str, type[nodes.Element]] = {
    Tone.DANGER: nodes.danger,
    Tone.WARNING: nodes.warning,
    Tone.NOTE: nodes.note,
    Tone.TIP: nodes.tip,
}


def lay_out(found: Sequence[nodes.Element]) -> None:
    """Replace all semantic nodes of a document, given from the outermost to the innermost."""
    for node in reversed(found):
        if isinstance(node, Download):
            node.parent.remove(node)
        elif isinstance(node, VerdictNotice):
            node.replace_self(_notice(node))
        else:
            content = list(_titled(node))
            node["classes"] = []  # docutils would hand them on to the first of the content
            node.replace_self(content)


def _notice(notice: VerdictNotice) -> nodes.Element:
    """Return the docutils node of the notice's tone: some writers know no admonition with its own title."""
    title = nodes.strong("", "", *label_of(notice).children)
    # In a container, since the text writer joins paragraphs that stand directly in an admonition.
    body = nodes.container("", nodes.paragraph("", "", title), *notice.children[1:])
    node = _BY_TONE[notice["tone"]]("", body, ids=notice["ids"], names=notice["names"])
    notice["classes"] = []  # docutils would hand them on
    return node


def _titled(node: nodes.Element) -> Iterator[nodes.Node]:
    yield from _targets(node)
    if isinstance(node, RecipeBlock | ErrorEntry):
        yield from _targets(label_of(node))
    yield from node.children


def _targets(node: nodes.Element) -> Iterator[nodes.target]:
    """Give a target for each id: LaTeX and Texinfo write no label for a container or a rubric."""
    for target in list(_targets_before(node)):
        if target.get("refid") in node["ids"]:
            target.parent.remove(target)  # LaTeX would write its label twice
    for identifier in node["ids"]:
        target = nodes.target("", "", ids=[identifier])
        target.source, target.line = node.source, node.line
        yield target
    node["ids"] = []


def _targets_before(node: nodes.Element) -> Iterator[nodes.target]:
    """Give the targets that an author put right above a node."""
    parent = node.parent
    for position in range(parent.index(node) - 1, -1, -1):
        sibling = parent[position]
        if not isinstance(sibling, nodes.target):
            return
        yield sibling
