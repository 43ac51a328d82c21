"""Configuration files of pip and uv: which matter, and what is kept of those that are written."""

from posixpath import basename

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.configuration.ini import read_ini
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind, SettingMade
from sphinx_docker_recipes.pep668.unknowns import MARK, MAX_LENGTH

KEY = "break-system-packages"
_OF_INTEREST = frozenset({"pip.conf", "uv.toml", "pyproject.toml", "Pipfile", "Pipfile.lock", "poetry.toml"})


def matters(path: str) -> bool:
    """Return whether the content of a file may decide a verdict."""
    return basename(path) in _OF_INTEREST or path.endswith((".conf", ".toml", ".cfg", ".ini"))


def is_configuration(path: str) -> bool:
    """Return whether a file is one of those that installers look for by its name."""
    return basename(path) in {"pip.conf", "uv.toml"}


def write_file(shell: Shell, path: str, content: str | None, span: Span, *, append: bool = False) -> None:
    """Put *content* (None where it is not known) into the file at *path*."""
    files = shell.disk.files
    if append and path in files:
        before = files[path]
        content = None if before is None or content is None else before + content
    elif append and not shell.run.stage.known:
        content = None
    if content is not None and len(content) > MAX_LENGTH:
        content = None
    files[path] = content
    if content is not None and KEY in content.replace("_", "-"):
        setting = _setting(path, content, span)
        run = shell.run
        run.stage.settings[path] = setting
        note(shell, SettingMade(stage=run.stage.index, run=run.index, span=span, setting=setting))


def _setting(path: str, content: str, span: Span) -> Setting:
    """Return what a file that names the override does: nothing where pip cannot find it there."""
    ini = None if path.endswith(".toml") else read_ini(content)
    found = [value for (_, key), value in ini.values.items() if key == KEY] if ini else []
    works = ini is None or bool(found)
    return Setting(
        kind=SettingKind.FILE, name=path, value=found[-1] if found else None, span=span, effective=works
    )


def place_of(shell: Shell, path: str) -> Span | None:
    """Return where the file at *path* was written."""
    setting = shell.run.stage.settings.get(path)
    return setting.span if setting else None


def says_yes(value: str | None) -> bool:
    """Return whether a configuration value is certainly true."""
    return value is not None and MARK not in value and read_switch(value, empty=Switch.OFF) is Switch.ON
