"""``python``: what ``-m module``, a script, ``-c code`` and a script from standard input do."""

from collections.abc import Callable
from posixpath import basename

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.installers.whose import MISSING, whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import not_known
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Tool

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.environments import run_venv, run_virtualenv
    from sphinx_docker_recipes.pep668.commands.python_code import run_code
    from sphinx_docker_recipes.pep668.installers.pip import follow_pip
    from sphinx_docker_recipes.pep668.installers.poetry import run_poetry_installer
    from sphinx_docker_recipes.pep668.installers.python_scripts import (
        follow_setup,
        run_ensurepip,
        run_get_pip,
        run_unchecked,
    )
    from sphinx_docker_recipes.pep668.installers.uv import run_uv
else:  # imported for what Python is asked to run
    run_venv = lazily("pep668.commands.environments", "run_venv")
    run_virtualenv = lazily("pep668.commands.environments", "run_virtualenv")
    follow_pip = lazily("pep668.installers.pip", "follow_pip")
    run_poetry_installer = lazily("pep668.installers.poetry", "run_poetry_installer")
    follow_setup = lazily("pep668.installers.python_scripts", "follow_setup")
    run_ensurepip = lazily("pep668.installers.python_scripts", "run_ensurepip")
    run_get_pip = lazily("pep668.installers.python_scripts", "run_get_pip")
    run_unchecked = lazily("pep668.installers.python_scripts", "run_unchecked")
    run_uv = lazily("pep668.installers.uv", "run_uv")
    run_code = lazily("pep668.commands.python_code", "run_code")

_PIP = regex(r"pip(?:-?\d[\d.]*)?")
"""The names of pip's program."""
_LAUNCHED = regex(r"-(?:\d(?:\.\d+)?(?:-\d+)?|V:.*)")
"""How the launcher is told which Python to start."""
_MAKERS = frozenset(("venv", "virtualenv"))
"""Modules that make environments: they do not run from the one that they make."""
_LONG_WITH_VALUE = "--check-hash-based-pycs"
_TOOLS: dict[str, Callable[[Shell, Call], None]] = {
    "pipx": lazily("pep668.installers.tools", "run_pipx"),
    "poetry": lazily("pep668.installers.poetry", "run_poetry"),
    "pdm": lazily("pep668.installers.tools", "run_pdm"),
    "pipenv": lazily("pep668.installers.pipenv", "run_pipenv"),
    "hatch": lazily("pep668.installers.tools", "run_hatch"),
    "piptools": lazily("pep668.installers.pip_tools", "run_piptools"),
}


def run_python(shell: Shell, call: Call) -> None:
    """Follow ``python ...``."""
    mode, index, said = _mode(call.argv)
    site, why = whose_python(shell, call.argv[0], seen_only=mode == "m" and said in _MAKERS)
    if mode == "m":
        _module(shell, call, index, said, site, why)
    elif mode == "c":
        run_code(_hindered(shell, site, why), call, said, site)
    elif index >= len(call.argv) or call.argv[index] == "-":
        _from_input(shell, call, index, site, why)
    else:
        _script(shell, call, index, site, why)


def _hindered(shell: Shell, site: Site | None, why: str) -> Shell:
    """Return the shell for what a Python starts: nothing where that Python is certainly not there."""
    if site is None and why.startswith(MISSING) and surely_lacks(shell.disk):
        return shell.fork(obstacle=shell.obstacle or Obstacle(why, "no-python"))
    return shell


def run_launcher(shell: Shell, call: Call) -> None:
    """Follow the launcher of Windows: ``py -3.12 -m pip``."""
    if shell.disk.is_windows or not shell.run.stage.known:
        chosen = call.argv[1:2] and _LAUNCHED.fullmatch(call.argv[1])
        rest = call.rest(2 if chosen else 1)
        words = [call.words[0], *rest.words]
        run_python(shell, Call([call.argv[0], *rest.argv], words, call.start, call.end))
    elif "pip" in call.argv and "install" in call.argv:
        record(
            shell, call, not_known(Tool.PIP, "what `py` is here is not known: the launcher is one of Windows")
        )


