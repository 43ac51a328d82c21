"""What a Dockerfile is about: the facets of its deciding step."""

from typing import NamedTuple

from sphinx_docker_recipes.pep668.report import Report, Step
from sphinx_docker_recipes.vocabulary import Tool, Verdict

_DECIDES = (Verdict.BLOCKED, Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED, Verdict.UNCHECKED)
"""Verdicts that say what a Dockerfile is about wherever they stand, the strongest first."""


class Facets(NamedTuple):
    """The derived facets; each is empty where there is no install step, or where it cannot be said."""

    base: str
    tool: str
    strategy: str
    target: str
    verdict: str


def facets(report: Report) -> Facets:
    """Derive the facets from the deciding step of the last stage that installs Python packages."""
    step = deciding(report)
    if step is None:
        base = report.stages[-1].image or report.stages[-1].written if report.stages else ""
        return Facets(base, "", "", "", "")
    return Facets(step.base, str(step.tool), str(step.strategy or ""), str(step.target), str(step.verdict))


def deciding(report: Report) -> Step | None:
    """Return the step that a Dockerfile is about, None where it installs nothing.

    The distribution's own packages count only where nothing else installs. In the last stage that installs,
    a step that is blocked or passes over the marker decides; otherwise the last one.
    """
    steps = [step for step in report.steps if step.tool is not Tool.DISTRO] or list(report.steps)
    if not steps:
        return None
    last = max(step.stage for step in steps)
    candidates = [step for step in steps if step.stage == last]
    for verdict in _DECIDES:
        for step in candidates:
            if step.verdict is verdict:
                return step
    return candidates[-1]
