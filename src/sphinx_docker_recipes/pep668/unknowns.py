"""Values that are known in part: a placeholder stands in a text for what only a real build could tell."""

from sphinx_docker_recipes.regex import regex

MARK = "\0"
"""Encloses the name of what is not known; no text of a Dockerfile holds it."""

_MAX_NAME = 80
_HIDDEN = {ord(character): 0xE000 + ord(character) for character in " \t\n;&|<>()$`'\"\\\\#{}[]*?~"}
"""A name is kept without what a shell would read in it: a script in a word may hold a placeholder."""
_SHOWN = {hidden: shown for shown, hidden in _HIDDEN.items()}
_PLACEHOLDER = regex("\0([^\0]*)\0")


MAX_LENGTH = 16_384
"""Of a value that is followed; a longer one (``A=$A$A`` again and again) counts as not known."""


def bounded(value: str, name: str) -> str:
    """Return *value*, or a placeholder for *name* where it is too long to be followed."""
    return value if len(value) <= MAX_LENGTH else unknown(name)


def unknown(name: str) -> str:
    """Return the placeholder for the value of *name*."""
    if not name.isidentifier():
        name = name.replace(MARK, "")[:_MAX_NAME].translate(_HIDDEN)
    return f"{MARK}{name[:_MAX_NAME]}{MARK}"


def is_known(value: str) -> bool:
    """Return whether no part of *value* is missing."""
    return MARK not in value


def may_be_empty(name: str, value: str) -> bool:
    """Return whether the *value* of a variable, of which nothing is known, may be empty; PATH never is."""
    return value != "" and name != "PATH" and not _PLACEHOLDER.sub("", value)


def known(value: str | None) -> str | None:
    """Return *value* where all of it is known, else None."""
    return value if value is not None and MARK not in value else None


def readable(value: str) -> str:
    """Return *value* for a reader: ``$NAME`` for what is not known."""
    if MARK not in value:
        return value
    return _PLACEHOLDER.sub(lambda match: f"${match[1].translate(_SHOWN)}", value).replace(MARK, "")


def wild(value: str) -> str:
    """Return *value* as a glob: a star for what is not known."""
    return _PLACEHOLDER.sub("*", value)


def names(value: str) -> tuple[str, ...]:
    """Return the names of what is not known in *value*."""
    return tuple([name.translate(_SHOWN) for name in _PLACEHOLDER.findall(value)])
