"""What the doctree keeps as words, facts and notices, made into nodes when a page is written."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_docker_recipes.sphinxext.nodes import FactLine, Semantic, VerdictNotice


def spelled_out(document: nodes.document) -> Sequence[nodes.Element]:
    """Return our nodes in a document, from the outermost to the innermost, with nodes for their words."""
    return list(_spelled_out(list(document.findall(Semantic))))


def _spelled_out(found: Sequence[nodes.Element]) -> Iterator[nodes.Element]:
    if not found:
        return
    from sphinx_docker_recipes.sphinxext.notice_nodes import spell_out  # noqa: PLC0415 - loaded at first use
    from sphinx_docker_recipes.sphinxext.recipe_nodes import list_facts  # noqa: PLC0415 - loaded at first use

    for node in found:
        if isinstance(node, FactLine):
            line = list_facts(node)
            line.source, line.line = node.source, node.line
            node.replace_self(line)
            continue
        if isinstance(node, VerdictNotice):
            spell_out(node)
        yield node
