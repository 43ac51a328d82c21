"""Builtins of the shell that change its process: cd, export, unset, set, activation."""

from fnmatch import fnmatchcase
from posixpath import dirname, join

from sphinx_docker_recipes.dockerfile.shell_model import (
    Array,
    Assignment,
    Command,
    Literal,
    Word,
)
from sphinx_docker_recipes.dockerfile.words import as_assignment
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.installers.conda import activate as activate_conda
from sphinx_docker_recipes.pep668.installers.conda import add_environment
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.shell.assignments import WATCHED, assign
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.script_files import read, script_at
from sphinx_docker_recipes.pep668.state.disk import Site, SiteKind, of_debian
from sphinx_docker_recipes.pep668.state.markers import NAME, folder_of, named
from sphinx_docker_recipes.pep668.state.which import is_missing_file
from sphinx_docker_recipes.pep668.trace import EnvironmentActivated, Setting, SettingKind, SettingMade
from sphinx_docker_recipes.pep668.unknowns import readable, unknown
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.other_processes import login
else:  # imported where a script asks for what a login reads
    login = lazily("pep668.commands.other_processes", "login")

_ACTIVATES = regex(r"activate|venv|virtualenv|/export\.sh$")
"""Scripts that are not known and whose name says that they bring a Python: ``. /opt/esp/idf/export.sh``."""
_HARMLESS = regex(
    r"nvm\.sh|/\.cargo/|/\.poetry/|/etc/[\w-]*release$|/etc/environment$|/etc/profile$|/etc/bash\.bashrc$|conda\.sh$|"
    r"/opt/ros/|/opt/rh/(?!\S*python)|sdkman|ghcup|/rvm|emsdk|/\.deno/|envvars$"
)
"""Scripts that are known to bring no Python by themselves."""
_OF_USERS = regex(r"/\.(?:bashrc|profile|bash_profile)$")
_STARTED = regex(r"\b(?:conda|mamba)\s+(?:shell\s+)?init|pyenv|asdf|mise\b|uv/install|pixi")
"""What writes to the files of users, so that these may bring a Python."""
_SHARED = "python3"
"""The folder that every Python of these distributions shares, beside those with a version in their names."""
_PATH_BEFORE = "_OLD_VIRTUAL_PATH"
"""Where ``bin/activate`` keeps what PATH was."""
_AT_EXIT = "trap EXIT"
"""What a script that runs at the end is kept under, among the functions; none of them can be called so."""
_ERREXIT = regex(r"-[a-z]*e[a-z]*")
_BEGINS = regex(r"(?:^|[;\n{])[ \t]*$")
"""What stands before a command that follows on no other."""


def run_cd(shell: Shell, call: Call) -> None:
    """Follow ``cd`` and ``pushd``."""
    words = [word for word in call.argv[1:] if not word.startswith("-") or word == "-"]
    if not words:
        shell.process.cwd = shell.process.home
    elif words[0] == "-":
        shell.process.cwd = unknown("OLDPWD")
    else:
        shell.process.cwd = _folder(shell, call, words[0])


def _folder(shell: Shell, call: Call, word: str) -> str:
    """Return the folder that a word means; where a glob fits several, dash takes the first, bash fails."""
    written = next((each.raw for value, each in zip(call.argv, call.words, strict=True) if value == word), "")
    if not set("*?[") & set(written) or set("'\"") & set(written):
        return shell.path(word)
    fits = {folder_of(site) for site in named(shell, join(word, NAME))}
    if of_debian(shell.disk):
        shared = {join(dirname(folder), _SHARED) for folder in fits}
        fits |= {folder for folder in shared if fnmatchcase(folder, shell.path(word))}
    return min(fits) if len(fits) == 1 or (fits and not shell.process.bash) else unknown(word)


def run_export(shell: Shell, call: Call) -> None:
    """Follow ``export``, ``declare -x`` and ``readonly``."""
    exports = call.name == "export" or any("x" in word for word in call.argv[1:] if word.startswith("-"))
    for index, word in enumerate(call.argv[1:], 1):
        if word.startswith("-"):
            continue
        array = _array(call.words[index])
        if array is not None:
            assign(shell, array, export=False)
            continue
        name, equals, value = word.partition("=")
        if exports:
            shell.process.export(name, value if equals else None)
        elif equals:
            shell.process.assign(name, value)
        if exports and name.startswith(WATCHED):
            _note_setting(shell, call, index, name)


