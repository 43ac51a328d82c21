"""The guide as a book: link the editions that were built before the site, and put them into it.

``nox -s docs`` builds the EPUB first, ``nox -s pdf`` the PDF; Read the Docs builds both by itself and keeps
them at addresses of its own.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

BOOKS = {"PDF": "latex/docker-recipes.pdf", "EPUB": "epub/sphinx-docker-recipes.epub"}
"""Where the other sessions leave the editions, below the folder of builds."""
HOSTED = "/_/downloads/{language}/{version}/{kind}/"


class DropDrawings(SphinxPostTransform):
    """Leave sphinx-design's little drawings out of the EPUB, whose XHTML they do not fit.

    It runs behind that extension's own transforms, which make them.
    """

    default_priority = 250
    builders = ("epub",)

    def run(self, **_kwargs: object) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            if raw.astext().startswith("<svg "):
                raw.parent.remove(raw)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_post_transform(DropDrawings)
    app.add_config_value("guide_editions", [], "html", types=frozenset({list}))
    app.connect("config-inited", _look)
    app.connect("html-page-context", _add_links)
    app.connect("build-finished", _copy)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def built(app: Sphinx) -> dict[str, Path]:
    """Return the editions that are there, by name."""
    paths = {name: Path(app.confdir, "_build", path) for name, path in BOOKS.items()}
    return {name: path for name, path in paths.items() if path.is_file()}


def hosted(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the addresses that Read the Docs gives the editions, when it is what builds the site."""
    if "READTHEDOCS" not in environment:
        return {}
    language, version = environment["READTHEDOCS_LANGUAGE"], environment["READTHEDOCS_VERSION"]
    return {name: HOSTED.format(language=language, version=version, kind=name.lower()) for name in BOOKS}


def _look(app: Sphinx, config: Config) -> None:
    """Note the editions, so that every page is written anew when one comes or goes."""
    config.guide_editions = [*built(app), *hosted(os.environ).values()]


def _is_site(app: Sphinx) -> bool:
    return app.builder.name in {"html", "dirhtml"}


def _add_links(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    if _is_site(app):
        own = {name: context["pathto"](path.name, 1) for name, path in built(app).items()}
        context["editions"] = hosted(os.environ) or own


def _copy(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and _is_site(app):
        for path in built(app).values():
            shutil.copyfile(path, Path(app.outdir, path.name))
