"""What an installation leaves on the disk: a newer pip, the commands of tools."""

from collections.abc import Sequence
from posixpath import join

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import Program, Site
from sphinx_docker_recipes.regex import regex

_REQUIREMENT = regex(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==([0-9][0-9A-Za-z.]*))?")
_TOOLS = ("uv", "pipx", "poetry", "pdm", "pipenv", "hatch", "virtualenv", "conda", "flit")


def packages_arrive(shell: Shell, site: Site, words: Sequence[str], *, upgrade: bool) -> None:
    """Note the version of pip that an installation brings."""
    for word in words:
        match = _REQUIREMENT.match(word)
        if match and match[1].lower() == "pip" and (upgrade or match[2] or site.pip is None):
            changed = shell.disk.change(site, pip=match[2] or "unknown")
            shell.disk.add_pip(changed)


def provide_tools(shell: Shell, site: Site, words: Sequence[str], *, user: bool = False) -> None:
    """Put the commands of the tools among *words* where pip puts them."""
    for word in words:
        match = _REQUIREMENT.match(word)
        if match and match[1].lower() in _TOOLS:
            name = match[1].lower()
            shell.disk.programs[join(scripts_of(shell, site, user=user), name)] = Program(name, site.id)


def scripts_of(shell: Shell, site: Site, *, user: bool = False) -> str:
    """Return the folder where commands of packages in *site* go."""
    if user:
        return join(shell.process.home, ".local/bin")
    return "/usr/local/bin" if site.prefix == "/usr" else join(site.prefix, "bin")
