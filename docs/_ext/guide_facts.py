"""Tables that the reference pages take from the facts, so that no version stands on a page by hand.

``guide-milestones``: since when each tool does what. ``guide-releases``: what each release of Debian and
Ubuntu has. ``guide-installers``: who looks at the marker.
"""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.facts.installers import Installer, Looks
from sphinx_docker_recipes.facts.model import Distribution, Source
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.sphinxext.inline import coded, inline_nodes, link
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.tables import Cell, table
from sphinx_docker_recipes.vocabulary import Evidence, Marker

EVIDENCE = {
    Evidence.BUILT: "run",
    Evidence.PACKAGE: "package or source",
    Evidence.DOCUMENTED: "documentation",
    Evidence.REPORTED: "reports",
}
MARKED = {Marker.PRESENT: "yes", Marker.ABSENT: "no", Marker.UNKNOWN: "unknown"}
LOOKS = {Looks.YES: "yes", Looks.NO: "no", Looks.THROUGH_PIP: "through pip"}
FAMILIES = ("debian", "ubuntu")
SINCE_RELEASE = {"debian": (11,), "ubuntu": (20,)}


class Milestones(SphinxDirective):
    """Since which version each installer does what."""

    def run(self) -> list[nodes.Node]:
        note_use(self.env, ())
        rows = [
            (installer.title, milestone.version, inline_nodes(coded(milestone.what)))
            for installer in load().installers.values()
            for milestone in sorted(installer.milestones, key=lambda one: numbers(one.version))
        ]
        return [table(("Tool", "Version", "What came"), rows, (12, 14, 74))]


class Releases(SphinxDirective):
    """Python, pip and pipx of each release of Debian and Ubuntu."""

    def run(self) -> list[nodes.Node]:
        note_use(self.env, ())
        headings = ("Release", "Python", "pip", "Knows the flag", "Marked", "pipx", "Known from")
        recent = [row for row in load().distributions.values() if is_recent(row)]
        rows = [release(row) for row in sorted(recent, key=lambda row: (row.family, order(row)))]
        return [table(headings, rows, (22, 12, 12, 12, 10, 12, 20))]


class Installers(SphinxDirective):
    """Who looks at the marker, in which commands, and which options skip the check."""

    def run(self) -> list[nodes.Node]:
        note_use(self.env, ())
        headings = ("Tool", "Looks at it", "Commands that look", "Options that skip the check", "Known from")
        rows = [installer_row(installer) for installer in load().installers.values()]
        return [table(headings, rows, (14, 14, 24, 28, 20))]


def known(source: Source) -> list[nodes.Node]:
    """Return how a row is known, linked to its address unless it was run, and when it was checked."""
    text = EVIDENCE[source.evidence]
    address = "" if source.evidence is Evidence.BUILT else source.url
    how: nodes.Node = link(text, address, reftitle=source.text) if address else nodes.Text(text)
    return [how, nodes.Text(f", {source.checked.isoformat()}")]


def numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers, to sort by."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def is_recent(row: Distribution) -> bool:
    """Return whether a release may be met in a Dockerfile today, and its pip is known."""
    return row.family in FAMILIES and row.pip is not None and order(row) >= SINCE_RELEASE[row.family]


def order(row: Distribution) -> tuple[int, ...]:
    """Return the release's numbers; those without one are the newest."""
    return numbers(row.id.partition(":")[2]) or (1000,)


def release(row: Distribution) -> tuple[Cell, ...]:
    """Return the cells of one release."""
    override = load().installers["pip"].milestone("override").version
    flag = "" if row.pip is None else "yes" if numbers(row.pip) >= numbers(override) else "no"
    return (
        row.title,
        row.python or "",
        row.pip or "",
        flag,
        MARKED[row.marker],
        row.pipx or "",
        known(row.source),
    )


def installer_row(installer: Installer) -> tuple[Cell, ...]:
    """Return the cells of one installer."""
    looking = [command for command in installer.commands if command.checks]
    looks = LOOKS[installer.looks] + (f", since {installer.since}" if installer.looks is Looks.YES else "")
    looks += ", except through pip" if installer.looks is Looks.NO and looking else ""
    options = dict.fromkeys(" ".join(each) for command in looking for each in command.exempt)
    return (
        installer.title,
        looks,
        list(codes(command.name for command in looking)),
        list(codes(options)),
        known(installer.source),
    )


def codes(texts: Iterator[str] | dict[str, None]) -> Iterator[nodes.Node]:
    """Yield the texts as code, separated by commas."""
    for number, text in enumerate(texts):
        if number:
            yield nodes.Text(", ")
        yield nodes.literal(text, text)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-milestones", Milestones)
    app.add_directive("guide-releases", Releases)
    app.add_directive("guide-installers", Installers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
