"""An override is set that its installer does not read.

pip reads ``PIP_BREAK_SYSTEM_PACKAGES`` and uv reads ``UV_BREAK_SYSTEM_PACKAGES``, neither the other's, and
neither a misspelling. ``0``, ``false`` and, for pip, an empty value leave the marker in force. uv looks at
its flag only together with ``--system`` or the path of an interpreter.

Flagged:

    FROM debian:trixie-slim
    ENV PIP_BREAK_SYSTEM_PACKAGE=1
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.settings import READERS, ignored, is_misspelt, title
from sphinx_docker_recipes.pep668.trace import Setting
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

REMOVE = "Remove it: a virtual environment needs no override."


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every override that nothing listens to, once."""
    for span, (setting, reason) in ignored(context).items():
        way = WayOut(text=correct(setting) if is_misspelt(setting) else REMOVE)
        yield RULE.finding(span, f"{title(setting)} overrides nothing here: {reason}.", way)


def correct(setting: Setting) -> str:
    """Return the name that was meant."""
    meant = next((name for name in READERS if name.startswith(setting.name.partition("_")[0])), "")
    return f"Its name is `{meant}`; a virtual environment needs neither." if meant else REMOVE


RULE = Rule(
    id="override-without-effect",
    severity=Severity.WARNING,
    title="An override that nothing reads",
    check=check,
)
