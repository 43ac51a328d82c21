"""The role ``pep668``: a link to a named section of PEP 668, or of the PyPA specification with ``spec:``."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole

from sphinx_docker_recipes.sphinxext.inline import link
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean, section_keys, section_of
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn

_SPECIFICATION = "spec:"


class Pep668Role(ReferenceRole):
    """``:pep668:`use-cases```, ``:pep668:`spec:overview```, ``:pep668:`the cases <use-cases>```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; the bare text, with a warning, where there is no such section."""
        from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - loaded at first use

        note_use(self.env, ())
        facts = workshop_of(self.env).facts
        key = self.target.removeprefix(_SPECIFICATION)
        of = "spec" if self.target.startswith(_SPECIFICATION) else "pep"
        section = section_of(facts, key, of)
        if section is None:
            self._unknown(key, section_keys(facts, of))
            return [nodes.Text(self.title)], []
        template = _("PEP 668, “%s”") if of == "pep" else _("PyPA specification, “%s”")
        text = self.title if self.has_explicit_title else template % section.title
        return [link(text, section.url, classes=["dr-section"])], []

    def _unknown(self, key: str, keys: tuple[str, ...]) -> None:
        message = f"role pep668: no section is called {key!r}{did_you_mean(key, keys)}"
        warn(message, Subtype.SECTION, self.get_location())


def setup_roles(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("pep668", Pep668Role())
