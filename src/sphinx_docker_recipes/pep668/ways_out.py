"""The way out for a base and a tool: what to write instead, in one or two sentences."""

from collections.abc import Iterable, Mapping

from sphinx_docker_recipes.facts.model import BaseImage, Interpreter
from sphinx_docker_recipes.pep668.shell.process import is_root
from sphinx_docker_recipes.pep668.state.disk import DEBIAN_FAMILIES
from sphinx_docker_recipes.pep668.trace import Installation, SettingKind
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Marker, Tool, Verdict

UNMARKED = "or start from an official `python:` image, whose Python carries no marker"

VENV_PACKAGE = "python3-venv"

TOOLS: Mapping[Tool, str] = {
    Tool.PIPENV: "Drop `--system`: pipenv then makes a virtual environment of its own.",
    Tool.POETRY: "Drop `virtualenvs.create = false`: poetry then makes a virtual environment of its own.",
    Tool.PDM: "Drop `--global`: pdm then installs into the project's own environment.",
    Tool.UV_PROJECT: "Drop `UV_PROJECT_ENVIRONMENT`, or let it name a new directory such as /opt/venv.",
}
"""The way out where the tool makes environments itself."""

INSTALLERS: Mapping[str, tuple[str, str]] = {
    "codercom/code-server": ("cs-venv-pip", "cs-venv"),
    "ghcr.io/astral-sh/uv": ("uv-debian-venv", "uv-debian-venv"),
    "ghcr.io/hassio-addons/base": ("ha-venv", "ha-venv"),
    "mcr.microsoft.com/devcontainers/base": ("dc-feature", "dc-feature"),
    "node": ("node-venv", "node-venv"),
    "nvidia/cuda": ("cuda-venv", "cuda-venv"),
    "python": ("py-venv-pip", "py-venv-uv"),
    "ros": ("ros-ssp", "ros-ssp"),
    "debian:12": ("deb12-venv", "deb-venv-uv"),
    "debian": ("deb-venv-pip", "deb-venv-uv"),
    "ubuntu": ("ubu-venv", "ubu-venv"),
    "alpine": ("alp-venv", "alp-venv"),
    "arch": ("arch-venv", "arch-venv"),
    "opensuse": ("suse-venv", "suse-venv"),
}
"""Recipes of the catalogue for pip and for uv, by image, by distribution, by family of distributions."""

MANAGED: Mapping[str, str] = {"alpine": "uv-alpine-managed"}
"""Recipes on a Python that uv brought, by family of distributions; elsewhere `ON_MANAGED`."""

ON_MANAGED = "uv-slim-managed"

SEES_SYSTEM = "ros-ssp"
"""The recipe for images whose own modules an environment has to see."""

PROJECTS: Mapping[Tool, str] = {
    Tool.UV_PROJECT: "deb-sync",
    Tool.POETRY: "poetry-venv",
    Tool.PDM: "pdm-venv",
}
"""Recipes for tools that make environments of their own, on any base."""


DROP: Mapping[SettingKind, str] = {SettingKind.FLAG: "drop", SettingKind.FILE: "take `system` out of"}
"""What to do with that which made uv pass by an environment; the name of a file's setting is that file's."""


@valueclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """What to do instead."""

    text: str
    """One or two sentences for this base and tool."""
    recipe: str | None = None
    """The id of a catalogue recipe that shows it."""


def way_out(installation: Installation, base: BaseImage | None) -> WayOut:
    """Return how to do what *installation* wants on *base* without writing to the system's Python."""
    shown = recipe(installation, base)
    if is_ensurepip(installation):
        stands = "Nothing overrides this; " if installation.step.verdict is Verdict.BLOCKED else ""
        text = f"{stands}{make_venv(installation)} brings a pip of its own."
    elif installation.step.tool in TOOLS:
        text = TOOLS[installation.step.tool]
    elif base is not None and (own := own_python(installation, base)) is not None:
        text, shown = call_own(installation, own), named(base.images, installation.step.tool)
    else:
        text = virtual_environment(installation, " --system-site-packages" if shown == SEES_SYSTEM else "")
    return WayOut(text=text, recipe=shown)


def own_python(installation: Installation, base: BaseImage) -> Interpreter | None:
    """Return the image's own Python with pip and no marker, where the step goes past it to a marked one.

    A Python of uv's was brought on purpose: most often it is of another version.
    """
    first = base.first
    if first is None or first.marker is not Marker.ABSENT or first.pip is None:
        return None
    if is_managed_by_uv(installation):
        return None
    return first if installation.step.marker is Marker.PRESENT else None


def call_own(installation: Installation, own: Interpreter) -> str:
    """Return how to install for the image's own Python."""
    uv = installation.step.tool is Tool.UV_PIP
    write = f"--python {own.executable}" if uv else f"{own.executable} -m pip"
    return f"Write `{write}`: the image's own Python carries no marker."


def virtual_environment(installation: Installation, options: str = "") -> str:
    """Return how to make and use a virtual environment with the tool at hand."""
    if installation.step.tool is Tool.UV_PIP:
        made = making(installation, f"`uv venv{options} /opt/venv`")
        use = "set `ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH`"
        return f"{made}, {use}{dropping(installation)}; {UNMARKED}."
    made = making(installation, make_venv(installation, options))
    return f"{made}, then set `ENV PATH=/opt/venv/bin:$PATH`; {UNMARKED}."


def making(installation: Installation, command: str) -> str:
    """Return who has to make the environment: no other user than root may write to /opt."""
    if is_root(installation.user):
        return f"Run {command}"
    return f"As root, run {command} and `chown -R {installation.user} /opt/venv`"


def is_managed_by_uv(installation: Installation) -> bool:
    """Return whether a step writes to a Python that uv installed, by the folder that uv gives each."""
    return "/cpython-" in (installation.step.interpreter or "")


def make_venv(installation: Installation, options: str = "") -> str:
    """Return the command that makes a virtual environment with pip on this distribution."""
    if is_managed_by_uv(installation):
        return "`uv venv --seed /opt/venv`"
    package = (
        f" (after `apt-get install -y {VENV_PACKAGE}`)" if family(installation) in DEBIAN_FAMILIES else ""
    )
    return f"`python3 -m venv{options} /opt/venv`{package}"


def dropping(installation: Installation) -> str:
    """Return what has to go so that uv sees the environment."""
    selection = installation.selection
    if selection is None:
        return ""
    return f" and {DROP.get(selection.kind, 'unset')} `{selection.name}`"


def is_ensurepip(installation: Installation) -> bool:
    """Return whether the command bootstraps pip, which no setting lets past the marker."""
    return any(word == "ensurepip" for word, _ in installation.words)


def recipe(installation: Installation, base: BaseImage | None) -> str | None:
    """Return the recipe that shows the way out, the one for the image before the one for its distribution."""
    tool = installation.step.tool
    if tool not in {Tool.PIP, Tool.UV_PIP}:
        return PROJECTS.get(tool)
    distribution, own = installation.distribution or "", family(installation)
    if is_managed_by_uv(installation):
        return MANAGED.get(own, ON_MANAGED)
    images = (name for name in (base.images if base else ()) if name != own)
    return named((*images, distribution, own), tool)


def named(names: Iterable[str], tool: Tool) -> str | None:
    """Return the recipe for the first of *names* that has one."""
    found = next((INSTALLERS[name] for name in names if name in INSTALLERS), (None, None))
    return found[tool is Tool.UV_PIP]


def family(installation: Installation) -> str:
    """Return the family of the distribution, an empty string where it is not known."""
    return (installation.distribution or "").partition(":")[0]
