"""What the table of base images says of one marker and of one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import link
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.vocabulary import Evidence, Marker

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.model import BaseImage, Interpreter, Source


def marker_of(python: Interpreter | None, image: BaseImage) -> Marker:
    """Return whether the first Python of an image carries the marker."""
    return python.marker if python and image.knows_interpreters else Marker.UNKNOWN


def marker_cell(marker: Marker) -> list[nodes.Node]:
    """Return the marker in a word."""
    text = {
        Marker.PRESENT: _("present"),
        Marker.ABSENT: _("absent"),
        Marker.UNKNOWN: _("unknown"),
    }[marker]
    return [nodes.inline("", text, classes=["dr-marker", f"dr-marker-{marker}"])]


def evidence_cell(source: Source) -> list[nodes.Node]:
    """Return how a row is known, and since when."""
    text = {
        Evidence.BUILT: _("a real build"),
        Evidence.PACKAGE: _("package or source"),
        Evidence.DOCUMENTED: _("its documentation"),
        Evidence.REPORTED: _("reports of users"),
    }[source.evidence]
    known: nodes.Node = link(text, source.url, reftitle=source.text) if source.url else nodes.Text(text)
    date = source.checked.isoformat()
    return [known, nodes.Text(", "), nodes.inline(date, date, classes=["dr-date"])]