def _array(word: Word) -> Assignment | None:
    return as_assignment(word) if any(isinstance(part, Array) for part in word.parts) else None


def run_unset(shell: Shell, call: Call) -> None:
    """Follow ``unset``."""
    for name in call.argv[1:]:
        shell.process.unset(name)


def run_read(shell: Shell, call: Call) -> None:
    """Follow ``read``: what comes in is not known."""
    for word in call.argv[1:]:
        if not word.startswith("-"):
            shell.process.assign(word, unknown(word))


def run_set(shell: Shell, call: Call) -> None:
    """Follow ``set -a``, which exports every variable, ``set -e``, and ``set --``: what ``$@`` stands for."""
    if "--" in call.argv:
        shell.process.parameters(call.argv[call.argv.index("--") + 1 :])
    if "errexit" in call.argv or any(_ERREXIT.fullmatch(word) for word in call.argv[1:]):
        shell.process.errexit = True
    if "pipefail" in call.argv:
        shell.process.pipefail = True
        _refused(shell, call)
    if "-a" in call.argv or "allexport" in call.argv:
        shell.process.export_all = True


def _refused(shell: Shell, call: Call) -> None:
    """Find that the shell ends at ``set -o pipefail``, as a dash does that does not know it, come what may.

    Where it stands behind a test, the shell may have been asked before whether it does.
    """
    distribution = shell.disk.distribution
    if distribution is None or distribution.sh_pipefail or shell.process.bash:
        return
    if _BEGINS.search(shell.text.value, 0, call.start) and shell.obstacle is None:
        why = f"the sh of {distribution.title} ends at `set -o pipefail`, which it does not know"
        shell.obstacle = Obstacle(why, "not-in-sh")


def run_shift(shell: Shell, call: Call) -> None:
    """Follow ``shift``: the positional parameters move to lower numbers."""
    local = shell.process.local
    first = "".join(call.argv[1:2]) or "1"
    words: list[str] = []
    while (number := str(len(words) + 1)) in local:
        words.append(local[number])
    if not first.isdecimal() or " ".join(words) != local.get("@"):
        local |= dict.fromkeys(("@", "*"), unknown("@"))
        return
    for at in range(1, len(words) + 1):
        del local[str(at)]
    shell.process.parameters(words[int(first) :])


def run_trap(shell: Shell, call: Call) -> None:
    """Follow ``trap 'script' EXIT``: the script runs where the shell ends, like a function called there."""
    if call.argv[2:] and {"EXIT", "0"} & set(call.argv[2:]) and call.argv[1] not in {"-", ""}:
        words = (Word("eval", call.start, call.start, (Literal("eval"),)), call.words[1])
        shell.functions[_AT_EXIT] = Command(words, (), (), call.start, call.end)
        shell.disk.running = ()
    elif call.argv[2:]:
        shell.functions.pop(_AT_EXIT, None)


def run_hash(shell: Shell, call: Call) -> None:
    """Follow ``hash -r``."""
    if "-r" in call.argv:
        shell.process.hashed.clear()


def run_source(shell: Shell, call: Call) -> None:
    """Follow ``. file`` and ``source file``: activation of an environment, else an unknown script."""
    if not call.argv[1:]:
        return
    word = call.argv[1]
    path = shell.path(word) if "/" in word else _on_path(shell, word)
    works = call.name == "." or shell.process.bash or not of_debian(shell.disk)
    if path is not None and path.endswith(("/activate", "/activate.fish", "/activate.csh")):
        script = shell.disk.programs.get(path)
        prefix = (script and script.site) or dirname(dirname(path))
        site = shell.disk.sites.get(prefix)
        if site is not None and site.kind is SiteKind.CONDA:
            activate_conda(shell, _conda_site(shell, call, prefix))
            return
        if works or shell.chained:
            activate(shell, prefix, gone=script is not None and site is None)
        _note_activation(shell, call, prefix, works=works)
    elif word == "activate":
        activate_conda(shell, add_environment(shell, None, "".join(call.argv[2:3]) or "base"))
    elif works:
        _read_file(shell, call, path)


