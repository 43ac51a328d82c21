"""What the theme leaves to do for readers with a keyboard or a screen reader; axe holds it in tests."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

LATE = 900
"""After the theme has put its navigation together."""


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_js_file("site-access.js", loading_method="defer")
    app.connect("html-page-context", _level_captions, priority=LATE)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _level_captions(
    _app: Sphinx, _page: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Give the captions of the navigation a level: Sphinx calls them headings and leaves it out."""
    tree = context.get("furo_navigation_tree")
    if isinstance(tree, str):
        context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
