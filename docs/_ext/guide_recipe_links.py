"""What a recipe's last line leads to on this site: its own page, and a way to say that it is wrong."""

from urllib.parse import urlencode

from docutils import nodes
from guide_recipes import FOLDER, SITES
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock
from sphinx_docker_recipes.sphinxext.recipe_nodes import SEPARATOR

CREDITS = "dr-credits"


class RecipeLinks(SphinxPostTransform):
    """Add the links to the sources, before Sphinx resolves them."""

    default_priority = 5
    builders = SITES

    def run(self, **_kwargs: object) -> None:
        for block in self.document.findall(RecipeBlock):
            document = f"{FOLDER}/{block['recipe']}"
            if document in self.env.found_docs:
                self._add(block, document)

    def _add(self, block: RecipeBlock, document: str) -> None:
        line = last_line(block)
        repository = self.config.html_context["repository"]
        line += [
            nodes.Text(SEPARATOR if len(line) else ""),
            nodes.reference("", "Report a mistake", refuri=report(repository, block["recipe"])),
        ]
        if document != self.env.docname:
            line += [nodes.Text(SEPARATOR), own_page(document)]


def last_line(block: RecipeBlock) -> nodes.paragraph:
    """Return the line with sources and authors, made where a recipe has none."""
    last = block.children[-1]
    if isinstance(last, nodes.paragraph) and CREDITS in last["classes"]:
        return last
    line = nodes.paragraph(translatable=False, classes=[CREDITS])
    block += line
    return line


def own_page(document: str) -> pending_xref:
    """Return a link to the recipe's own page."""
    text = "Page of this recipe"
    reference = pending_xref("", nodes.inline("", text), refdomain="std", reftype="doc", refexplicit=True)
    reference["reftarget"] = f"/{document}"
    return reference


def report(repository: str, recipe: str) -> str:
    """Return the address of a form that knows the recipe already."""
    values = {"template": "wrong.yml", "title": f"Recipe {recipe}: ", "place": recipe}
    return f"{repository}/issues/new?{urlencode(values)}"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_post_transform(RecipeLinks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
