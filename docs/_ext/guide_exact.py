"""What the search looks up to the letter: options, variables and file names, and the known error messages.

Sphinx's search takes words apart at their punctuation: to it ``--break-system-packages`` is three common
words. Here each such name leads to the pages that say most of it; `site-search.js` shows them above the other
results.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from docutils import nodes
from guide_opengraph import describe
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.facts.tables import load

NAME = re.compile(r"(?<![\w-])(?:--[a-z][a-z-]+[a-z]|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)(?![\w-])")
MOST = 5
"""So many pages are shown for a name."""
IN_TITLE, IN_HEADING = 40, 8
"""What a name counts in a page's title or description, and in another heading."""
LESS = {
    "changelog": 0,
    "genindex": 0,
    "recipes/": 1,
    "reference/catalogue": 0,
    "reference/configuration": 1,
    "reference/directives": 0,
    "reference/questions": 0,
    "reference/rules": 1,
}
USUAL = 3
"""The weight of a page that explains, beside those that only show or list."""
SCRIPTS = ("exact.js", "site-search.js")

Table = Mapping[str, list[tuple[str, str]]]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("html-page-context", _add_scripts)
    app.connect("build-finished", _write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def weight(page: str) -> int:
    return next((less for start, less in LESS.items() if page.startswith(start)), USUAL)


def counted(doctree: nodes.document) -> Counter[str]:
    """Return how much a page has to say of each name."""
    titles = [title.astext() for title in doctree.findall(nodes.title)]
    names: Counter[str] = Counter(NAME.findall(doctree.astext()))
    for number, title in enumerate([" ".join([*titles[:1], describe(doctree)]), *titles[1:]]):
        for name in NAME.findall(title):
            names[name] += IN_HEADING if number else IN_TITLE
    return names


def pages_of_names(app: Sphinx) -> Table:
    """Return for each name the pages that say most of it, best first, with their titles."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for page in sorted(app.env.found_docs):
        if factor := weight(page):
            for name, times in counted(app.env.get_doctree(page)).items():
                found[name].append((-factor * times, page))
    return {
        name: [(app.builder.get_target_uri(page), app.env.titles[page].astext()) for _, page in best(rows)]
        for name, rows in sorted(found.items())
    }


def best(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted(rows)[:MOST]


def messages(app: Sphinx) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the address, the title and the texts of each known error message."""
    page = app.builder.get_target_uri("reference/errors")
    for error in load().errors:
        yield f"{page}#error-{error.id.lower()}", f"{error.id}: {error.title}", list(error.texts)


def _add_scripts(app: Sphinx, page: str, *_rest: object) -> None:
    if page == "search":
        for script in SCRIPTS:
            app.add_js_file(script, loading_method="defer")


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name in {"html", "dirhtml"}:
        table = {"names": pages_of_names(app), "messages": list(messages(app))}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        path = Path(app.outdir, "_static", SCRIPTS[0])
        path.write_text(f"const EXACT = {text};\n", encoding="utf-8")
