"""What an installation leaves on the disk: a newer pip, the commands of tools."""

from collections.abc import Sequence
from posixpath import dirname, join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.ownership import take_over
from sphinx_docker_recipes.pep668.state.disk import Program, Site
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Target, Verdict

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.installers.claims import claim, give_up
else:  # imported where commands come to a user's folder
    claim = lazily("pep668.installers.claims", "claim")
    give_up = lazily("pep668.installers.claims", "give_up")

_REQUIREMENT = regex(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:==([0-9][0-9A-Za-z.]*))?")
_TOOLS = ("uv", "pipx", "poetry", "pdm", "pipenv", "hatch", "virtualenv", "conda", "flit")
_NOT_HERE = frozenset(("target", "prefix", "root", "dry-run"))
"""Options with which nothing comes into the site."""


def installed(shell: Shell, options: Options, words: Sequence[str], site: Site, result: Judgement) -> None:
    """Note what ``pip install`` leaves in *site*."""
    if not _NOT_HERE.isdisjoint(options.values):
        return
    user = result.target is Target.USER
    operands = [word for word in words if is_known(word)]
    if not site.unseen and (not operands or {"requirement", "editable"} & options.values.keys()):
        site = shell.disk.change(site, unseen=True)
    upgrade = "upgrade" in options or "ignore-installed" in options
    packages_arrive(shell, site, operands, upgrade=upgrade, user=user)
    provide_tools(shell, site, operands, user=user)
    if user and result.verdict not in {Verdict.BLOCKED, Verdict.UNKNOWN}:
        claim(shell, scripts_of(shell, site, user=True), operands, "pip")


def uninstalled(shell: Shell, options: Options, words: Sequence[str], site: Site, result: Judgement) -> None:
    """Note what ``pip uninstall`` takes from *site*."""
    if "yes" not in options:
        return
    if result.verdict is not Verdict.BLOCKED:
        give_up(shell, scripts_of(shell, site, user=True), words, "pip")
    if site.is_virtual:
        packages_leave(shell, site, words)


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
    """Return where tools put their commands: what *variables* name, the *usual* or the user's."""
    named = (shell.process.exported(variable) for variable in variables)
    given = next((shell.path(value) for value in named if value), usual)
    return given or join(shell.process.home, ".local/bin")


def scripts_of(shell: Shell, site: Site, *, user: bool = False) -> str:
    """Return the folder where commands of packages in *site* go."""
    if user:
        return join(shell.process.home, ".local/bin")
    return "/usr/local/bin" if site.prefix == "/usr" else join(site.prefix, "bin")
