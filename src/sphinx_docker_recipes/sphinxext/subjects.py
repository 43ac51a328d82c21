"""What can be said of a base image, a tool or a verdict where there is no Dockerfile to judge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sphinx_docker_recipes.sphinxext.labels import tool_label
from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.notices import SECTIONS, Notice, by_distribution, meaning_of, title_of
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.vocabulary import Marker, Tool, Verdict

if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.installers import Installer
    from sphinx_docker_recipes.facts.model import BaseImage, Distribution, Interpreter
    from sphinx_docker_recipes.facts.tables import Facts

INSTALLERS = {Tool.UV_PIP: "uv", Tool.UV_PROJECT: "uv", Tool.UV_TOOL: "uv"}
"""Tools whose row of the installers' table has another name."""

NEVER_LOOKS = {Tool.UV_PROJECT}
"""Subcommands of an installer that otherwise looks (uv 0.13.9: only ``uv pip`` asks for the marker)."""

OWN_PLACES = {Tool.PIPX, Tool.UV_TOOL, Tool.HATCH, Tool.CONDA}
"""Tools that write to environments of their own, whatever they are told."""


def notice_of_subject(subject: str, facts: Facts, as_of: date | None = None) -> Notice | None:
    """Return what to say of a verdict, a tool or a base image; None where the word is none of them."""
    if subject in set(Verdict):
        return notice_of_verdict(Verdict(subject))
    if subject in set(Tool):
        return notice_of_tool(Tool(subject), facts)
    image = facts.base_image(subject, as_of)
    return None if image is None else notice_of_base(subject, image, facts)


def nearest_subject(subject: str, facts: Facts) -> str:
    """Return the end of a warning about a word that is no subject."""
    images = (name for row in facts.image_rows for name in row.images if "*" not in name)
    name, colon, tag = subject.partition(":")
    return did_you_mean(name, (*Verdict, *Tool, *dict.fromkeys(images)), tag=colon + tag)


def notice_of_verdict(verdict: Verdict) -> Notice:
    """Return what a verdict means."""
    names = {"tool": _("The installer"), "python": _("the Python of this image"), "environment": ""}
    text = " ".join((meaning_of(verdict) % names).split()).replace(" .", ".")
    return _notice(verdict, title_of(verdict) % names, (), text)


def notice_of_tool(tool: Tool, facts: Facts) -> Notice:
    """Return what a tool does about the marker."""
    name = tool_label(tool)
    if tool is Tool.DISTRO or tool in OWN_PLACES:
        elsewhere = Verdict.ELSEWHERE
        text = by_distribution() if tool is Tool.DISTRO else meaning_of(elsewhere) % {"tool": name}
        return _notice(elsewhere, title_of(elsewhere), (), text)
    row = facts.installers.get(INSTALLERS.get(tool, str(tool)))
    looks = "no" if tool in NEVER_LOOKS else row.looks if row else ""
    titles = {
        "yes": (Verdict.BLOCKED, _("%s looks at the marker") % name),
        "through-pip": (Verdict.BLOCKED, _("%s looks at the marker wherever it calls pip") % name),
        "no": (Verdict.UNCHECKED, _("%s never looks at the marker") % name),
    }
    verdict, title = titles.get(
        looks, (Verdict.UNKNOWN, _("What %s does with the marker is not known") % name)
    )
    return _notice(verdict, title, tuple(_habits(row)) if row and looks != "no" else (), _advice(looks))


def notice_of_base(reference: str, image: BaseImage, facts: Facts) -> Notice:
    """Return whether the Python of a base image is externally managed."""
    distribution = facts.distribution(image.distribution or "")
    python = image.first or (distribution.interpreter(pip=False) if distribution else None)
    marker = python.marker if python and image.knows_interpreters else Marker.UNKNOWN
    verdicts = {Marker.PRESENT: Verdict.BLOCKED, Marker.ABSENT: Verdict.UNMARKED}
    titles = {
        Marker.PRESENT: _("The Python of `%s` is externally managed"),
        Marker.ABSENT: _("The Python of `%s` has no marker"),
        Marker.UNKNOWN: _("It is not known whether the Python of `%s` is externally managed"),
    }
    meanings = {
        Marker.PRESENT: _(
            "`pip install` and `uv pip install --system` refuse; install into a virtual environment."
        ),
        Marker.ABSENT: _("`pip install` and `uv pip install --system` work as they are."),
        Marker.UNKNOWN: _("A virtual environment works in either case."),
    }
    reasons = tuple(_reasons(image, python, distribution))
    return _notice(
        verdicts.get(marker, Verdict.UNKNOWN), titles[marker] % reference, reasons, meanings[marker]
    )


def _notice(verdict: Verdict, title: str, because: tuple[str, ...], meaning: str) -> Notice:
    return Notice(verdict=verdict, title=title, because=because, meaning=meaning, section=SECTIONS[verdict])


def _habits(row: Installer) -> list[str]:
    found = [_("It does so since version %s.") % row.since] if row.since else []
    names = [f"`{override.name}`" for override in row.overrides]
    return [*found, _("These override it: %s.") % ", ".join(names)] if names else found


def _advice(looks: str) -> str:
    return {
        "yes": _("In a virtual environment it has nothing to refuse."),
        "through-pip": _("In a virtual environment it has nothing to refuse."),
        "no": _(
            "Nothing stops it from writing to a Python that belongs to the distribution: give it its own."
        ),
    }.get(looks, "")


def _reasons(image: BaseImage, python: Interpreter | None, distribution: Distribution | None) -> list[str]:
    if python is None:
        return []
    words = {"path": python.executable, "version": python.version or "3"}
    if image.first is None and distribution is not None:
        text = _("The image holds no Python; that of %(distribution)s is `%(path)s` (%(version)s).")
        found = [text % {**words, "distribution": distribution.title}]
    else:
        found = [_("`%(name)s` is `%(path)s` (%(version)s).") % {**words, "name": image.called(python)}]
    if python.marker is Marker.PRESENT and distribution is not None and distribution.marker_path:
        owner = distribution.marker_package or distribution.title
        found.append(
            _("Its marker `%(path)s` belongs to `%(owner)s`.")
            % {"path": distribution.marker_path, "owner": owner}
        )
    return found
