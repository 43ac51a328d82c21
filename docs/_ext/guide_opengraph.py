"""What a page shows when its address is pasted into a chat: OpenGraph tags from its title and description."""

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

IMAGE = "_static/card.png"
IMAGE_TEXT = "Docker recipes for Python: what to do when pip or uv says externally managed"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", _add_tags)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def describe(doctree: nodes.document) -> str:
    """Return a page's own meta description, from its front matter; empty where it has none."""
    for node in doctree.findall(nodes.meta):
        if node.get("name") == "description":
            return str(node["content"])
    return ""


def _add_tags(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is None or app.builder.name not in {"html", "dirhtml"}:
        return  # an EPUB has no address to paste
    base = app.config.html_baseurl
    tags = {
        "og:type": "website",
        "og:site_name": app.config.html_title,
        "og:title": nodes.unescape(app.env.titles[pagename].astext()),
        "og:url": base + app.builder.get_target_uri(pagename),
        "og:description": describe(doctree),
        "og:image": base + IMAGE,
        "og:image:alt": IMAGE_TEXT,
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in tags.items() if value]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    context["metatags"] = "\n".join([context.get("metatags", ""), *lines, ""])
