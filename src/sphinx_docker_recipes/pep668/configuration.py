"""Configuration files of pip and uv: which are read, in which order, and what they say of the marker."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from posixpath import basename, dirname, join

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.options import Options
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind, SettingMade
from sphinx_docker_recipes.pep668.unknowns import MARK, MAX_LENGTH, is_known, unknown
from sphinx_docker_recipes.toml import parse_toml

KEY = "break-system-packages"
_OF_INTEREST = frozenset({"pip.conf", "uv.toml", "pyproject.toml", "Pipfile", "Pipfile.lock", "poetry.toml"})


def matters(path: str) -> bool:
    """Return whether the content of a file may decide a verdict."""
    return basename(path) in _OF_INTEREST or path.endswith((".conf", ".toml", ".cfg", ".ini"))


def write_file(shell: Shell, path: str, content: str | None, span: Span, *, append: bool = False) -> None:
    """Put *content* (None where it is not known) into the file at *path*."""
    files = shell.disk.files
    if append and path in files:
        before = files[path]
        content = None if before is None or content is None else before + content
    if content is not None and len(content) > MAX_LENGTH:
        content = None
    files[path] = content
    if content is not None and KEY in content.replace("_", "-"):
        setting = Setting(kind=SettingKind.FILE, name=path, value=None, span=span)
        run = shell.run
        run.stage.settings[path] = setting
        note(shell, SettingMade(stage=run.stage.index, run=run.index, span=span, setting=setting))


def pip_setting(
    shell: Shell, key: str, sections: Sequence[str], *, isolated: bool = False
) -> tuple[str | None, Setting | None]:
    """Return what pip's files say of *key*, and the file; later files and narrower sections win.

    The order is global, user, site, PIP_CONFIG_FILE (pip ``_internal/configuration.py``).
    """
    if not shell.disk.files or not any(path.endswith((".conf", ".cfg", ".ini")) for path in shell.disk.files):
        return None, None
    value: str | None = None
    setting: Setting | None = None
    paths = [path for path in _pip_files(shell, isolated=isolated) if path in shell.disk.files]
    for section in ("global", *sections, ":env:"):
        for path in paths:
            content = shell.disk.files[path]
            found = unknown(path) if content is None else _ini(content).get((section, key))
            if found is not None and (content is not None or value is None):
                value = found
                setting = Setting(kind=SettingKind.FILE, name=path, value=found, span=_place(shell, path))
    return value, setting


def write_pip_setting(shell: Shell, call: Call, options: Options) -> None:
    """Follow ``pip config set section.key value`` and ``unset``: the user's file, or the one that is named.

    Whatever ``PIP_CONFIG_FILE`` says.
    """
    words = [call.argv[index] for index in options.operands]
    unset = words[1:2] == ["unset"] and bool(words[2:])
    if not unset and (words[1:2] != ["set"] or not words[3:]):
        return
    section, _, key = words[2].rpartition(".")
    if "global" in options:
        path = "/etc/pip.conf"
    elif "site" in options:
        path = "/usr/pip.conf"
    else:
        folder = shell.process.exported("XDG_CONFIG_HOME") or join(shell.process.home, ".config")
        path = join(folder, "pip/pip.conf")
    place = shell.span(call.start, call.end)
    if not unset:
        write_file(shell, path, f"\n[{section}]\n{key} = {words[3]}\n", place, append=True)
    elif shell.disk.files.get(path):
        write_file(shell, path, _without(shell.disk.files[path] or "", section, key), place)


def _without(content: str, section: str, key: str) -> str:
    values = _ini(content)
    gone = (section, key.lower().replace("_", "-"))
    return "".join(
        f"[{where}]\n{name} = {value}\n" for (where, name), value in values.items() if (where, name) != gone
    )


def uv_setting(shell: Shell, key: str, options: Options) -> tuple[Switch, Setting | None]:
    """Return what uv's files say of the ``[pip]`` setting *key*: project over user over system."""
    if not shell.disk.files or "no-config" in options or shell.process.exported("UV_NO_CONFIG"):
        return Switch.UNSET, None
    for path in _uv_files(shell, options):
        content = shell.disk.files[path]
        setting = Setting(kind=SettingKind.FILE, name=path, value=None, span=_place(shell, path))
        if content is None or not is_known(content):
            if basename(path) == "pyproject.toml":
                continue
            return Switch.UNKNOWN, setting
        found = _toml(content, key, pyproject=basename(path) == "pyproject.toml")
        if found is not Switch.UNSET:
            return found, setting
    return Switch.UNSET, None


