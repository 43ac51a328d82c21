"""What every directive does: places, anchors, warnings where the reader's source stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_docker_recipes.sphinxext.domain import domain_of
from sphinx_docker_recipes.sphinxext.places import Place
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn

if TYPE_CHECKING:
    from sphinx_docker_recipes.sphinxext.workshop import Workshop


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
        domain_of(self.env).note_place(Place(kind, name, self.env.docname, anchor, title, rank))

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