def _read_file(shell: Shell, call: Call, path: str | None) -> None:
    """Follow ``. file`` where that activates no environment by its name."""
    word = call.argv[1]
    text = None if path == "/etc/profile" else script_at(shell, shell.path(word), call.start)
    if path == "/etc/profile":
        login(shell)
    elif text is not None:
        read(shell, text)
    elif path is not None and (folder := _added(path)):
        shell.process.export("PATH", f"{folder}:{shell.process.get('PATH')}")
    elif _ACTIVATES.search(word) or _may_bring(shell, shell.path(word)):
        shell.process.doubt_path(word)


def _added(path: str) -> str:
    """Return the folder that the ``env`` of an installer of uv or Rust puts on PATH, nothing for others."""
    if path.endswith("/.cargo/env"):
        return join(dirname(path), "bin")
    return dirname(path) if path.endswith("/.local/bin/env") else ""


def _may_bring(shell: Shell, path: str) -> bool:
    """Return whether a script that is not known is there and may bring a Python."""
    if _OF_USERS.search(path):
        return any(_STARTED.search(text) for text in shell.disk.ran)
    return not _HARMLESS.search(path) and not is_missing_file(path, shell.disk)


def _on_path(shell: Shell, word: str) -> str | None:
    """Return the file that a word without a slash means: on PATH, else in the folder where the shell is."""
    sites = shell.disk.sites
    for folder in (*shell.process.get("PATH").split(":"), shell.process.cwd):
        if dirname(folder) in sites and folder.endswith("/bin"):
            return join(folder, word)
    return None


def _conda_site(shell: Shell, call: Call, prefix: str) -> Site:
    if call.argv[2:]:
        return add_environment(shell, None, call.argv[2])
    return shell.disk.sites[prefix]


def activate(shell: Shell, prefix: str, *, gone: bool = False) -> None:
    """Put the environment *prefix* first, as its ``bin/activate`` does, also where that is *gone*."""
    process = shell.process
    site = shell.disk.sites.get(prefix)
    if site is None and shell.disk.complete and not shell.disk.doubts and not shell.disk.hidden_at(prefix):
        process.hashed.clear()
    if site is None and not gone:
        shell.disk.opaque.setdefault(join(prefix, "bin"), f"what {readable(prefix)} holds is not known")
    before = process.local.get(_PATH_BEFORE)
    if before is not None:  # it deactivates first what is active
        process.export("PATH", before)
    process.export("VIRTUAL_ENV", prefix)
    process.local[_PATH_BEFORE] = process.get("PATH")
    process.export("PATH", f"{join(prefix, 'bin')}:{process.get('PATH')}")


def run_deactivate(shell: Shell, _call: Call) -> None:
    """Follow ``deactivate``, a function that ``bin/activate`` defines."""
    before = shell.process.local.pop(_PATH_BEFORE, None)
    if before is not None:
        shell.process.export("PATH", before)
        shell.process.unset("VIRTUAL_ENV")


def _note_activation(shell: Shell, call: Call, prefix: str, *, works: bool) -> None:
    event = EnvironmentActivated(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=shell.span(call.start, call.end),
        path=shell.disk.sites[prefix].shown if prefix in shell.disk.sites else readable(prefix),
        last=shell.last,
        word=call.name,
        works=works,
    )
    note(shell, event)


def _note_setting(shell: Shell, call: Call, index: int, name: str) -> None:
    place = call.place(shell, index)
    value = readable(shell.process.exported(name) or "")
    setting = Setting(kind=SettingKind.EXPORT, name=name, value=value, span=place)
    shell.settings[name] = setting
    run = shell.run
    note(shell, SettingMade(stage=run.stage.index, run=run.index, span=place, setting=setting))


def run_nothing(_shell: Shell, _call: Call) -> None:
    """Follow ``:``, whose words are expanded all the same: ``: ${NAME:=value}`` assigns."""
