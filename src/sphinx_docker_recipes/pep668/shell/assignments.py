"""``NAME=value``: before a command, alone, or exported."""

from sphinx_docker_recipes.dockerfile.shell_model import Array, Assignment
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.shell.calls import apart, expand, fields_of, together
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind, SettingMade
from sphinx_docker_recipes.pep668.unknowns import readable

WATCHED = ("PIP_", "UV_", "PIPENV_", "POETRY_VIRTUALENVS", "VIRTUAL_ENV", "PIPX_", "PDM_")
"""Variables that matter to installers."""


def assign(
    shell: Shell, assignment: Assignment, *, export: bool, kind: SettingKind = SettingKind.EXPORT
) -> None:
    """Follow ``NAME=value``."""
    name = assignment.name
    array = next((part for part in assignment.value.parts if isinstance(part, Array)), None)
    if array is not None:
        _assign_array(shell, assignment, array)
        return
    value = expand(shell, assignment.value)
    if assignment.append:
        value = shell.process.get(name) + value
    if export:
        shell.process.export(name, value)
    else:
        shell.process.assign(name, value)
    if name.startswith(WATCHED):
        word = assignment.value
        start = max(0, word.start - len(name) - 1)
        setting = Setting(kind=kind, name=name, value=readable(value), span=shell.span(start, word.end))
        shell.settings[name] = setting
        if export:
            run = shell.run
            note(
                shell,
                SettingMade(
                    stage=run.stage.index,
                    run=run.index,
                    span=setting.span or shell.span(0, 0),
                    setting=setting,
                ),
            )


def _assign_array(shell: Shell, assignment: Assignment, array: Array) -> None:
    """Follow ``name=(...)``: the name alone stands for the first element."""
    key = f"{assignment.name}["
    before = apart(shell.process.local.get(key, "")) if assignment.append else []
    elements = [*before, *(field for word in array.words for field in fields_of(shell, word))]
    shell.process.assign(key, together(elements))
    shell.process.assign(assignment.name, elements[0] if elements else "")
