"""uv's configuration files: which are read, in which order, and what they say of the marker."""

from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename, join

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.files import KEY, place_of
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.uv_folders import project_folder
from sphinx_docker_recipes.pep668.state.which import above, is_missing_file
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.toml import parse_toml

_WRONG = ()
"""Stands for a value that uv does not take."""


def uv_setting(shell: Shell, key: str, options: Options) -> tuple[Switch, Setting | None]:
    """Return what uv's files say of the ``[pip]`` setting *key*: project over user over system."""
    if _is_off(shell, options):
        return Switch.UNSET, None
    for path in _uv_files(shell, options):
        content = shell.disk.files[path]
        setting = Setting(kind=SettingKind.FILE, name=path, value=None, span=place_of(shell, path))
        if content is None or not is_known(content):
            if basename(path) == "pyproject.toml":
                continue
            return Switch.UNKNOWN, setting
        found = _toml(content, key, pyproject=basename(path) == "pyproject.toml")
        if found is not Switch.UNSET:
            return found, setting
    return Switch.UNSET, None


def uv_text(shell: Shell, key: str, options: Options) -> tuple[str, Setting | None]:
    """Return the text that uv's files give the ``[pip]`` setting *key*, empty where none does."""
    if _is_off(shell, options):
        return "", None
    for path in _uv_files(shell, options):
        content = shell.disk.files[path]
        value = _value(content, key, pyproject=basename(path) == "pyproject.toml") if content else None
        if isinstance(value, str) and is_known(value):
            return value, Setting(kind=SettingKind.FILE, name=path, value=value, span=place_of(shell, path))
    return "", None


def _uv_files(shell: Shell, options: Options) -> Iterator[str]:
    files = shell.disk.files
    _, chosen = _chosen(shell, options)
    if chosen:
        path = shell.path(chosen)
        if path in files:
            yield path
        return
    project = project_folder(shell, options)
    for folder in above(project) if is_known(project) else ():
        for name in ("uv.toml", "pyproject.toml"):
            if join(folder, name) in files:
                yield join(folder, name)
    config = shell.process.exported("XDG_CONFIG_HOME") or join(shell.process.home, ".config")
    for path in (join(config, "uv/uv.toml"), "/etc/uv/uv.toml", "/etc/xdg/uv/uv.toml"):
        if path in files:
            yield path


def missing_configuration(shell: Shell, options: Options) -> str:
    """Say that the file which uv is to read instead of all others is not there, or which it cannot read."""
    name, chosen = _chosen(shell, options)
    path = shell.path(chosen) if chosen else ""
    if is_known(path) and path and path not in shell.disk.files and is_missing_file(path, shell.disk):
        return f"`{name}` names {path}, which is not there"
    return _unreadable(shell, options)


def _unreadable(shell: Shell, options: Options) -> str:
    """Say which of its own files uv cannot read; a project's holds what is not uv's, and is left out."""
    if _is_off(shell, options):
        return ""
    for path in _uv_files(shell, options):
        content = shell.disk.files[path]
        if basename(path) == "pyproject.toml" or content is None or not is_known(content):
            continue
        if any(_toml(content, key, pyproject=False) is Switch.BAD for key in ("system", KEY)):
            return f"it is no file of settings that uv can read: {path}"
    return ""


def _is_off(shell: Shell, options: Options) -> bool:
    """Return whether uv is told to read no files, or there are none."""
    off = read_switch(shell.process.exported("UV_NO_CONFIG"), empty=Switch.OFF) is Switch.ON
    return off or not shell.disk.files or "no-config" in options


def _chosen(shell: Shell, options: Options) -> tuple[str, str]:
    """Return what names one configuration file, and that file's path; two empty texts where nothing does."""
    given = options.values.get("config-file")
    if given:
        return "--config-file", given
    return "UV_CONFIG_FILE", shell.process.exported("UV_CONFIG_FILE") or ""


def _toml(content: str, key: str, *, pyproject: bool) -> Switch:
    value = _value(content, key, pyproject=pyproject)
    if value is None:
        return Switch.UNSET
    return Switch.ON if value is True else Switch.OFF if value is False else Switch.BAD


@lru_cache(maxsize=64)
def _value(content: str, key: str, *, pyproject: bool) -> object:
    """Return the ``[pip]`` setting *key*: None where there is none, what is no boolean for a wrong file."""
    try:
        table: object = parse_toml(content)
    except (ValueError, RecursionError):
        return _WRONG
    for name in ("tool", "uv") if pyproject else ():
        table = table.get(name, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        return None
    if not pyproject and ({KEY, "system"} & table.keys()):
        return _WRONG
    pip = table.get("pip", {})
    return pip.get(key) if isinstance(pip, dict) else None
