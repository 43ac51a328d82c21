"""Write the site's own small files: sitemap.xml, robots.txt, llms.txt and the redirects.

Written here rather than taken from extensions, because each is a few lines, must give the same bytes
twice, and may not touch what Sphinx 9 deprecates.
"""

import html
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from guide_markdown import address as markdown_address
from guide_opengraph import describe
from guide_recipes import is_advice
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.library import load_library

LOGGER = logging.getLogger(__name__)
SECTIONS = (
    ("tutorial/", "Tutorials"),
    ("how-to/platforms/", "How-to guides for one platform"),
    ("how-to/", "How-to guides"),
    ("reference/", "Reference"),
    ("recipes/", "Recipes"),
    ("explanation/", "Explanation"),
    ("", "The project"),
)
REDIRECT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Moved</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={relative}">
<p>This page has moved to <a href="{relative}">{relative}</a>.</p>
</html>
"""


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("guide_redirects", "", "html", types=frozenset({str}))
    app.connect("build-finished", _write_site_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _write_site_files(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    if app.builder.name not in {"html", "dirhtml"}:
        return
    out = Path(app.outdir)
    base = app.config.html_baseurl
    pages = sorted(app.env.found_docs)
    (out / "sitemap.xml").write_text(_sitemap(app, base, pages), encoding="utf-8")
    (out / "robots.txt").write_text(f"User-agent: *\nSitemap: {base}sitemap.xml\n", encoding="utf-8")
    (out / "llms.txt").write_text(_llms(app, base, pages), encoding="utf-8")
    lost = out / "404" / "index.html"
    if lost.exists():  # GitHub Pages looks for 404.html, Read the Docs for either
        (out / "404.html").write_bytes(lost.read_bytes())
    if app.config.guide_redirects:
        _write_redirects(app, out, base)


def _sitemap(app: Sphinx, base: str, pages: list[str]) -> str:
    """Return every page's address, with the day of its last change where git knows it."""
    addresses = {page: html.escape(base + app.builder.get_target_uri(page)) for page in pages}
    rows = "".join(
        f"  <url><loc>{address}</loc>{_changed(app, page)}</url>\n" for page, address in addresses.items()
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def _changed(app: Sphinx, page: str) -> str:
    stamp, _ = getattr(app.env, "git_last_updated", {}).get(page) or (None, None)
    return f"<lastmod>{datetime.fromtimestamp(int(stamp), UTC):%Y-%m-%d}</lastmod>" if stamp else ""


def _llms(app: Sphinx, base: str, pages: list[str]) -> str:
    """Return the index that language models read: every page's Markdown with its description.

    Recipes that override the marker or fail stand under "Optional", which a reader short of room leaves out.
    """
    text = [f"# {app.config.html_title}\n", f"> {describe(app.env.get_doctree('index'))}\n"]
    last = {f"recipes/{name}" for name, entry in load_library().items() if not is_advice(entry)}
    left = [page for page in pages if page not in last]
    for prefix, title in SECTIONS:
        mine = [page for page in left if page.startswith(prefix)]
        left = [page for page in left if page not in mine]
        text += [f"## {title}\n", "\n".join(_llms_lines(app, base, mine)) + "\n"]
    text += ["## Optional\n", "\n".join(_llms_lines(app, base, sorted(last))) + "\n"]
    return "\n".join(text)


def _llms_lines(app: Sphinx, base: str, pages: list[str]) -> Iterator[str]:
    for page in pages:
        title = app.env.titles[page].astext()
        address = base + markdown_address(page)
        yield f"- [{title}]({address}): {describe(app.env.get_doctree(page))}"


def _write_redirects(app: Sphinx, out: Path, base: str) -> None:
    table = tomllib.loads((Path(app.srcdir) / app.config.guide_redirects).read_text(encoding="utf-8"))
    for old, new in table.items():
        if new not in app.env.found_docs or old in app.env.found_docs:
            LOGGER.warning("redirect from %r to %r: no such page, or the old page exists", old, new)
            continue
        target = app.builder.get_target_uri(new)
        page = out / app.builder.get_target_uri(old)
        page = page / "index.html" if app.builder.name == "dirhtml" else page
        page.parent.mkdir(parents=True, exist_ok=True)
        depth = len(page.relative_to(out).parts) - 1
        relative = "../" * depth + target
        page.write_text(REDIRECT.format(canonical=base + target, relative=relative), encoding="utf-8")
