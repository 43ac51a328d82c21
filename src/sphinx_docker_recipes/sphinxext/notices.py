"""What PEP 668 does to a Dockerfile, in words: a verdict, the reasons, what it means, where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_docker_recipes.sphinxext.labels import tool_label
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Tool, Verdict

if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.report import Report, Step
    from sphinx_docker_recipes.sphinxext.judgements import JudgedStep


class Tone(StrEnum):
    """How a notice looks; the values are the classes that every theme colours."""

    DANGER = "danger"
    """The build stops."""
    WARNING = "warning"
    """The build goes through, at a cost."""
    NOTE = "note"
    """Nobody can say."""
    TIP = "tip"
    """All is well."""


TONES = {
    Verdict.BLOCKED: Tone.DANGER,
    Verdict.MARKER_REMOVED: Tone.WARNING,
    Verdict.OVERRIDDEN: Tone.WARNING,
    Verdict.UNCHECKED: Tone.WARNING,
    Verdict.UNKNOWN: Tone.NOTE,
    Verdict.VENV: Tone.TIP,
    Verdict.UNMARKED: Tone.TIP,
    Verdict.ELSEWHERE: Tone.TIP,
}
"""The tone of each verdict, the verdict that a reader must know of first on top."""

_CHECK = "marking-an-interpreter-as-using-an-external-package-manager"
SECTIONS = {
    Verdict.BLOCKED: "guide-users-towards-virtual-environments",
    Verdict.MARKER_REMOVED: "keep-the-marker-file-in-container-images",
    Verdict.OVERRIDDEN: _CHECK,
    Verdict.UNCHECKED: _CHECK,
    Verdict.UNKNOWN: _CHECK,
    Verdict.VENV: "use-cases",
    Verdict.UNMARKED: "use-cases",
    Verdict.ELSEWHERE: "specification",
}
"""The section of the PEP that each verdict rests on."""

ERRORS = {Tool.PIP: "E01", Tool.UV_PIP: "E09"}
"""What each installer prints when the marker stops it, by the decoder's ids."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A verdict for readers."""

    verdict: Verdict
    title: str
    because: tuple[str, ...]
    meaning: str
    section: str
    """Key of the section of PEP 668 to read."""
    error: str | None = None
    """Decoder id of what the installer prints."""
    prefix: str = ""
    """The prefix of the interpreter, as that message names it."""

    @property
    def tone(self) -> Tone:
        """Return how it looks."""
        return TONES[self.verdict]


def notice_of(report: Report) -> Notice | None:
    """Return the notice of a Dockerfile; None where no step of it installs Python packages."""
    step = gravest(report.steps)
    return None if step is None else notice_of_step(step)


def notice_of_step(step: Step | JudgedStep) -> Notice:
    """Return what to tell a reader of one step."""
    return Notice(
        verdict=step.verdict,
        title=title_of(step.verdict) % _words(step),
        because=step.because,
        meaning=(_meaning(step) % _words(step)).replace(" .", "."),
        section=SECTIONS[step.verdict],
        error=ERRORS.get(step.tool) if step.verdict is Verdict.BLOCKED else None,
        prefix=(step.interpreter or "").partition("/bin/")[0],
    )


def gravest(steps: Iterable[Step]) -> Step | None:
    """Return the step that a reader must know of first; the last of several equal ones."""
    order = list(TONES)
    ranked = sorted(
        enumerate(steps),
        key=lambda pair: (order.index(pair[1].verdict), pair[1].tool is Tool.DISTRO, -pair[0]),
    )
    return ranked[0][1] if ranked else None


def title_of(verdict: Verdict) -> str:
    """Return a verdict in a few words; ``%(tool)s`` and ``%(python)s`` stand for what it is about."""
    return {
        Verdict.BLOCKED: _("%(tool)s will refuse: %(python)s is externally managed"),
        Verdict.MARKER_REMOVED: _("Works only because the marker was removed"),
        Verdict.OVERRIDDEN: _("Works only because the marker is overridden"),
        Verdict.UNCHECKED: _("%(tool)s never looks at the marker"),
        Verdict.UNKNOWN: _("Whether PEP 668 applies cannot be told from this text"),
    }.get(verdict) or _("PEP 668 does not apply")


def meaning_of(verdict: Verdict) -> str:
    """Return what a verdict means for the one who builds, with the placeholders of a step."""
    return {
        Verdict.BLOCKED: _(
            "This Dockerfile does not build. Install into a virtual environment, or start from an image "
            "whose Python has no marker."
        ),
        Verdict.MARKER_REMOVED: _(
            "Nothing protects the distribution's Python any more. Unless the file was diverted, an upgrade "
            "of the package that owns it brings it back."
        ),
        Verdict.OVERRIDDEN: _(
            "The packages share one Python with those of the distribution: an upgrade of either can break "
            "the other."
        ),
        Verdict.UNCHECKED: _(
            "No error appears, yet the packages land in the distribution's Python, and a later run may "
            "remove what others put there."
        ),
        Verdict.UNKNOWN: _("The text alone does not decide it; a virtual environment works in either case."),
        Verdict.VENV: _("%(tool)s writes to the virtual environment %(environment)s."),
        Verdict.UNMARKED: _("%(tool)s writes to %(python)s, which has no marker."),
        Verdict.ELSEWHERE: _("%(tool)s writes to a place of its own, not to the distribution's Python."),
    }[verdict]


def by_distribution() -> str:
    """Return what is said of the distribution's own package manager."""
    return _("The distribution's own package manager installs the packages, as the marker asks.")


def _meaning(step: Step | JudgedStep) -> str:
    elsewhere = step.verdict is Verdict.ELSEWHERE
    return by_distribution() if elsewhere and step.tool is Tool.DISTRO else meaning_of(step.verdict)


def _words(step: Step | JudgedStep) -> dict[str, str]:
    return {
        "tool": tool_label(step.tool),
        "python": f"`{step.interpreter}`" if step.interpreter else _("the Python of this image"),
        "environment": f"`{step.environment}`" if step.environment else "",
    }
