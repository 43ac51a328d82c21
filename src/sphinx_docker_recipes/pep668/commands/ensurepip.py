"""Debian's Python without the package that ``python3 -m venv`` needs."""

from sphinx_docker_recipes.pep668.commands.packages import ANY, has_role
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import DEBIAN_FAMILIES, Site
from sphinx_docker_recipes.pep668.trace import Failure
from sphinx_docker_recipes.regex import regex

_MAY_BRING_PACKAGES = regex(
    r"-venv|python3-full|\.sh\b|\.deb\b|\|\s*(?:ba)?sh\b|\b(?:make|ansible|dpkg|source)\b"
)


def why_no_ensurepip(shell: Shell, below: Site | None) -> str:
    """Say why ``python3 -m venv`` with the Python *below* stops the build; empty where it is not known to.

    Source: Debian's ``libpython3-stdlib`` leaves ``ensurepip`` to python3.X-venv; message E18 of the decoder.
    Silent where a package, a script or the base image may have brought it unseen.
    """
    disk, distribution = shell.disk, shell.disk.distribution
    if below is None or distribution is None or distribution.family not in DEBIAN_FAMILIES:
        return ""
    brought_here = below.id == distribution.executable and below.maker
    sure = shell.failure is Failure.STOPS and not disk.doubts and ANY not in disk.packages
    if not brought_here or not sure or has_role(disk, "venv"):
        return ""
    if any(_MAY_BRING_PACKAGES.search(script) for script in disk.ran):
        return ""
    return f"{below.python} of {distribution.title} has no ensurepip"
