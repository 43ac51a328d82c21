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

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.settings import is_override, made, title
from sphinx_docker_recipes.pep668.trace import Setting
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity

WAY = WayOut(text="Remove it: a virtual environment needs no override, and this one overrides nothing.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every override that nothing listens to, once."""
    for span, setting in ignored(context).items():
        yield RULE.finding(span, f"{title(setting)} overrides nothing: no installer here listens to it.", WAY)


def ignored(context: RuleContext) -> Mapping[Span, Setting]:
    """Return the overrides without effect by their place, unless some step does listen to them."""
    heard = {s.span for i in context.installations for s in i.overrides if s.effective}
    found = {event.setting.span or event.span: event.setting for event in made(context, effective=False)}
    for installation in context.installations:
        for setting in installation.overrides:
            if not setting.effective and setting.span and is_override(setting) and not installation.error:
                found.setdefault(setting.span, setting)
    return {span: setting for span, setting in found.items() if span not in heard}


RULE = Rule(
    id="override-without-effect",
    severity=Severity.WARNING,
    title="An override that nothing reads",
    check=check,
)