def _pip_files(shell: Shell, *, isolated: bool) -> Iterator[str]:
    chosen = shell.process.exported("PIP_CONFIG_FILE")
    if chosen == "/dev/null":
        return
    yield "/etc/xdg/pip/pip.conf"
    yield "/etc/pip.conf"
    if not isolated:
        home = shell.process.home
        yield join(home, ".pip/pip.conf")
        yield join(shell.process.exported("XDG_CONFIG_HOME") or join(home, ".config"), "pip/pip.conf")
    yield "/usr/pip.conf"
    yield "/usr/local/pip.conf"
    if chosen and not isolated:
        yield chosen


def _uv_files(shell: Shell, options: Options) -> Iterator[str]:
    files = shell.disk.files
    chosen = options.values.get("config-file") or shell.process.exported("UV_CONFIG_FILE")
    if chosen:
        path = shell.path(chosen)
        if path in files:
            yield path
        return
    folder = shell.path(options.values.get("directory") or options.values.get("project") or ".")
    while is_known(folder):
        for name in ("uv.toml", "pyproject.toml"):
            if join(folder, name) in files:
                yield join(folder, name)
        if folder == dirname(folder):
            break
        folder = dirname(folder)
    config = shell.process.exported("XDG_CONFIG_HOME") or join(shell.process.home, ".config")
    for path in (join(config, "uv/uv.toml"), "/etc/uv/uv.toml", "/etc/xdg/uv/uv.toml"):
        if path in files:
            yield path


def _place(shell: Shell, path: str) -> Span | None:
    setting = shell.run.stage.settings.get(path)
    return setting.span if setting else None


@lru_cache(maxsize=64)
def _ini(content: str) -> Mapping[tuple[str, str], str]:
    """Read pip's format: values by section and key, keys with dashes."""
    current = ""
    found: dict[tuple[str, str], str] = {}
    for line in content.splitlines():
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            current = text[1:-1].strip()
        elif text and text[0] not in "#;":
            name, equals, value = text.partition("=") if "=" in text else text.partition(":")
            if equals:
                found[current, name.strip().lower().replace("_", "-")] = value.strip()
    return found


@lru_cache(maxsize=64)
def _toml(content: str, key: str, *, pyproject: bool) -> Switch:
    try:
        table: object = parse_toml(content)
    except (ValueError, RecursionError):
        return Switch.BAD
    for name in ("tool", "uv") if pyproject else ():
        table = table.get(name, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        return Switch.UNSET
    if not pyproject and ({KEY, "system"} & table.keys()):
        return Switch.BAD
    pip = table.get("pip", {})
    value = pip.get(key) if isinstance(pip, dict) else None
    if value is None:
        return Switch.UNSET
    return Switch.ON if value is True else Switch.OFF if value is False else Switch.BAD


def output_of(shell: Shell, call: Call) -> str | None:
    """Return what ``echo`` and ``printf`` print, None where it is not known."""
    words = call.argv[1:]
    if call.name == "echo":
        return _echo(words, escapes=not shell.process.bash)
    if call.name == "printf":
        return _printf(words[1:] if words[:1] == ["--"] else words)
    return None


def _echo(words: list[str], *, escapes: bool) -> str | None:
    end = "\n"
    while words and words[0] in {"-n", "-e", "-ne", "-en", "-E"}:
        end = "" if "n" in words[0] else end
        escapes = escapes or "e" in words[0]
        words = words[1:]
    text = " ".join(words)
    return (_unescape(text) if escapes else text) + end


def _printf(words: list[str]) -> str | None:
    if not words:
        return None
    form, values = _unescape(words[0]), words[1:]
    slots = form.count("%s") + form.count("%b")
    if not slots:
        return form.replace("%%", "%")
    rounds = max(1, -(-len(values) // slots))
    pieces = (form * rounds).replace("%b", "%s").split("%s")
    filled = [*values, *[""] * (len(pieces) - 1 - len(values))]
    return "".join(piece + value for piece, value in zip(pieces, [*filled, ""], strict=False))


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    for escape, char in (("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r"), ('\\"', '"'), ("\\\\", "\\")):
        text = text.replace(escape, char)
    return text


def says_yes(value: str | None) -> bool:
    """Return whether a configuration value is certainly true."""
    return value is not None and MARK not in value and read_switch(value, empty=Switch.OFF) is Switch.ON
