"""Links to things of the ``docker`` domain, which fall back to the published guide."""

from docutils import nodes
from sphinx.addnodes import pending_xref


def guide_url(page: str) -> str:
    """Return the address of a page of the published guide, given its path below the root."""
    from sphinx_docker_recipes.pep668.links import GUIDE  # noqa: PLC0415 - loaded at first use

    return GUIDE + page


def recipe_url(recipe_id: str) -> str:
    """Return the address of a recipe's page in the published guide."""
    return guide_url(f"recipes/{recipe_id}/")


def rule_url(rule_id: str) -> str:
    """Return the address of a rule's manual page in the published guide."""
    return guide_url(f"reference/rules/#{rule_id}")


def error_url(error_id: str) -> str:
    """Return the address of an entry of the decoder in the published guide."""
    return guide_url(f"reference/errors/#error-{error_id.lower()}")


def recipe_reference(recipe_id: str, title: str = "") -> pending_xref:
    """Return a link to a recipe."""
    return _reference("recipe", recipe_id, title, recipe_url(recipe_id))


def rule_reference(rule_id: str, title: str = "") -> pending_xref:
    """Return a link to a rule's manual page."""
    return _reference("rule", rule_id, title, rule_url(rule_id))


def page_reference(page: str) -> pending_xref:
    """Return a link to a page of the guide: by its title where the project is the guide, else by its name."""
    title = page.strip("/").rpartition("/")[2].replace("-", " ")
    reference = pending_xref("", nodes.inline(title, title), refdomain="std", reftype="doc", refwarn=False)
    reference["reftarget"], reference["refexplicit"] = f"/{page.strip('/')}", False
    reference["docker_guide"] = guide_url(page)
    return reference


def _reference(kind: str, name: str, title: str, address: str) -> pending_xref:
    text = title or name
    reference = pending_xref(
        "",
        nodes.inline(text, text),
        refdomain="docker",
        reftype=kind,
        reftarget=name,
        refexplicit=bool(title),
        refwarn=False,
    )
    reference["docker_guide"] = address
    return reference
