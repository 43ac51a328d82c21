"""Our style sheet and script: on pages that need them, nowhere else; downloads beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_docker_recipes.sphinxext.domain import domain_of
from sphinx_docker_recipes.sphinxext.transforms import PAPER, USED
from sphinx_docker_recipes.sphinxext.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

STATIC = Path(__file__).parent / "static"
STYLE = "docker-recipes.css"
SCRIPT = "docker-recipes.js"


def setup_assets(app: Sphinx) -> None:
    """Connect what HTML pages need."""
    app.connect("env-updated", _add_folder)
    app.connect("html-page-context", _add_to_page)


def has_pages(app: Sphinx) -> bool:
    """Return whether the builder makes pages for a browser."""
    return app.builder.format == "html" and app.builder.name not in PAPER


def _add_folder(app: Sphinx, env: BuildEnvironment) -> None:
    """Have the folder copied, if any page of the project, read now or before, shows something of ours."""
    folders = app.config.html_static_path
    # Sphinx 9.1 has add_static_dir for this; 7.4 to 9.0 have only the list.
    if has_pages(app) and domain_of(env).stamps and str(STATIC) not in folders:
        folders.append(str(STATIC))


def _add_to_page(
    app: Sphinx, page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the files to a page that shows something of ours; without a doctree it is one of Sphinx's own."""
    if doctree is None or not doctree.get(USED) or not has_pages(app):
        return
    app.add_css_file(STYLE)
    words: dict[str, Any] = {"data-copy": _("Copy"), "data-copied": _("Copied")}
    app.add_js_file(SCRIPT, loading_method="defer", **words)
    _write_downloads(app, page)


def _write_downloads(app: Sphinx, page: str) -> None:
    """Write the Dockerfiles that a page offers, beside it and as seldom as the page itself."""
    downloads = domain_of(app.env).downloads
    pages = downloads if app.builder.name == "singlehtml" else [page]
    for files in (downloads.get(name, {}) for name in pages):
        for name, text in files.items():
            path = Path(app.outdir, "_downloads", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
