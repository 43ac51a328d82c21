"""What every directive does: places, anchors, lists in options, warnings where the reader's source stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_docker_recipes.sphinxext.domain import Place, domain_of
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn

if TYPE_CHECKING:
    from sphinx_docker_recipes.sphinxext.workshop import Workshop


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


class Directive(SphinxDirective):
    """The base of all directives of this extension."""

    @property
    def workshop(self) -> Workshop:
        """Return tables, catalogue and analyses of the build."""
        from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - loaded at first use

        return workshop_of(self.env)

    def warn(self, message: str, subtype: Subtype) -> None:
        """Warn at the place of this directive."""
        warn(f"{self.name}: {message}", subtype, self.get_location())

    def use(self, keys: Iterable[str]) -> None:
        """Remember what the page depends on."""
        note_use(self.env, keys)

    def finish(self, *roots: nodes.Element) -> None:
        """Give every element without a place that of this directive; keep the hyphens of options."""
        source, line = self.get_source_info()
        for root in roots:
            root["support_smartquotes"] = False
            for element in root.findall(nodes.Element):
                if element.source is None:
                    element.source, element.line = source, line

    def define(
        self, node: nodes.Element, kind: str, name: str, title: str, *, rank: int = 0, anchor: str = ""
    ) -> None:
        """Make *node* the place of an object of the domain, with an anchor made of its kind and name."""
        anchor = self.anchor(node, anchor or f"{kind}-{name}")
        domain_of(self.env).note_place(kind, name, Place(self.env.docname, anchor, title, rank))

    def anchor(self, node: nodes.Element, text: str) -> str:
        """Give *node* an id made of *text*, unique on the page, and return it."""
        document, wanted = self.state.document, nodes.make_id(text)
        unique, number = wanted, 1
        while unique in document.ids:
            number += 1
            unique = f"{wanted}-{number}"
        node["ids"].append(unique)
        document.set_id(node)
        return unique
