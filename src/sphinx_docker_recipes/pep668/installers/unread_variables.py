"""Variables that override the marker for another tool than the one that runs."""

from sphinx_docker_recipes.pep668.commands.opaque_commands import script_that_ran
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.vocabulary import Verdict


def note_unread(shell: Shell, name: str, tool: str, result: Judgement) -> None:
    """Add the variable *name*, which *tool* does not read, to *result* as an override without effect.

    It is left out where nothing needs it, the image keeps it, and a script ran that the file does not show:
    that one may read it.
    """
    value, made = shell.process.exported(name), shell.setting(name)
    if not value or not made:
        return
    blocked = result.verdict is Verdict.BLOCKED
    if not blocked and made.kind is SettingKind.ENV and script_that_ran(shell.disk):
        return
    result.overrides.append(Setting(kind=made.kind, name=name, value=value, span=made.span, effective=False))
    if blocked:
        result.because.append(f"{tool} does not read `{name}`")
