"""Ordinary code blocks of a project that hold a Dockerfile: what the rules say about them."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import highlightlang
from sphinx.environment import BuildEnvironment

from sphinx_docker_recipes.sphinxext.code_block_notices import judge
from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock

LANGUAGES = frozenset({"docker", "dockerfile"})


def check(document: nodes.document, env: BuildEnvironment, *, aloud: bool) -> None:
    """Judge each Dockerfile of a document that was just read."""
    for block in list(dockerfile_blocks(document, env.config.highlight_language)):
        judge(block, env, aloud=aloud)


def dockerfile_blocks(document: nodes.document, language: str) -> Iterator[nodes.literal_block]:
    """Give the blocks that hold a Dockerfile and are no recipes of ours.

    A block without a language has that of the ``highlight`` directive before it, else *language*.
    """
    for node in document.findall(nodes.Element):
        if isinstance(node, highlightlang):
            language = node["lang"]
        elif isinstance(node, nodes.literal_block) and _is_dockerfile(node, language):
            yield node


def _is_dockerfile(block: nodes.literal_block, default: str) -> bool:
    is_parsed = block.rawsource != block.astext()
    language = str(block.get("language", "" if is_parsed else default))
    return language.lower() in LANGUAGES and not any(map(_is_recipe, _above(block)))


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _is_recipe(node: nodes.Node) -> bool:
    return isinstance(node, RecipeBlock)
