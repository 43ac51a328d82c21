"""What rules ask about settings: flags, variables and files that override the marker."""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.rules.model import RuleContext
from sphinx_docker_recipes.pep668.trace import Installation, Setting, SettingKind, SettingMade
from sphinx_docker_recipes.vocabulary import Tool

SCOPED = frozenset({SettingKind.FLAG, SettingKind.ASSIGNMENT, SettingKind.EXPORT, SettingKind.ARG})
"""Settings that end with their command, their RUN or the build."""

RUNS = frozenset({None, "owned-by-distribution"})
"""Errors of a step that does look at its overrides; a usage error does not get that far."""

LASTING = frozenset({SettingKind.ENV, SettingKind.FILE})
"""Settings that stay in the image."""


READERS: Mapping[str, frozenset[Tool]] = {
    "PIP_BREAK_SYSTEM_PACKAGES": frozenset({Tool.PIP, Tool.PIPENV, Tool.POETRY}),
    "PIPENV_BREAK_SYSTEM_PACKAGES": frozenset({Tool.PIPENV}),
    "UV_BREAK_SYSTEM_PACKAGES": frozenset({Tool.UV_PIP}),
}
"""Every variable that overrides the marker, with the tools that read it."""


def overriding(context: RuleContext) -> Mapping[Span, tuple[Setting, list[Installation]]]:
    """Return every override in the file that works, by its place, with the steps it stands over."""
    found: dict[Span, tuple[Setting, list[Installation]]] = {}
    for installation in context.installations:
        for setting in installation.overrides if installation.error in RUNS else ():
            if setting.effective and setting.span:
                found.setdefault(setting.span, (setting, []))[1].append(installation)
    return found


def made(context: RuleContext) -> Iterator[SettingMade]:
    """Yield the settings of a Dockerfile that are about the marker, or are meant to be."""
    for event in context.of(SettingMade):
        if is_override(event.setting) or is_misspelt(event.setting):
            yield event


def ignored(context: RuleContext) -> Mapping[Span, tuple[Setting, str]]:
    """Return the overrides without effect by their place, with the reason, unless a step listens to them."""
    found: dict[Span, tuple[Setting, str]] = {}
    for event in made(context):
        if is_misspelt(event.setting):
            found[event.setting.span or event.span] = (
                event.setting,
                "no installer reads a variable of this name",
            )
        elif not event.setting.effective:
            found[event.setting.span or event.span] = event.setting, "pip finds no such setting in it"
        elif is_off(event.setting):
            found[event.setting.span or event.span] = event.setting, "its value leaves the marker in force"
    for installation in context.installations:
        for setting in installation.overrides:
            if not setting.effective and setting.span:
                reason = f"{installation.step.tool.partition('-')[0]} does not read it"
                found.setdefault(setting.span, (setting, reason))
    heard = {s.span for i in context.installations for s in i.overrides if s.effective}
    return {span: value for span, value in found.items() if span not in heard}


def is_override(setting: Setting) -> bool:
    """Return whether some installer reads the setting to override the marker."""
    return setting.kind is SettingKind.FILE or setting.name in READERS


def is_misspelt(setting: Setting) -> bool:
    """Return whether a variable looks like an override and is none."""
    return setting.kind is not SettingKind.FILE and "BREAK_SYS" in setting.name and not is_override(setting)


def is_off(setting: Setting) -> bool:
    """Return whether a variable's value, or what a file says, leaves the marker in force."""
    return switch_of(setting) is Switch.OFF


def switch_of(setting: Setting) -> Switch:
    """Return what a value says to the installer that reads it; uv stops at an empty one."""
    empty = Switch.BAD if setting.name.startswith("UV_") else Switch.OFF
    return read_switch(setting.value, empty=empty)


def title(setting: Setting) -> str:
    """Return how a message calls a setting."""
    if setting.value is None or setting.kind in {SettingKind.FLAG, SettingKind.FILE}:
        return f"`{setting.name}`"
    return f"`{setting.name}={setting.value}`"
