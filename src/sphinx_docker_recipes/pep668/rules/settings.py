"""What rules ask about settings: flags, variables and files that override the marker."""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.rules.model import RuleContext
from sphinx_docker_recipes.pep668.trace import Installation, Setting, SettingKind, SettingMade

SCOPED = frozenset({SettingKind.FLAG, SettingKind.ASSIGNMENT, SettingKind.EXPORT, SettingKind.ARG})
"""Settings that end with their command, their RUN or the build."""

LASTING = frozenset({SettingKind.ENV, SettingKind.FILE})
"""Settings that stay in the image."""


def overriding(context: RuleContext) -> Mapping[Span, tuple[Setting, tuple[Installation, ...]]]:
    """Return every override in the file that works, by its place, with the steps it stands over."""
    found: dict[Span, tuple[Setting, tuple[Installation, ...]]] = {}
    for installation in context.installations:
        for setting in installation.overrides:
            if setting.effective and setting.span:
                steps = found.get(setting.span, (setting, ()))[1]
                found[setting.span] = (setting, (*steps, installation))
    return found


def made(context: RuleContext, *, effective: bool) -> Iterator[SettingMade]:
    """Yield the settings that a Dockerfile makes to override the marker."""
    for event in context.of(SettingMade):
        if event.setting.effective is effective and is_override(event.setting):
            yield event


def is_override(setting: Setting) -> bool:
    """Return whether a setting is about the marker (and not about which interpreter to use)."""
    return setting.kind is SettingKind.FILE or "BREAK" in setting.name.upper()


def title(setting: Setting) -> str:
    """Return how a message calls a setting."""
    if setting.value is None or setting.kind in {SettingKind.FLAG, SettingKind.FILE}:
        return f"`{setting.name}`"
    return f"`{setting.name}={setting.value}`"
