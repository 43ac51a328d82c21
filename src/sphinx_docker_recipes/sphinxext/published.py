"""What the published guide shows: where links lead when the project itself has no page for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_docker_recipes.sphinxext.domain import DockerDomain
from sphinx_docker_recipes.sphinxext.links import error_url, recipe_url, rule_url
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn
from sphinx_docker_recipes.sphinxext.workshop import workshop_of

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.environment import BuildEnvironment

    from sphinx_docker_recipes.library import Entry
    from sphinx_docker_recipes.sphinxext.workshop import Workshop


class Published(NamedTuple):
    """One object of the published guide."""

    title: str
    address: str


def outside(env: BuildEnvironment, node: pending_xref, contnode: nodes.Element) -> nodes.reference | None:
    """Return a link to the published guide where a notice or a role names what this project does not show."""
    address = node.get("docker_guide")
    if address is None:
        there = published(env, node["reftype"], node["reftarget"])
        if there is None:
            return None
        address = there.address
        if not node.get("refexplicit"):
            contnode = nodes.inline(there.title, there.title)
    return nodes.reference("", "", contnode, refuri=address, internal=False) if address else None


def warn_dangling(env: BuildEnvironment, domain: DockerDomain, node: pending_xref) -> None:
    """Warn of a role that names nothing known, with the nearest name."""
    kind, target = node["reftype"], node["reftarget"]
    names = (*(name for known, name in domain.objects if known == kind), *_names(workshop_of(env), kind))
    hint = did_you_mean(target, names)
    warn(f"role docker:{kind}: nothing is called {target!r}{hint}", Subtype.REFERENCE, node)


def published(env: BuildEnvironment, kind: str, name: str) -> Published | None:
    """Return a recipe, rule or error of the published guide; of base images none.

    A base's place there has a name of its own choosing (``debian:13``), which other projects need not know.
    """
    if kind == "recipe":
        return _recipe(workshop_of(env), name)
    if name not in _names(workshop_of(env), kind):
        return None
    return Published(name, rule_url(name) if kind == "rule" else error_url(name))


def _recipe(workshop: Workshop, name: str) -> Published | None:
    entry = workshop.library.get(name)
    return Published(entry.recipe.title, recipe_url(name)) if entry and _is_builtin(entry) else None


def _names(workshop: Workshop, kind: str) -> tuple[str, ...]:
    """Return everything of a kind that the published guide shows."""
    if kind == "recipe":
        return tuple(name for name, entry in workshop.library.items() if _is_builtin(entry))
    if kind == "rule":
        from sphinx_docker_recipes.pep668.rules import RULE_IDS  # noqa: PLC0415 - loaded at first use

        return RULE_IDS
    return tuple(error.id for error in workshop.facts.errors) if kind == "error" else ()


def _is_builtin(entry: Entry) -> bool:
    from sphinx_docker_recipes.recipes.loader import BUILTIN  # noqa: PLC0415 - loaded at first use

    return entry.recipe.path.parent == BUILTIN
