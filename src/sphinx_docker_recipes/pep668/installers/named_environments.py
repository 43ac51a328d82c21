"""Virtual environments that PATH, ``VIRTUAL_ENV`` or the folder name where an installer runs."""

from posixpath import join

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.trace import NamedEnvironment
from sphinx_docker_recipes.pep668.unknowns import is_known

_MAX_NAMED = 16
"""Of environments on PATH; the first ones matter."""


def named_environments(shell: Shell) -> list[NamedEnvironment]:
    """Return the virtual environments that the process or its folder names."""
    process, sites = shell.process, shell.disk.sites
    found: list[NamedEnvironment] = []
    if not any(site.is_virtual for site in sites.values()):
        return found
    for folder in process.get("PATH").split(":"):
        site = sites.get(folder[:-4]) if folder.endswith("/bin") else None
        if site is not None and site.is_virtual:
            found.append(_named(site, "PATH"))
            if len(found) == _MAX_NAMED:
                break
    active = process.exported("VIRTUAL_ENV")
    if active and active in sites:
        found.append(_named(sites[active], "VIRTUAL_ENV"))
    if is_known(process.cwd) and join(process.cwd, ".venv") in sites:
        found.append(_named(sites[join(process.cwd, ".venv")], "cwd"))
    return found


def _named(site: Site, by: str) -> NamedEnvironment:
    return NamedEnvironment(path=site.shown, has_pip=site.pip is not None, named_by=by)
