"""pip's configuration files: which are read, in which order, and what they say of the marker."""

from collections.abc import Iterator, Sequence
from posixpath import join

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.files import place_of, write_file
from sphinx_docker_recipes.pep668.configuration.ini import Ini, read_ini, with_value
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, Site
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import unknown

PipFile = tuple[str, Ini | None]
"""The path of a file and what it says; None where that is not known."""
_ENDS = (".conf", ".cfg", ".ini")


def pip_setting(shell: Shell, files: Sequence[PipFile], key: str, section: str) -> Setting | None:
    """Return what pip's files say of *key*, in the section of a command, with its place."""
    value, path = value_in(files, key, (section,))
    if value is None:
        return None
    return Setting(kind=SettingKind.FILE, name=path, value=value, span=place_of(shell, path))


def value_in(files: Sequence[PipFile], key: str, sections: Sequence[str]) -> tuple[str | None, str]:
    """Return what pip's files say of *key*, and which; later files and narrower sections win.

    An empty value counts as none (pip ``_internal/configuration.py`` and ``_internal/cli/parser.py``).
    """
    value, where = None, ""
    for section in ("global", *sections, ":env:"):
        for path, ini in files:
            found = unknown(path) if ini is None else ini.values.get((section, key))
            if found and (ini is not None or value is None):
                value, where = found, path
    return value, where


def refused_in(files: Sequence[PipFile], key: str, command: str) -> str:
    """Return the file whose truth value of *key* pip refuses, also where another section wins over it."""
    for section in ("global", command):
        said = [
            (path, ini.values[section, key]) for path, ini in files if ini and (section, key) in ini.values
        ]
        if said and read_switch(said[-1][1], empty=Switch.UNSET) is Switch.BAD:
            return said[-1][0]
    return ""


def unreadable(files: Sequence[PipFile]) -> str:
    """Say which of its files pip cannot read, so that it stops; empty where it can read all."""
    for path, ini in files:
        if ini is not None and ini.error:
            return f"pip cannot read {path}: {ini.error}"
    return ""


def write_pip_setting(shell: Shell, call: Call, options: Options) -> None:
    """Follow ``pip config set section.key value`` and ``unset``: the user's file, or the one that is named.

    Whatever ``PIP_CONFIG_FILE`` says.
    """
    words = [call.argv[index] for index in options.operands]
    unset = words[1:2] == ["unset"] and bool(words[2:])
    if not unset and (words[1:2] != ["set"] or not words[3:]):
        return
    section, dot, key = words[2].partition(".")
    if not dot:  # which pip refuses
        return
    if "global" in options:
        path = "/etc/pip.conf"
    elif "site" in options:
        path = "/usr/pip.conf"
    else:
        path = join(_user_folder(shell), "pip/pip.conf")
    before = shell.disk.files.get(path, "")
    if before is not None:
        content = with_value(before, section, key, None if unset else words[3])
        write_file(shell, path, content, shell.span(call.start, call.end))


def _user_folder(shell: Shell) -> str:
    return shell.process.exported("XDG_CONFIG_HOME") or join(shell.process.home, ".config")


def files_there(shell: Shell, site: Site | None, *, isolated: bool) -> Sequence[PipFile]:
    """Return the files that pip reads: global, user, site, PIP_CONFIG_FILE."""
    files, chosen = shell.disk.files, shell.process.env.get("PIP_CONFIG_FILE")
    if not chosen and not any(path.endswith(_ENDS) for path in files):
        return ()
    contents = [(path, files[path]) for path in _paths(shell, site, isolated=isolated) if path in files]
    if chosen and shell.path(chosen) not in files and _is_copied(shell.disk, shell.path(chosen)):
        contents.append((shell.path(chosen), None))
    return [(path, None if content is None else read_ini(content)) for path, content in contents]


def _is_copied(disk: Disk, path: str) -> bool:
    """Return whether *path* may have come out of the build's own context."""
    return any(f"{path}/".startswith(f"{place.rstrip('/')}/") for place in disk.copied)


def _paths(shell: Shell, site: Site | None, *, isolated: bool) -> Iterator[str]:
    """Give where pip looks; a file that PIP_CONFIG_FILE names and that is there stands for the user's."""
    chosen = shell.process.env.get("PIP_CONFIG_FILE")
    if chosen == "/dev/null":
        return
    named = shell.path(chosen) if chosen else ""
    for folder in (shell.process.exported("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
        yield join(folder, "pip/pip.conf")
    yield "/etc/pip.conf"
    if not isolated and named not in shell.disk.files:
        yield join(shell.process.home, ".pip/pip.conf")
        yield join(_user_folder(shell), "pip/pip.conf")
    yield from (join(prefix, "pip.conf") for prefix in ((site.prefix,) if site else ("/usr", "/usr/local")))
    if named:
        yield named
