"""Packages that the distribution's manager owns: pip cannot replace them on Debian 13 and Ubuntu 24.04."""

from collections.abc import Iterable, Mapping

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Target, Verdict

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.facts.owned import owned_packages
else:  # imported when pip is to replace something
    owned_packages = lazily("facts.owned", "owned_packages")

_UNPATCHED = (24, 0)
"""The pip of Debian from which on a package that pip cannot remove stops it."""
_NAME = regex(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_WRITING = (Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED)
_FAMILIES = ("debian", "ubuntu", "kali", "raspbian")


def owned_by_distribution(
    shell: Shell, call: Call, options: Options, command: str, site: Site, result: Judgement
) -> str:
    """Return the first named package that pip would have to remove and cannot, else an empty text.

    Debian dropped the patch that made pip leave such packages alone in python-pip 24.0+dfsg-1.
    """
    distribution = shell.disk.distribution
    if distribution is None or distribution.family not in _FAMILIES or site.origin != "distribution":
        return ""
    if result.verdict not in _WRITING or older(site.pip, _UNPATCHED) or older(distribution.pip, _UNPATCHED):
        return ""
    if command == "install" and result.target is Target.USER:
        return ""
    if command == "install" and ("upgrade" not in options or "ignore-installed" in options):
        return ""
    for index in options.operands[1:]:
        match = _NAME.match(call.argv[index])
        if match and owns(shell, match[0]):
            return match[0]
    return ""


def take_over(shell: Shell, site: Site, words: Iterable[str]) -> None:
    """Note that *site* finds copies of its own of the named packages before those of the distribution."""
    if site.origin != "distribution":
        return
    for word in words:
        match = _NAME.match(word)
        if match:
            shell.disk.packages.discard(_packages(shell).get(_normal(match[0]), ""))


def owns(shell: Shell, name: str) -> bool:
    """Return whether the distribution's manager installed the package that pip calls *name*, for good."""
    return _packages(shell).get(_normal(name)) in shell.disk.packages


def _packages(shell: Shell) -> Mapping[str, str]:
    distribution = shell.disk.distribution
    return owned_packages(distribution.family) if distribution else {}


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
