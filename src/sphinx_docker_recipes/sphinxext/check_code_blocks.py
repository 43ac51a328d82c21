"""Ordinary code blocks of a project that hold a Dockerfile: what the rules say about them."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import highlightlang
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock

LANGUAGES = frozenset({"docker", "dockerfile"})


class CodeBlockCheck(SphinxTransform):
    """Add a notice below each block that a rule finds fault with, and warn where that is asked for."""

    default_priority = 700

    def apply(self, **_kwargs: object) -> None:
        """Check the document that was just read."""
        mode = self.config.docker_recipes_check_code_blocks
        if mode == "off":
            return
        from sphinx_docker_recipes.sphinxext.code_block_notices import judge  # noqa: PLC0415 - at first use

        for block in list(dockerfile_blocks(self.document, self.config.highlight_language)):
            judge(block, self.env, aloud=mode == "warn")


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


def setup_check_code_blocks(app: Sphinx) -> None:
    """Register the check."""
    app.add_transform(CodeBlockCheck)
