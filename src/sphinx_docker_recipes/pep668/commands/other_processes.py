"""Commands that run another as somebody else, with other variables or in another shell: sudo, su, sh -c."""

import re

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.facts.model import Distribution
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.commands.toolchains import (
    is_conda_installer,
    is_fed_conda_installer,
    run_conda_installer,
)
from sphinx_docker_recipes.pep668.commands.unknown_wrappers import carried
from sphinx_docker_recipes.pep668.commands.wrappers import skip
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.shell.calls import Argument, Call, expand
from sphinx_docker_recipes.pep668.shell.nested_text import inner_text
from sphinx_docker_recipes.pep668.shell.outputs import fed
from sphinx_docker_recipes.pep668.shell.process import DEFAULT_PATH
from sphinx_docker_recipes.pep668.shell.script_files import placed, run_file, script_at
from sphinx_docker_recipes.pep668.shell.startup_files import read_profile, start_bash
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import is_known, names, unknown
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.regex import regex

_SUDO_VALUES = frozenset(("-u", "--user", "-g", "--group", "-p", "-C", "-r", "-t", "-T", "-D", "-R"))
_SUDO_USER = regex(r"(?:^| )(?:-[A-Zb-ikns]*u ?|--user[ =])(\S+)")
_SUDO_KEEPS = regex(r"(?:^| )(?:-[A-Zb-ikns]*E|--preserve-env(?!=))")
_SUDO_NAMES = regex(r"(?:^| )--preserve-env=(\S+)")
_BASH = frozenset(("bash", "zsh", "ksh", "mksh", "fish", "csh", "tcsh"))
_SETS_NO_PATH = regex(
    r"(?:ssh-agent|ssh-add|dircolors|opam|fnm|rbenv|nodenv|luarocks|perl|dpkg-\w+|resize|conda|mamba|micromamba|cat|"
    r"grep|sed|awk|tr|cut|jq|gpg-agent|dbus-launch|locale)\b"
)
"""Commands whose output brings no Python; conda's is a function, which is followed where it is called."""
_MAX_NESTED = 6


