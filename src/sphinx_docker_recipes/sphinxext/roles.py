"""What the role ``pep668`` links to: a section of PEP 668, or of the PyPA specification with ``spec:``."""

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from sphinx_docker_recipes.sphinxext.inline import link
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean, section_keys, section_of
from sphinx_docker_recipes.sphinxext.staleness import note_use
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn
from sphinx_docker_recipes.sphinxext.workshop import workshop_of

_SPECIFICATION = "spec:"


def section_link(role: ReferenceRole) -> nodes.Node:
    """Return the link that a role stands for; its text, with a warning, where there is no such section."""
    note_use(role.env, ())
    facts = workshop_of(role.env).facts
    key = role.target.removeprefix(_SPECIFICATION)
    of = "spec" if role.target.startswith(_SPECIFICATION) else "pep"
    section = section_of(facts, key, of)
    if section is None:
        hint = did_you_mean(key, section_keys(facts, of))
        warn(f"role pep668: no section is called {key!r}{hint}", Subtype.SECTION, role.get_location())
        return nodes.Text(role.title)
    template = _("PEP 668, “%s”") if of == "pep" else _("PyPA specification, “%s”")
    text = role.title if role.has_explicit_title else template % section.title
    return link(text, section.url, classes=["dr-section"])
