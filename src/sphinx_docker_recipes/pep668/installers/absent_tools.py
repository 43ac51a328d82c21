"""Tools that certainly do not run: nothing brought them, or they lie where the shell does not look."""

from sphinx_docker_recipes.pep668.commands.opaque_commands import script_that_ran, surely_lacks
from sphinx_docker_recipes.pep668.commands.packages import ANY
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.installers.whose import NOT_INSTALLED
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.state.which import may_be_filled, which
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.regex import regex

_PUTS_ON_PATH = regex(r"ensurepath|update-shell")
"""Commands of pipx and uv that write PATH into what a shell reads when it starts."""
_HOLDS_PIP = regex("packages|\\.whl|\0")
"""What PYTHONPATH may name that holds pip: packages of another Python, a wheel, what is not known."""


def uv_is_absent(shell: Shell, call: Call, parent: Site | None) -> str:
    """Say why uv certainly does not run here, an empty text where it may."""
    disk = shell.disk
    holders = [path for path, program in disk.programs.items() if program.kind == "uv"]
    if parent is not None:
        there = parent.unseen or any(disk.programs[path].site == parent.id for path in holders)
        return "" if there or not surely_lacks(disk) else f"{parent.python} has no module uv"
    return is_off_path(shell, call, "uv") if holders else ""


def is_off_path(shell: Shell, call: Call, tool: str) -> str:
    """Say that *tool* was installed to a folder where the shell does not look, an empty text where it may."""
    disk = shell.disk
    held = any(
        program.kind == tool and path.endswith(f"bin/{tool}") for path, program in disk.programs.items()
    )
    if not held or which(call.argv[0], shell.process, disk) is not None or not surely_lacks(disk):
        return ""
    if shell.process.bash and any(_PUTS_ON_PATH.search(text) for text in disk.ran):
        return ""
    folders = shell.process.get("PATH").split(":")
    if any(tool in folder and may_be_filled(folder, disk) for folder in folders):
        return ""
    return f"{NOT_INSTALLED} `{readable(call.argv[0])}` on PATH"


def lacks_pip(shell: Shell, site: Site) -> bool:
    """Return whether *site* certainly has no pip, neither of its own nor one of the system that it sees."""
    below = base_of(shell.disk, site) if site.sees_system else site
    if site.pip is not None or below is None or below.pip is not None:
        return False
    if _HOLDS_PIP.search(shell.process.exported("PYTHONPATH") or ""):
        return False
    return ANY not in shell.disk.packages and not script_that_ran(shell.disk)
