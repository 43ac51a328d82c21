"""What the guide's interactive parts share: one node, their files on their pages only, nothing on paper.

A widget is a form that its script brings to life, or with ``site-place`` the place for one that it makes:
``choose.js`` fills ``{site-place} choose``. Without JavaScript it is hidden; there, in EPUB and in every
other builder the words around it have to do, so each page says what to do instead.
"""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

STYLE = "site-widgets.css"


class Widget(nodes.General, nodes.Element):
    """Markup for HTML pages in ``html``, and the script it needs in ``script``.

    The address of the document ``page``, where there is one, takes the place of ``{page}``.
    """


class DropWidgets(SphinxPostTransform):
    """Take widgets out where no script runs."""

    default_priority = 140
    builders = ("epub",)

    def run(self, **_kwargs: object) -> None:
        for widget in list(self.document.findall(Widget)):
            widget.parent.remove(widget)


class PlaceDirective(SphinxDirective):
    """Keep a place for what a script makes, so that nothing moves when it does."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        return [Widget(html=f'<div class="site-place site-place-{name}"></div>\n', script=f"{name}.js")]


def attributes(**values: str) -> str:
    """Return HTML attributes; an underscore in a name stands for a hyphen."""
    return "".join(f' {name.replace("_", "-")}="{escape(value)}"' for name, value in values.items())


def setup(app: Sphinx) -> ExtensionMetadata:
    nothing = (_nothing, None)
    app.add_node(
        Widget, html=(_visit, None), latex=nothing, text=nothing, man=nothing, texinfo=nothing, xml=nothing
    )
    app.add_directive("site-place", PlaceDirective)
    app.add_post_transform(DropWidgets)
    app.connect("html-page-context", _add_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _visit(translator: HTML5Translator, node: Widget) -> None:
    html, page = node["html"], node.get("page")
    if page:
        html = html.format(page=translator.builder.get_relative_uri(translator.docnames[-1], page))
    translator.body.append(html)
    raise nodes.SkipNode


def _nothing(_translator: nodes.NodeVisitor, _node: Widget) -> None:
    raise nodes.SkipNode


def _add_files(
    app: Sphinx, _page: str, _template: str, _context: dict[str, object], doctree: nodes.document | None
) -> None:
    scripts = {widget["script"] for widget in doctree.findall(Widget)} if doctree is not None else set()
    if scripts:
        app.add_css_file(STYLE)
    for script in sorted(scripts):
        app.add_js_file(script, loading_method="defer")
