"""uv and uvx: sorts a command line by subcommand."""

from posixpath import dirname

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.commands.options import Options, read_options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.absent_tools import uv_is_absent
from sphinx_docker_recipes.pep668.installers.uv_folders import folder_of_commands, moved
from sphinx_docker_recipes.pep668.installers.uv_options import SYNTAX
from sphinx_docker_recipes.pep668.recorder import note_interpreter, record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.state.which import which
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import elsewhere
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.environments import run_uv_venv
    from sphinx_docker_recipes.pep668.commands.managed import add_managed
    from sphinx_docker_recipes.pep668.installers.claims import claim, taken
    from sphinx_docker_recipes.pep668.installers.effects import provide_tools
    from sphinx_docker_recipes.pep668.installers.uv_pip import follow_uv_pip
    from sphinx_docker_recipes.pep668.installers.uv_project import follow_project, follow_run, refused
else:  # imported for the subcommands that need them
    run_uv_venv = lazily("pep668.commands.environments", "run_uv_venv")
    claim = lazily("pep668.installers.claims", "claim")
    taken = lazily("pep668.installers.claims", "taken")
    provide_tools = lazily("pep668.installers.effects", "provide_tools")
    follow_uv_pip = lazily("pep668.installers.uv_pip", "follow_uv_pip")
    follow_project = lazily("pep668.installers.uv_project", "follow_project")
    follow_run = lazily("pep668.installers.uv_project", "follow_run")
    refused = lazily("pep668.installers.uv_project", "refused")
    add_managed = lazily("pep668.commands.managed", "add_managed")


def run_uv(shell: Shell, call: Call, first: int = 1, parent: Site | None = None) -> None:
    """Follow ``uv ...``, arguments from *first* on."""
    head = read_options(call.argv, first, SYNTAX, until_operand=True)
    if not head.operands:
        return
    command = call.argv[head.operands[0]]
    if command == "run":
        follow_run(shell, call, head.operands[0] + 1)
        return
    options = read_options(call.argv, first, SYNTAX)
    shell = moved(shell, options)
    if command == "pip":
        follow_uv_pip(shell, call, options, parent)
    elif command == "venv":
        run_uv_venv(shell, call, options)
    elif command == "python":
        _python(shell, call, options)
    elif command == "tool":
        _tool(shell, call, options, parent)
    elif command in {"sync", "add", "remove"}:
        follow_project(shell, call, options, command)


def run_uvx(shell: Shell, call: Call) -> None:
    """Follow ``uvx tool``."""
    options = read_options(call.argv, 1, SYNTAX, until_operand=True)
    absent = _parted(shell, call)
    _record_tool(shell, call, "`uvx` runs a tool in an environment of its own", options, absent=absent)


def _parted(shell: Shell, call: Call) -> str:
    """Say that ``uvx`` has no ``uv`` beside it, which it starts (seen with uv 0.13); else an empty text."""
    found = which(call.argv[0], shell.process, shell.disk)
    own = dirname(found[0]) if found is not None and found[1].kind == "uvx" else ""
    if not own or f"{own}/uv" in shell.disk.programs or not surely_lacks(shell.disk):
        return ""
    return f"{own} holds `uvx` and no `uv`, which it starts"


def _tool(shell: Shell, call: Call, options: Options, parent: Site | None) -> None:
    command = call.argv[options.operands[1]] if len(options.operands) > 1 else ""
    why = f"`uv tool {command}` gives each tool an environment of its own"
    if command in {"upgrade", "run"}:
        _record_tool(shell, call, why, options, parent)
    elif command == "install":
        words = [call.argv[i] for i in options.operands[2:] if is_known(call.argv[i])]
        folder = folder_of_commands(shell)
        held = "" if "force" in options else taken(shell, folder, words, "uv")
        _record_tool(shell, call, why, options, parent, held=held)
        site = next(iter(shell.disk.sites.values()), None)
        if site is not None and not held:
            provide_tools(shell, site, words, user=True, folder=folder)
            claim(shell, folder, words, "uv")


def _record_tool(
    shell: Shell,
    call: Call,
    why: str,
    options: Options,
    parent: Site | None = None,
    *,
    absent: str = "",
    held: str = "",
) -> None:
    result = elsewhere(Tool.UV_TOOL, why, target=Target.TOOL_ENV, strategy=Strategy.TOOL_ENV)
    absent = absent or uv_is_absent(shell, call, parent)
    if absent:
        result.fails("no-uv", absent)
    if held:
        result.fails("command-exists", f"{held}, and uv writes over it only with `--force`")
    refused(shell, options, "uv tool", result)
    record(shell, call, result)


def _python(shell: Shell, call: Call, options: Options) -> None:
    words = [call.argv[index] for index in options.operands]
    if words[1:2] != ["install"]:
        return
    for wanted in words[2:] or ["3.13"]:
        named = is_known(wanted) and minor(wanted.removeprefix("cpython-"))
        version = wanted.removeprefix("cpython-") if named else None
        site = add_managed(shell, version, default="default" in options)
        note_interpreter(shell, call, site, None)
