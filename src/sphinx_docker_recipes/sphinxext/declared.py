"""The directives and the role as parsers know them; what each does is loaded by the first page to use it.

Every build of every project imports this module, whether or not it shows a recipe: nothing else belongs here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from sphinx_docker_recipes.sphinxext.config import TABS_BY

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def words(argument: str | None) -> tuple[str, ...]:
    """Return the words of an option, parted by blanks, commas or line ends; there must be one."""
    found = tuple((argument or "").replace(",", " ").split())
    if not found:
        message = "at least one value is expected"
        raise ValueError(message)
    return found


def one_of(*choices: str) -> Callable[[str | None], str]:
    """Return a converter that takes exactly these values."""

    def convert(argument: str | None) -> str:
        value = (argument or "").strip()
        if value not in choices:
            from sphinx_docker_recipes.sphinxext.lookup import did_you_mean  # noqa: PLC0415 - at a mistake

            raise ValueError(f"{value!r} is not one of {', '.join(choices)}{did_you_mean(value, choices)}")
        return value

    return convert


def some_of(name: str) -> Callable[[str | None], tuple[str, ...]]:
    """Return a converter that takes one or more values of an enum of the vocabulary."""

    def convert(argument: str | None) -> tuple[str, ...]:
        from sphinx_docker_recipes import vocabulary  # noqa: PLC0415 - only a page with filters needs it

        single = one_of(*getattr(vocabulary, name))
        return tuple(single(word) for word in words(argument))

    return convert


CODE_OPTIONS: Mapping[str, Callable[[str], Any]] = {
    "caption": directives.unchanged_required,
    "linenos": directives.flag,
    "lineno-start": directives.nonnegative_int,
    "emphasize-lines": directives.unchanged_required,
    "lines": directives.unchanged_required,
}
"""Those of ``literalinclude`` and ``code-block``."""

FILTERS: Mapping[str, Callable[[str], Any]] = {
    "base": words,
    "tool": some_of("Tool"),
    "strategy": some_of("Strategy"),
    "level": some_of("Level"),
    "failing": directives.flag,
}
"""Those that pick recipes of the catalogue."""


class Declared(SphinxDirective):
    """A directive that another class runs, which is made just as a parser would make it."""

    runner: ClassVar[str]
    """That class: its module below `directives`, and its name."""

    def run(self) -> list[nodes.Node]:
        """Return what the class returns that does the work."""
        module, _, name = self.runner.partition(".")
        runner = getattr(import_module(f"sphinx_docker_recipes.sphinxext.directives.{module}"), name)
        shown: list[nodes.Node] = runner(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        ).run()
        return shown


class DockerRecipe(Declared):
    """Show one recipe; inside ``docker-recipes`` it is one of the tabs."""

    runner = "recipe.RecipeDirective"
    optional_arguments = 1
    has_content = True
    option_spec: ClassVar = {
        **CODE_OPTIONS,
        "file": directives.unchanged_required,
        "title": directives.unchanged_required,
        "reason": directives.unchanged_required,
        "instead": directives.unchanged_required,
        "sync": directives.unchanged_required,
        "selected": directives.flag,
        "name": directives.unchanged,
        "class": directives.class_option,
    }


class DockerRecipes(Declared):
    """Show a set of recipes as tabs, picked from the catalogue or written inside."""

    runner = "recipes.RecipesDirective"
    has_content = True
    option_spec: ClassVar = {
        **FILTERS,
        "linenos": CODE_OPTIONS["linenos"],
        "recipes": words,
        "tabs-by": one_of(*TABS_BY),
        "selected": directives.unchanged_required,
        "title": directives.unchanged_required,
        "name": directives.unchanged,
        "class": directives.class_option,
    }


class DockerRecipeCatalogue(Declared):
    """Show every recipe that the filters let through, each in a fold."""

    runner = "catalogue.CatalogueDirective"
    option_spec: ClassVar = {**FILTERS, "name": directives.unchanged, "class": directives.class_option}


class DockerBaseImages(Declared):
    """Show one row for each base image named, or for every distribution that is known."""

    runner = "base_images.BaseImagesDirective"
    option_spec: ClassVar = {"base": words, "name": directives.unchanged, "class": directives.class_option}


class DockerErrors(Declared):
    """List error messages: the exact text, what it means, and the ways out in order."""

    runner = "errors.ErrorsDirective"
    option_spec: ClassVar = {"errors": words, "tool": words, "class": directives.class_option}


class DockerRules(Declared):
    """Give each rule a section of its own, its id as the anchor."""

    runner = "rules.RulesDirective"
    option_spec: ClassVar = {"rules": words}


class Pep668(Declared):
    """Say what PEP 668 means for what the argument names; the content follows as part of the notice."""

    runner = "pep668.Pep668Directive"
    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged, "class": directives.class_option}


DIRECTIVES: Mapping[str, type[Declared]] = {
    "docker-recipe": DockerRecipe,
    "docker-recipes": DockerRecipes,
    "docker-recipe-catalogue": DockerRecipeCatalogue,
    "docker-base-images": DockerBaseImages,
    "docker-errors": DockerErrors,
    "docker-rules": DockerRules,
    "pep668": Pep668,
}


class Pep668Role(ReferenceRole):
    """``:pep668:`use-cases```, ``:pep668:`spec:overview```, ``:pep668:`the cases <use-cases>```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; the bare text, with a warning, where there is no such section."""
        from sphinx_docker_recipes.sphinxext.roles import section_link  # noqa: PLC0415 - loaded at first use

        return [section_link(self)], []


def setup_declared(app: Sphinx) -> None:
    """Register all directives and the role."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("pep668", Pep668Role())
