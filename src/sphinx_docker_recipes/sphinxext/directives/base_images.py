"""``docker-base-images``: which bases carry the marker, since when, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.inline import inline_nodes
from sphinx_docker_recipes.sphinxext.tables import Cell, table
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.model import BaseImage, Distribution

_WIDTHS = (24, 22, 12, 20, 22)


class BaseImagesDirective(Directive):
    """Show one row for each base image named, or for every distribution that is known."""

    def run(self) -> list[nodes.Node]:
        """Return the table, or nothing but a warning where it would be empty."""
        self.use(())
        rows = list(self._rows())
        if not rows:
            self.warn("no base image to show", Subtype.EMPTY)
            return []
        headings = (_("Base"), _("Python"), _("Marker"), _("Since"), _("Known from"))
        node = table(headings, rows, _WIDTHS)
        node["classes"] += ["dr-bases", *self.options.get("class", [])]
        self.add_name(node)
        self.finish(node)
        return [node]

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        facts = self.workshop.facts
        for reference in self.options.get("base", ()):
            image = facts.base_image(reference, self.workshop.as_of)
            if image is None:
                self._warn_unknown(reference)
            else:
                yield self._image(reference, image, facts.distribution(image.distribution or ""))
        if "base" not in self.options:
            for distribution in facts.distributions.values():
                if not distribution.id.endswith(":older"):  # of which none can be told by its tag
                    yield self._distribution(distribution)

    def _warn_unknown(self, reference: str) -> None:
        from sphinx_docker_recipes.sphinxext.subjects import nearest_subject  # noqa: PLC0415 - at first use

        hint = nearest_subject(reference, self.workshop.facts)
        self.warn(f":base: {reference!r} is no base image that the tables know{hint}", Subtype.SUBJECT)

    def _distribution(self, row: Distribution) -> tuple[Cell, ...]:
        from sphinx_docker_recipes.sphinxext import base_image_cells as cells  # noqa: PLC0415 - loaded at first use

        python = f"{row.python or '3'} (`{row.executable}`)"
        return (
            self._name(row.id, row.title),
            inline_nodes(python),
            cells.marker_cell(row.marker),
            row.marker_since,
            cells.evidence_cell(row.source),
        )

    def _image(self, reference: str, image: BaseImage, below: Distribution | None) -> tuple[Cell, ...]:
        from sphinx_docker_recipes.sphinxext import base_image_cells as cells  # noqa: PLC0415 - loaded at first use

        python = image.first or (below.interpreter(pip=False) if below else None)
        text = f"{python.version or '3'} (`{python.executable}`)" if python else _("none")
        if python and not image.first:
            text = _("none; %s once installed") % text
        return (
            self._name(reference, reference),
            inline_nodes(text),
            cells.marker_cell(cells.marker_of(python, image)),
            below.marker_since if below and python and python.origin == "distribution" else "",
            cells.evidence_cell(image.source),
        )

    def _name(self, name: str, title: str) -> list[nodes.Node]:
        # A target, since LaTeX and Texinfo write no label for an inline node.
        target = nodes.target()
        self.define(target, "base", name, title)
        return [target, nodes.Text(title)]
