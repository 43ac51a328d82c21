"""Where the guide stands on the web: the one place that knows its address."""

GUIDE = "https://sphinx-docker-recipes.readthedocs.io/en/latest/"
"""The root of the published guide, with its final slash."""


def rule_url(rule: str) -> str:
    """Return the address of a rule's page, given its id."""
    return f"{GUIDE}reference/rules/#{rule}"


def page_url(page: str) -> str:
    """Return the address of a page, given its path from the guide's root."""
    return f"{GUIDE}{page}"
