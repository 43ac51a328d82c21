"""Sorts command words: installers, package managers, file commands, builtins and wrappers."""

from collections.abc import Callable, Mapping

from sphinx_docker_recipes.dockerfile.shell_model import Word
from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.carriers import carried
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.environments import run_virtualenv
from sphinx_docker_recipes.pep668.file_commands import FILE_COMMANDS
from sphinx_docker_recipes.pep668.installers.conda import enter, enter_named, run_conda
from sphinx_docker_recipes.pep668.installers.pip import run_pip
from sphinx_docker_recipes.pep668.installers.pip_tools import run_pip_sync
from sphinx_docker_recipes.pep668.installers.pipenv import in_project, run_pipenv
from sphinx_docker_recipes.pep668.installers.poetry import in_environment, run_poetry
from sphinx_docker_recipes.pep668.installers.scripts import run_setup
from sphinx_docker_recipes.pep668.installers.tools import inside, of_project, run_hatch, run_pdm, run_pipx
from sphinx_docker_recipes.pep668.installers.uv import run_uv, run_uvx
from sphinx_docker_recipes.pep668.marker_commands import remove_found, run_find
from sphinx_docker_recipes.pep668.package_names import MANAGERS
from sphinx_docker_recipes.pep668.packages import run_manager
from sphinx_docker_recipes.pep668.python_command import run_python
from sphinx_docker_recipes.pep668.shell_builtins import BUILTINS
from sphinx_docker_recipes.pep668.toolchains import run_configure, run_make, run_pyenv
from sphinx_docker_recipes.pep668.windows import is_windows
from sphinx_docker_recipes.pep668.wrappers import WRAPPERS
from sphinx_docker_recipes.regex import regex

Handler = Callable[[Shell, Call], None]

_VERSIONED = regex(r"(python|pypy|pip)(?:-?\d+(?:\.\d+)*)t?")
_LAUNCHED = regex(r"-(?:\d(?:\.\d+)?(?:-\d+)?|V:.*)")
"""How the launcher is told which Python to start."""
_MAX_WRAPPERS = 12
_MAX_NESTED = 16
"""Of commands in commands: ``uv run conda run pip ...``."""


def is_followed(word: Word) -> bool:
    """Return whether the command *word* may matter; most commands do not."""
    name = word.raw if len(word.parts) == 1 else ""
    if name in HANDLERS or name in WRAPPERS:
        return True
    if not name or name[0] in "\"'$\\":
        return True
    return handler_of(name) is not None or name.rpartition("/")[2] in WRAPPERS


def run_call(shell: Shell, call: Call) -> None:
    """Follow one command; wrappers are taken off first, and one that is nested too deep is left alone."""
    run = shell.run
    if run.nesting < _MAX_NESTED:
        run.nesting += 1
        _run_call(shell, call)
        run.nesting -= 1


def _run_call(shell: Shell, call: Call) -> None:
    for _ in range(_MAX_WRAPPERS):
        if not call.argv:
            return
        handler = handler_of(call.argv[0])
        if handler is not None:
            handler(shell, call)
            return
        unwrap = WRAPPERS.get(call.name, carried)
        inner = unwrap(shell, call)
        if inner is None:
            return
        shell, call = inner


def handler_of(word: str) -> Handler | None:
    """Return what follows the command *word*, None where nothing does."""
    name = word.rpartition("/")[2]
    if name[-4:].lower() == ".exe":
        name = name[:-4].lower()
    handler = HANDLERS.get(name)
    if handler is None and name[:2] in {"py", "pi"}:
        match = _VERSIONED.fullmatch(name)
        handler = HANDLERS.get(match[1]) if match else None
    return handler


def _uv(shell: Shell, call: Call) -> None:
    run_uv(shell, call, run_call)


def _python(shell: Shell, call: Call) -> None:
    run_python(shell, call, run_call)


def _py(shell: Shell, call: Call) -> None:
    """Follow the launcher of Windows: ``py -3.12 -m pip``."""
    if is_windows(shell.disk) or not shell.run.stage.known:
        chosen = call.argv[1:2] and _LAUNCHED.fullmatch(call.argv[1])
        rest = call.rest(2 if chosen else 1)
        words = [call.words[0], *rest.words]
        run_python(shell, Call([call.argv[0], *rest.argv], words, call.start, call.end), run_call)


def _virtualenv(shell: Shell, call: Call) -> None:
    run_virtualenv(shell, call)


def _find(shell: Shell, call: Call) -> None:
    run_find(shell, call, run_call)


def _conda(shell: Shell, call: Call) -> None:
    if call.argv[1:2] == ["activate"]:
        enter_named(shell, "".join(call.argv[2:3]) or "base")
        return
    index = run_conda(shell, call)
    if index is not None:
        run_call(enter(shell, call.argv[:index]), call.rest(index))


def _poetry(shell: Shell, call: Call) -> None:
    index = call.argv.index("run") + 1 if "run" in call.argv[1:3] else 0
    if index and index < len(call.argv):
        run_call(in_environment(shell, call), call.rest(index))
    else:
        run_poetry(shell, call)


def _pipenv(shell: Shell, call: Call) -> None:
    if call.argv[1:2] == ["run"] and call.argv[2:]:
        site = of_project(shell, call, "pipenv", in_project=in_project(shell))
        run_call(inside(shell, site), call.rest(2))
    else:
        run_pipenv(shell, call)


def _xargs(shell: Shell, call: Call) -> None:
    inner = WRAPPERS["xargs"](shell, call)
    if inner is None:
        return
    if inner[1].name in {"rm", "unlink", "mv"} and shell.feed is not None and shell.feed.name == "find":
        remove_found(shell, shell.feed, "deleted")
    else:
        run_call(*inner)


HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys((*MANAGERS, "pacman", "paru", "yay"), run_manager),
    **FILE_COMMANDS,
    **BUILTINS,
    **dict.fromkeys(("conda", "mamba", "micromamba"), _conda),
    "pip": run_pip,
    "python": _python,
    "py": _py,
    "pypy": _python,
    "uv": _uv,
    "uvx": run_uvx,
    "pipx": run_pipx,
    "poetry": _poetry,
    "pdm": run_pdm,
    "pipenv": _pipenv,
    "hatch": run_hatch,
    "virtualenv": _virtualenv,
    "find": _find,
    "pyenv": run_pyenv,
    "configure": run_configure,
    "make": run_make,
    "pip-sync": run_pip_sync,
    "setup.py": run_setup,
    "xargs": _xargs,
}
