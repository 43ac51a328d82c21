"""The folders that uv works in: options and variables that name another than the shell's."""

from posixpath import basename, dirname, join

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.effects import folder_of_tools

_WORKS_IN = ("UV_WORKING_DIR", "UV_WORKING_DIRECTORY")


def moved(shell: Shell, options: Options) -> Shell:
    """Return the shell as uv sees it, which goes to the folder of ``--directory`` first of all."""
    folder = options.values.get("directory") or next(filter(None, map(shell.process.exported, _WORKS_IN)), "")
    if not folder:
        return shell
    child = shell.fork()
    child.process.cwd = shell.path(folder)
    return child


def folder_of_commands(shell: Shell) -> str:
    """Return where ``uv tool install`` puts commands: beside the folder for data, where no other is named."""
    data = shell.process.exported("XDG_DATA_HOME")
    beside = join(dirname(shell.path(data)), "bin") if data else ""
    return folder_of_tools(shell, "UV_TOOL_BIN_DIR", "XDG_BIN_HOME", usual=beside)


def project_folder(shell: Shell, options: Options) -> str:
    """Return the folder in which uv looks for a project: that of the file, where it is told one."""
    path = shell.path(options.values.get("project") or shell.process.exported("UV_PROJECT") or ".")
    return dirname(path) if basename(path) == "pyproject.toml" else path
