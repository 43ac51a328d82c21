"""What the guide says of the recorded builds: ``guide-tally``, how many, and ``guide-standins``, on what."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.library import Entry, disagreements, load_library
from sphinx_docker_recipes.sphinxext.digest import CATALOGUE
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.tables import table
from sphinx_docker_recipes.verify.standin_images import StandIn, standins
from sphinx_docker_recipes.vocabulary import Expect

logger = logging.getLogger(__name__)


class Tally(SphinxDirective):
    """How many recipes there are, and how many have a valid record; a warning where verdicts disagree."""

    def run(self) -> list[nodes.Node]:
        note_use(self.env, [CATALOGUE])
        entries = list(load_library().values())
        for entry in entries:  # warnings are errors in every build that is published
            for text in () if entry.stale else disagreements(entry):
                logger.warning("%s: %s", entry.recipe.id, text, location=self.get_location())
        fresh = [entry for entry in entries if entry.record and not entry.stale]
        building = [entry for entry in fresh if entry.recipe.expect is Expect.BUILDS]
        text = (
            f"Of {len(entries)} recipes, {len(building)} were built and run for real, "
            f"{len(fresh) - len(building)} failed for real as they should, "
            f"and {len(entries) - len(fresh)} are analysed only. Latest build: {latest(fresh)}."
        )
        return [nodes.paragraph(text, text)]


def latest(entries: list[Entry]) -> str:
    """Return the newest date of a record."""
    return max((entry.record.date.isoformat() for entry in entries if entry.record), default="none")


class StandIns(SphinxDirective):
    """Every stand-in, what it stands for and how it is made."""

    def run(self) -> list[nodes.Node]:
        rows = [(list(served(standin)), standin.origin) for standin in standins()]
        return [table(("Stands in for", "Made of"), rows, (45, 55))]


def served(standin: StandIn) -> list[nodes.Node]:
    """Return the first reference that a stand-in serves, as code."""
    return [nodes.literal(standin.serves[0], standin.serves[0])]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-tally", Tally)
    app.add_directive("guide-standins", StandIns)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
