"""What an installation leaves on the disk: a newer pip, the commands of tools."""

from collections.abc import Sequence
from posixpath import dirname, join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.ownership import take_over
from sphinx_docker_recipes.pep668.state.disk import Program, Site
from sphinx_docker_recipes.regex import regex

_REQUIREMENT = regex(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==([0-9][0-9A-Za-z.]*))?")
_TOOLS = ("uv", "pipx", "poetry", "pdm", "pipenv", "hatch", "virtualenv", "conda", "flit")


def bring_pip(
    shell: Shell, site: Site, version: str = UNKNOWN_VERSION, *, user: bool = False, bare: bool = True
) -> None:
    """Give *site* a pip of its own: its commands go where those of packages go, before the distribution's.

    Where it is not *bare*, there is no ``pip`` among them.
    """
    disk = shell.disk
    site = disk.change(site, pip=version)
    program = Program("pip", site.id)
    own = dirname(site.python) if site.python else join(site.prefix, "bin")
    scripts = scripts_of(shell, site, user=user)
    for name in site.names("pip")[not bare :]:
        disk.programs[join(scripts, name)] = program
        disk.programs.setdefault(join(own, name), program)


def packages_leave(shell: Shell, site: Site, words: Sequence[str]) -> None:
    """Take pip from an environment where it is among what is uninstalled."""
    if "pip" in words and site.is_virtual:
        shell.disk.change(site, pip=None)
        programs = shell.disk.programs
        own = [path for path, program in programs.items() if program == Program("pip", site.id)]
        for path in own:
            del programs[path]


def packages_arrive(
    shell: Shell, site: Site, words: Sequence[str], *, upgrade: bool, user: bool = False
) -> None:
    """Note the version of pip that an installation brings, and what it puts before the distribution's."""
    if upgrade and not user:
        take_over(shell, site, words)
    for word in words:
        match = _REQUIREMENT.match(word) if word[:3].lower() == "pip" else None
        if match and match[1].lower() == "pip" and (upgrade or match[2] or site.pip is None):
            bring_pip(shell, site, match[2] or UNKNOWN_VERSION, user=user)


def provide_tools(
    shell: Shell, site: Site, words: Sequence[str], *, user: bool = False, folder: str = ""
) -> None:
    """Put the commands of the tools among *words* where pip puts them, or into *folder*."""
    folder = folder or scripts_of(shell, site, user=user)
    for word in words:
        match = _REQUIREMENT.match(word) if word.lower().startswith(_TOOLS) else None
        if match and match[1].lower() in _TOOLS:
            shell.disk.add_tool(match[1].lower(), site, folder)


def folder_of_tools(shell: Shell, *variables: str, usual: str = "") -> str:
    """Return the folder that the first of *variables* names for the commands of tools, or the *usual* one."""
    named = (shell.process.exported(variable) for variable in variables)
    return next((shell.path(value) for value in named if value), usual)


def scripts_of(shell: Shell, site: Site, *, user: bool = False) -> str:
    """Return the folder where commands of packages in *site* go."""
    if user:
        return join(shell.process.home, ".local/bin")
    return "/usr/local/bin" if site.prefix == "/usr" else join(site.prefix, "bin")
