"""What is special where parts of a word are read: outside quotes, in them, in braces, in a here-document."""

import re

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is special where parts are read."""

    run: re.Pattern[str]
    """Matches a stretch of ordinary characters."""
    stops: str
    """Characters that end the stretch of parts, and are left in place."""
    quoted: bool = False
    escapable: str | None = None
    """What a backslash escapes; None for every character."""


UNQUOTED = Context(run=regex(r"""[^ \t\n;&|<>()$`'"\\]++"""), stops=" \t\n;&|<>()")
DOUBLE_QUOTED = Context(run=regex(r"""[^"$`\\]++"""), stops='"', quoted=True, escapable='$`"\\')
BRACED = Context(run=regex(r"""[^}$`'"\\]++"""), stops="}")
BRACED_IN_QUOTES = Context(run=regex(r"""[^}$`"\\]++"""), stops="}", quoted=True, escapable='$`"\\}')
INDEX = Context(run=regex(r"""[^]$`'"\\]++"""), stops="]")
EXTENDED_PATTERN = Context(run=regex(r"""[^()$`'"\\]++"""), stops=")")
HEREDOC = Context(run=regex(r"""[^$`\\]++"""), stops="", quoted=True, escapable="$`\\")
