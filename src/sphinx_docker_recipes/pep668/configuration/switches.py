"""Truth of variables: which words an installer takes for yes and no."""

from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.pep668.unknowns import is_known

_YES = frozenset({"1", "true", "yes", "on", "t", "y"})
_NO = frozenset({"0", "false", "no", "off", "f", "n"})


class Switch(Enumeration):
    """What a variable's text means to an option that is on or off."""

    ON = "on"
    OFF = "off"
    UNSET = "unset"
    BAD = "bad"
    UNKNOWN = "unknown"


def read_switch(value: str | None, *, empty: Switch) -> Switch:
    """Read a boolean variable; pip (``_internal/cli/parser.py``) ignores an empty one, uv refuses it."""
    if value is None:
        return Switch.UNSET
    if not is_known(value):
        return Switch.UNKNOWN
    word = value.lower()
    if not word:
        return empty
    if word in _YES:
        return Switch.ON
    return Switch.OFF if word in _NO else Switch.BAD
