"""A page for each recipe, written before Sphinx reads the sources: ``recipes/<id>.md``.

Only websites get them: a book has every recipe in its catalogue already. A page changes on disk only when
its text does, so that a second build reads nothing anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.cli.cases import make_case
from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.recipes.selection import image_name, select
from sphinx_docker_recipes.sphinxext.digest import CATALOGUE
from sphinx_docker_recipes.sphinxext.directives.recipe import RecipeDirective
from sphinx_docker_recipes.sphinxext.domain import domain_of
from sphinx_docker_recipes.sphinxext.labels import tool_label
from sphinx_docker_recipes.sphinxext.places import Place
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.vocabulary import Expect

FOLDER = "recipes"
SITES = ("html", "dirhtml", "markdown", "linkcheck")
"""Builders whose readers go from page to page."""
BEST = -1
"""The rank of a recipe's own page among the places to link to: before all others."""
NEIGHBOURS = 6
LONGEST = 200
PAGE = """\
---
orphan: true
myst:
  html_meta:
    description: >-
      {description}
---

# {title}

{{doc}}`Catalogue </reference/catalogue>` · `{base}`

```{{guide-recipe}} {id}
```
{sections}"""
BUILD = """
## Build it

Save it as `Dockerfile` {where}, then:

```console
$ docker build --tag example .
```
"""
WHOLE_CONTEXT = "."
SOURCE = "src/sphinx_docker_recipes/recipes/catalogue"
"""Where the recipes stand in the repository."""
FAILING = """
## The way out

What the message means, and what to do, in order: {{docker:error}}`{error}`.
"""


class OwnPage(RecipeDirective):
    """The recipe that a page is about: links to the recipe lead to the top of this page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        shown = super().run()
        recipe = self.arguments[0]
        self.env.note_dependency(str(Path(self.env.srcdir).parent / SOURCE / f"{recipe}.Dockerfile"))
        for block in shown:
            block["classes"].append("guide-recipe")
            domain_of(self.env).note_place(
                Place("recipe", recipe, self.env.docname, "", block["title"], BEST)
            )
        return shown


class Failing(SphinxDirective):
    """Every recipe that must fail, with the message that it fails with."""

    def run(self) -> list[nodes.Node]:
        note_use(self.env, [CATALOGUE])
        return self.parse_text_to_nodes(
            "".join(
                f"- {{docker:recipe}}`{entry.recipe.id}`, on `{entry.facets.base}`:"
                f" {{docker:error}}`{entry.recipe.error}`\n"
                for entry in select(load_library().values(), failing=True)
                if entry.recipe.expect is Expect.FAILS
            )
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-recipe", OwnPage)
    app.add_directive("guide-failing", Failing)
    app.connect("builder-inited", _write_pages)
    app.connect("html-page-context", _link_to_source)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _write_pages(app: Sphinx) -> None:
    if app.builder.name not in SITES:
        app.config.exclude_patterns.append(f"{FOLDER}/**")
        return
    folder = Path(app.srcdir, FOLDER)
    folder.mkdir(exist_ok=True)
    library = load_library()
    for path in folder.glob("*.md"):
        if path.stem not in library:
            path.unlink()
    titles = Counter(entry.recipe.title for entry in library.values())
    for name, entry in library.items():
        text = page(entry, library, unique=titles[entry.recipe.title] == 1)
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _link_to_source(
    app: Sphinx, name: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Let the links to view and edit a recipe's page lead to the recipe: its page is in no repository."""
    folder, _, recipe = name.partition("/")
    if folder == FOLDER:
        repository = app.config.html_context["repository"]
        for verb, key in (("blob", "theme_source_view_link"), ("edit", "theme_source_edit_link")):
            context[key] = f"{repository}/{verb}/main/{SOURCE}/{recipe}.Dockerfile"


def page(entry: Entry, library: Mapping[str, Entry], *, unique: bool) -> str:
    """Return a recipe's page; the base stands in the title where another recipe has the same."""
    recipe, base = entry.recipe, entry.facets.base
    return PAGE.format(
        id=recipe.id,
        base=base,
        title=recipe.title if unique else f"{recipe.title} on {image_name(base)}",
        description=describe(entry),
        sections="".join(sections(entry, library)),
    )


def describe(entry: Entry) -> str:
    """Return one or two sentences for search engines: what the recipe is, and on which base."""
    recipe, facets = entry.recipe, entry.facets
    failing = recipe.expect is Expect.FAILS
    how = f"tried with {tool_label(facets.tool)}" if failing else f"with {tool_label(facets.tool)}"
    known = "and what a real build did" if entry.verified else "analysed for PEP 668"
    sentence = f"Dockerfile on {facets.base} {how}, {known}."
    whole = f"{recipe.summary} {sentence}".replace("`", "")
    return whole if len(whole) <= LONGEST else f"{recipe.title}: {sentence}"


def sections(entry: Entry, library: Mapping[str, Entry]) -> Iterator[str]:
    """Yield what follows the recipe itself."""
    recipe = entry.recipe
    if recipe.expect is Expect.FAILS:
        yield FAILING.format(error=recipe.error)
    elif not recipe.level.needs_reason:
        yield BUILD.format(where=place(make_case(recipe).files))
    name = image_name(entry.facets.base)
    others = [other for other in library.values() if other is not entry and is_advice(other)]
    same_base = [other for other in others if image_name(other.facets.base) == name]
    same_tool = [
        other for other in others if other.facets.tool == entry.facets.tool and other not in same_base
    ]
    yield from listing(f"More recipes on `{name}`", same_base, of_base=False)
    yield from listing(f"{tool_label(entry.facets.tool)} on other bases", same_tool, of_base=True)


def place(files: tuple[str, ...]) -> str:
    """Return where a Dockerfile must be saved, given what it takes from its folder."""
    names = [f"`{name}`" for name in files]
    if not names:
        return "in an empty folder"
    if WHOLE_CONTEXT in files:
        return "in the folder of the project"
    return f"beside {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"beside {names[0]}"


def is_advice(entry: Entry) -> bool:
    """Return whether a page may point to a recipe unasked."""
    return entry.recipe.expect is Expect.BUILDS and not entry.recipe.level.needs_reason


def listing(heading: str, entries: Iterable[Entry], *, of_base: bool) -> Iterator[str]:
    """Yield a section of links, one base each where the section is about another thing."""
    chosen = {image_name(entry.facets.base) if of_base else entry.recipe.id: entry for entry in entries}
    links = [
        f"- {{docker:recipe}}`{entry.recipe.id}`" + (f", on `{entry.facets.base}`" if of_base else "")
        for entry in list(chosen.values())[:NEIGHBOURS]
    ]
    if links:
        yield "\n".join([f"\n## {heading}\n", *links, ""])