def _mode(words: list[str]) -> tuple[str, int, str]:
    """Return ``m`` or ``c`` where one says what to run, the index of the word that says what, and that.

    Letters may stand together, and what they take may follow at once: ``-Im pip``, ``-mpip``
    (CPython, ``Python/getopt.c``).
    """
    index = 1
    while index < len(words) and words[index].startswith("-") and words[index] != "-":
        word = words[index]
        index += 1
        if word.startswith("--"):
            index += word == _LONG_WITH_VALUE
            continue
        for position, letter in enumerate(word[1:], 2):
            attached = word[position:]
            if letter in "mc":
                index -= 1 if attached else 0
                return letter, index, attached or "".join(words[index : index + 1])
            if letter in "WX":
                index += not attached
                break
    return "", index, ""


def _module(
    shell: Shell,
    call: Call,
    index: int,
    module: str,
    site: Site | None,
    why: str,
) -> None:
    if _PIP.fullmatch(module):
        named = shell if module == "pip" else shell.fork(obstacle=_no_module(module))
        follow_pip(named, call, index + 1, site, why)
    elif module == "venv":
        run_venv(shell, call, index + 1, site)
    elif module == "virtualenv":
        run_virtualenv(shell, call, index + 1, site)
    elif module == "ensurepip":
        run_ensurepip(shell, call, index + 1, site, why)
    elif module == "uv":
        run_uv(shell, call, index + 1, site)
    elif _installs_unchecked(module, call.argv[index + 1 :]):
        run_unchecked(shell, call, site, why, module)
    elif module in _TOOLS:
        tail = _without_module(call, index)
        _TOOLS[module](shell, tail)


def _installs_unchecked(module: str, words: list[str]) -> bool:
    """Return whether a module, told *words*, is an installer that never looks at the marker."""
    if module == "easy_install":
        return any(word[:1] != "-" for word in words)
    return module == "installer" or (module == "flit" and "install" in words)


def _no_module(name: str) -> Obstacle:
    return Obstacle(f"there is no module {name}: as a module, pip is called pip", "no-module")


def _without_module(call: Call, index: int) -> Call:
    """Return the call of ``python -m module ...`` as that of a command."""
    rest = call.rest(index + 1)
    return Call(
        [call.argv[0], *rest.argv], [call.words[0], *rest.words], call.start, call.end, call.redirects
    )


def _script(shell: Shell, call: Call, index: int, site: Site | None, why: str) -> None:
    script = call.argv[index]
    if _PIP.fullmatch(basename(script)):
        if site is not None and ".whl" in call.words[index].raw:  # a wheel of pip, which Python can run
            site = replace(site, pip="unknown")
        follow_pip(shell, call, index + 1, site, why)
        return
    origin = shell.disk.files.get(shell.path(script)) or ""
    written = script if is_known(script) else call.words[index].raw
    known = origin if origin.startswith("downloaded from") else written
    if basename(script) == "get-pip.py" or "get-pip.py" in known:
        run_get_pip(shell, call, index + 1, site, why)
    elif basename(script) == "setup.py":
        follow_setup(shell, call, index + 1, site, why)
    elif basename(script) == "easy_install.py" and call.argv[index + 1 :]:
        run_unchecked(shell, call, site, why, "easy_install")
    elif "install-poetry" in known or "install.python-poetry.org" in known or "get-poetry" in known:
        run_poetry_installer(shell, call)


def _from_input(
    shell: Shell,
    call: Call,
    index: int,
    site: Site | None,
    why: str,
) -> None:
    feed = shell.feed
    text = " ".join(feed.argv) if feed else ""
    if "get-pip.py" in text:
        run_get_pip(shell, call, index + 1, site, why)
    elif "install.python-poetry.org" in text or "install-poetry.py" in text or "get-poetry.py" in text:
        run_poetry_installer(shell, call)
    for redirect in call.redirects:
        if redirect.heredoc is not None:
            run_code(_hindered(shell, site, why), call, redirect.heredoc.value, site)
