"""Sorts command words: which module follows a command, and which commands only run another."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module

from sphinx_docker_recipes.dockerfile.shell_model import Word
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.package_names import MANAGERS
from sphinx_docker_recipes.pep668.commands.unknown_wrappers import carried
from sphinx_docker_recipes.pep668.commands.wrappers import WRAPPERS
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.which import which
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.shell.script_files import run_program
    from sphinx_docker_recipes.pep668.state.markers import doubt
else:  # imported where the Dockerfile holds a script, or gives a marker to a command that is not known
    doubt = lazily("pep668.state.markers", "doubt")
    run_program = lazily("pep668.shell.script_files", "run_program")

Handler = Callable[[Shell, Call], None]

_VERSIONED = regex(
    r"(python|pypy|pip|pyvenv|easy_install)(?:-?\d+(?:\.\d+)*t?(?:d|-dbg|-debug)?|[\d.]*(?:\0[^\0]*\0[\d.]*)+)"
)
"""Names with a version, of which parts may not be known; a ``t`` is free-threaded, a ``d`` for debuggers."""
_CONDA = regex(r"Miniconda|Anaconda|Miniforge|Mambaforge")
"""How the names of conda's installers begin."""
_JUDGEMENT = __package__.rpartition(".")[0]
_MAX_WRAPPERS = 12
_MAX_NESTED = 16
"""Of commands in commands: ``uv run conda run pip ...``."""


def is_followed(word: Word) -> bool:
    """Return whether the command *word* may matter; most commands do not."""
    name = word.raw if word.special is None or len(word.special) == 1 else ""
    if name in HANDLERS or name in WRAPPERS:
        return True
    if not name or name[0] in "\"'$\\":
        return True
    return handler_of(name) is not None or name.rpartition("/")[2] in WRAPPERS


def run_call(shell: Shell, call: Call) -> None:
    """Follow one command; wrappers are taken off first, and one that is nested too deep is left alone."""
    run = shell.run
    shell.disk.reached = max(shell.disk.reached, shell.text.place(call.start))
    if run.nesting < _MAX_NESTED:
        run.nesting += 1
        _run_call(shell, call)
        run.nesting -= 1


def _run_call(shell: Shell, call: Call) -> None:
    for _ in range(_MAX_WRAPPERS):
        if not call.argv:
            return
        if shell.disk.files and run_program(shell, call):
            return
        handler = handler_of(call.argv[0]) or _renamed(shell, call)
        if handler is not None:
            handler(shell, call)
            return
        unwrap = WRAPPERS.get(call.name, carried)
        if unwrap is carried:
            _doubt(shell, call)
        inner = unwrap(shell, call)
        if inner is None:
            return
        shell, call = inner


def _renamed(shell: Shell, call: Call) -> Handler | None:
    """Return what follows a program that stands there under a name of its own: a link to pip."""
    if call.name not in shell.disk.renamed:
        return None
    found = which(call.argv[0], shell.process, shell.disk)
    return handler_of(found[1].kind) if found else None


def _doubt(shell: Shell, call: Call) -> None:
    """Follow a command that is not known: it may remove a marker that it names."""
    if any("XTERNALLY" in word for word in call.argv):
        doubt(shell, call)


@lru_cache(maxsize=4096)
def handler_of(word: str) -> Handler | None:
    """Return what follows the command *word*, None where nothing does."""
    name = word.rpartition("/")[2]
    if name[-4:].lower() == ".exe":
        name = name[:-4].lower().rpartition("\\")[2]
    place = HANDLERS.get(name)
    if place is None and name[:2] in {"py", "pi", "ea"}:
        match = _VERSIONED.fullmatch(name)
        place = HANDLERS.get(match[1]) if match else None
    if place is None and name.endswith(".sh") and _CONDA.match(name):
        place = ("toolchains", "run_conda_installer")
    if place is None:
        return None
    module, function = place
    handler: Handler = getattr(import_module(f"{_JUDGEMENT}.{module}"), function)
    return handler


def _of(module: str, **functions: str) -> Mapping[str, tuple[str, str]]:
    """Return where the functions of a module here stand, under the words of the commands that they follow."""
    return {word: (module, name) for name, words in functions.items() for word in words.split()}


# A module is imported when a Dockerfile has the first command of its own.
HANDLERS: Mapping[str, tuple[str, str]] = {
    **_of("commands.packages", run_manager=f"{' '.join(MANAGERS)} pacman paru yay"),
    **_of(
        "commands.file_commands",
        run_rm="rm unlink",
        run_mv="mv",
        run_cp="cp install",
        run_ln="ln",
        run_sed="sed",
    ),
    **_of("commands.marker_commands", run_divert="dpkg-divert", run_touching="truncate chmod chattr touch"),
    **_of("commands.marker_commands", run_find="find", run_xargs="xargs"),
    **_of("commands.programs", run_alternatives="update-alternatives alternatives"),
    **_of(
        "commands.written_files", run_download="curl wget", run_tee="tee", run_edit="perl crudini ed dd patch"
    ),
    **_of("shell.builtins", run_nothing=":", run_cd="cd pushd", run_unset="unset", run_read="read"),
    **_of("shell.builtins", run_export="export declare typeset readonly local", run_set="set"),
    **_of(
        "shell.builtins",
        run_hash="hash",
        run_shift="shift",
        run_trap="trap",
        run_source=". source",
        run_deactivate="deactivate",
    ),
    **_of("commands.toolchains", run_pyenv="pyenv", run_configure="configure", run_make="make"),
    **_of("commands.python_command", run_python="platform-python python pypy", run_launcher="py"),
    **_of("commands.environments", run_virtualenv="virtualenv", run_pyvenv="pyvenv"),
    **_of("installers.pip", run_pip="pip"),
    **_of("installers.pip_tools", run_pip_sync="pip-sync"),
    **_of(
        "installers.python_scripts", run_setup="setup.py", run_easy_install="easy_install", run_flit="flit"
    ),
    **_of("installers.uv", run_uv="uv", run_uvx="uvx"),
    **_of("installers.conda", run_conda="conda mamba micromamba", run_pixi="pixi"),
    **_of("installers.poetry", run_poetry="poetry"),
    **_of("installers.pipenv", run_pipenv="pipenv"),
    **_of("installers.tools", run_pipx="pipx", run_pdm="pdm", run_hatch="hatch"),
}
