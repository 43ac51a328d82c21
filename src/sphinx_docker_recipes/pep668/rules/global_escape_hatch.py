"""An override that stays in the image opens the escape hatch for everybody after you.

``ENV PIP_BREAK_SYSTEM_PACKAGES=1``, ``pip config set``, a written ``pip.conf`` and ``break-system-packages``
in ``uv.toml`` hold for every later command, for every container of the image and for every image built on it,
whose authors never chose it. Prefer a virtual environment; where the hatch must be open, open it for the one
command that needs it.

Flagged:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-pip
    ENV PIP_BREAK_SYSTEM_PACKAGES=1
    RUN pip install cowsay

Clean:

    FROM debian:trixie-slim
    RUN apt-get update && apt-get install -y python3-venv
    RUN python3 -m venv /opt/venv
    ENV PATH="/opt/venv/bin:$PATH"
    RUN pip install cowsay
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.configuration.switches import Switch
from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.settings import LASTING, ignored, made, overriding, switch_of, title
from sphinx_docker_recipes.pep668.trace import Setting
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Marker, Severity, Verdict

NARROW = WayOut(text="Use a virtual environment, or put the override on the one command that needs it.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every lasting override that a step needs, or that is left for others to use."""
    used, idle = overriding(context), ignored(context)
    for event in made(context):
        setting, place = event.setting, event.setting.span or event.span
        if setting.kind not in LASTING or place in idle:
            continue
        steps = used[place][1] if place in used else []
        needing = [step for step in steps if step.step.verdict is Verdict.OVERRIDDEN]
        if needing or (not steps and may_be_read(setting) and is_marked(context, event.stage)):
            message = f"{title(setting)} opens the escape hatch for every image built on this one."
            yield RULE.finding(place, message, context.way_out(needing[0]) if needing else NARROW)


def may_be_read(setting: Setting) -> bool:
    """Return whether a value may open the hatch: installers stop at one that is no boolean."""
    return "$" in (setting.value or "") or switch_of(setting) is not Switch.BAD


def is_marked(context: RuleContext, stage: int) -> bool:
    """Return whether the Python that comes first in a stage's image, or would, is marked."""
    base = context.base(stage)
    if base is None:
        return False
    distribution = context.facts.distribution(base.distribution or "")
    first = base.first or distribution
    return first is not None and first.marker is Marker.PRESENT


RULE = Rule(
    id="global-escape-hatch",
    severity=Severity.WARNING,
    title="An override stays in the image",
    check=check,
)