def sudo(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``sudo``: it resets PATH to secure_path and, without ``-E``, drops most variables."""
    index = skip(call.argv, 1, _SUDO_VALUES)
    options = " ".join(call.argv[1:index])
    child = shell.fork(obstacle=shell.obstacle or _asks_for_password(shell, "sudo"))
    user = _SUDO_USER.search(options)
    if not _SUDO_KEEPS.search(options):
        named = {"LANG", "TERM", "DISPLAY", *",".join(_SUDO_NAMES.findall(options)).split(",")}
        child.process.env = {k: v for k, v in child.process.env.items() if k in named}
        child.process.local = {}
    child.process.user = user[1] if user else "root"
    child.process.env.pop("HOME", None)
    child.reset_path()
    index = assignments(child, call, index)
    if index >= len(call.argv):
        return None
    return child, call.rest(index)


_ALLOWS = {"sudo": ("sudoers", "NOPASSWD"), "su": ("passwd",)}
"""What a file says that lets a user become another without being asked, or with a password."""


def _asks_for_password(shell: Shell, command: str) -> Obstacle | None:
    """Return what stops ``sudo`` and ``su`` of a user that the file makes, or nobody, and allows nothing."""
    user, disk = shell.process.user, shell.disk
    if user in {"", "root", "0"} or not is_known(user) or not surely_lacks(disk) or shell.feed is not None:
        return None
    if any(word in text for text in (*disk.ran, *disk.copied) for word in _ALLOWS[command]):
        return None
    made = regex(rf"\b(?:useradd|adduser)\b[^;&|]*\s{re.escape(user)}\b")
    if user != "nobody" and not any(made.search(text) for text in disk.ran):
        return None
    return Obstacle(f"`{command}` asks {user} for a password", "password")


def su(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``su [-] [user] -c "script"`` and ``runuser``."""
    child = shell.fork(obstacle=shell.obstacle or _asks_for_password(shell, "su"))
    login = False
    user, script = "root", None
    index = 1
    while index < len(call.argv):
        word = call.argv[index]
        if word in {"-c", "--command", "-lc"} and index + 1 < len(call.argv):
            script = index + 1
            login = login or word == "-lc"
            index += 1
        elif word in {"-s", "--shell", "-g", "-G", "-u", "--user"} and index + 1 < len(call.argv):
            user = call.argv[index + 1] if word in {"-u", "--user"} else user
            index += 1
        elif word in {"-", "-l", "--login"}:
            login = True
        elif word == "--":
            return _as_user(child, user, login=login), call.rest(index + 1)
        elif not word.startswith("-"):
            user = word
        index += 1
    child = _as_user(child, user, login=login)
    if script is not None:
        run_word(child, call.argument(script))
    return None


def gosu(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``gosu user command`` and ``su-exec``."""
    if not call.argv[2:]:
        return None
    return _as_user(shell.fork(), call.argv[1].partition(":")[0], login=False), call.rest(2)


def interpreter(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``sh -c "script"``, ``bash -lc "script"``, ``sh <<EOF`` and ``sh ./retry.sh pip ...``."""
    if call.name == "busybox":
        return (shell, call.rest(1)) if call.argv[1:] else None
    child = shell.fork()
    child.process.bash = call.name in _BASH or (call.name == "sh" and shell.disk.scanned.get("/bin/sh") == -1)
    child.process.errexit = False
    child.process.local = {} if child.process.exported("PATH") else {"PATH": DEFAULT_PATH}
    child.process.hashed = {}
    if "export -f" not in shell.text.value:
        child.functions = {}
    words = call.argv
    index, letters = _shell_options(words)
    child.process.errexit = "e" in letters
    child.process.pipefail = "pipefail" in words[:index]
    if "l" in letters:
        login(child)
    if call.name == "bash":
        start_bash(child, login="l" in letters, interactive="i" in letters)
    if "c" in letters and index < len(words):
        child.process.parameters(words[index + 2 :])
        run_word(child, call.argument(index))
    elif is_fed_conda_installer(shell):
        run_conda_installer(shell, call)
    elif index < len(words) and is_conda_installer(child, words[index]):
        run_conda_installer(shell, call.rest(index))
    elif index < len(words):
        return None if run_file(child, call, index) else carried(child, call.rest(index))
    else:
        _read_input(child, call)
    return None


def _read_input(shell: Shell, call: Call) -> None:
    """Follow a script that a shell is given on its standard input."""
    for redirect in call.redirects:
        if redirect.heredoc is not None:
            _run_text(shell, redirect.heredoc)
            return
    text = placed(shell, fed(shell, call), call.start) if shell.upstream is not None else None
    for redirect in call.redirects:
        if redirect.operator == "<" and redirect.target is not None:
            text = script_at(shell, shell.path(expand(shell, redirect.target)), call.start)
    if text is not None:
        _run_text(shell, text)


def _shell_options(words: list[str]) -> tuple[int, str]:
    """Return the index behind a shell's options, and their letters; ``--login`` is ``l``."""
    letters = ""
    index = 1
    while index < len(words) and words[index][:1] in {"-", "+"}:
        word = words[index]
        if word == "--login":
            letters += "l"
        elif not word.startswith("--"):
            letters += word[1:] if word.startswith("-") else ""
            index += word.endswith(("o", "O"))
        index += 1
    return index, letters


def login(shell: Shell) -> None:
    """Follow a login shell: it reads /etc/profile, which sets PATH anew on Debian and old releases of Alpine.

    Ubuntu's leaves PATH alone, and newer ones of Alpine only add to its end (NixOS/nix#5950,
    cloudposse/geodesic#801).
    """
    distribution = shell.disk.distribution
    if distribution is not None and _profile_sets_path(distribution):
        shell.reset_path()
    read_profile(shell)


def _profile_sets_path(distribution: Distribution) -> bool:
    if distribution.family == "alpine":
        release = distribution.id.partition(":")[2]
        return release == "older" or older(release, (3, 15))
    return distribution.family in {"debian", "kali", "raspbian"}


def evaluated(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``eval``; the output of a command, where it is not known, may set PATH."""
    text = "".join(call.argv[1:])
    output = next(iter(names(text)), "")  # of a command, where it is not known
    if output.startswith("(") and text == unknown(output) and not _SETS_NO_PATH.match(output[1:]):
        shell.process.doubt_path(output)
    if call.argv[1:] and not call.argv[2:]:
        run_word(shell, call.argument(1))
        return None
    return (shell, call.rest(1)) if len(call.argv) > 1 else None


def chroot(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``chroot folder command``: nothing is known of a root that is another."""
    index = skip(call.argv, 1, frozenset()) + 1
    if index >= len(call.argv):
        return None
    child = shell.fork()
    child.process.cwd = "/"
    if call.argv[index - 1] != "/":
        child.process.env["PATH"] = unknown("PATH")
    return child, call.rest(index)


def scl(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``scl enable collection... -- command``, or ``'script'``: it puts another Python first."""
    child = shell.fork()
    child.process.export("PATH", unknown("PATH"))
    if "--" in call.argv[:-1]:
        return child, call.rest(call.argv.index("--") + 1)
    if call.argv[-1] == "-":
        _read_input(child, call)
    elif call.argv[3:]:
        run_word(child, call.argument(len(call.argv) - 1))
    return None


def assignments(shell: Shell, call: Call, index: int) -> int:
    """Follow ``NAME=value`` from word *index* on, and return the index of the first word that is none."""
    while (
        index < len(call.argv)
        and "=" in call.argv[index]
        and not call.argv[index].startswith(("-", "=", "/"))
    ):
        name, _, value = call.argv[index].partition("=")
        shell.process.export(name, value)
        shell.settings[name] = Setting(
            kind=SettingKind.ASSIGNMENT, name=name, value=value, span=call.place(shell, index)
        )
        index += 1
    return index


def _as_user(shell: Shell, user: str, *, login: bool) -> Shell:
    shell.process.user = user
    shell.process.hashed = {}
    if login:
        shell.process.env = {"PATH": DEFAULT_PATH}
    shell.process.env.pop("HOME", None)
    if login:
        shell.process.cwd = shell.process.home
        read_profile(shell)
        if shell.process.home == "/root":  # whose shell is bash wherever there is one
            start_bash(shell, login=True, interactive=False)
    return shell


def run_word(shell: Shell, argument: Argument) -> None:
    """Follow a word that is a script."""
    text = inner_text(shell.text, argument)
    _run_text(shell, text)


def _run_text(shell: Shell, text: Text) -> None:
    if shell.depth < _MAX_NESTED * 2:
        child = shell.fork(depth=shell.depth + 2)
        child.process = shell.process
        shell.run.walk(child, text)
