"""Where ``uv pip`` looks for Pythons (uv 0.13, ``discovery.rs``): conda, the folders above, PATH."""

from collections.abc import Iterator
from posixpath import basename, join

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import site_at
from sphinx_docker_recipes.pep668.state.disk import Site, SiteKind
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN, above, search
from sphinx_docker_recipes.pep668.unknowns import MARK
from sphinx_docker_recipes.pep668.versions import minor


def conda_prefix(shell: Shell) -> list[Site]:
    """Return what ``CONDA_PREFIX`` names: without ``CONDA_DEFAULT_ENV`` any Python, base never (uv 0.13)."""
    prefix = shell.process.exported("CONDA_PREFIX")
    name = shell.process.exported("CONDA_DEFAULT_ENV")
    if not prefix or name in {"", "base", "root"}:
        return []
    site = site_at(shell, prefix)
    return [site] if site is not None and (name is None or site.kind is SiteKind.CONDA) else []


def base_conda(shell: Shell) -> list[Site]:
    """Return the virtual environment that ``CONDA_PREFIX`` names as conda's base: a fallback of uv (0.13)."""
    site = site_at(shell, shell.process.exported("CONDA_PREFIX") or "")
    named = shell.process.exported("CONDA_DEFAULT_ENV")
    return [site] if named and site is not None and site.is_virtual else []


def beside(shell: Shell) -> Iterator[Site]:
    """Give the environments that the shell stands in, and each ``.venv`` there, from the inside out."""
    for folder in above(shell.process.cwd):  # it may begin with what is not known: a base's own WORKDIR
        for path in (folder, join(folder, ".venv")):
            site = shell.disk.sites.get(path)
            if site is not None and site.is_virtual:
                yield site


def first_on_path(shell: Shell, wanted: str) -> Iterator[Site | None]:
    """Give the environment whose Python is the first on PATH, if it is one's: uv passes others by (0.5.27).

    A folder of the system that is not known may hold a Python before it, yet no environment's.
    """
    doubted = False
    for folder in shell.process.get("PATH").split(":"):
        found = _pythons_in(shell, folder, wanted)
        site = next((each for each in found if each is not None), None)
        if site is not None:
            if site.is_virtual:
                yield None if doubted else site
            return
        if found and (shell.disk.complete or MARK in folder):
            yield None
            return
        doubted = doubted or bool(found)


def _pythons_in(shell: Shell, folder: str, wanted: str) -> list[Site | None]:
    """Return the Pythons in a folder of PATH as uv looks for them, None for what is not known."""
    disk, version = shell.disk, minor(wanted)
    names = ["python3", "python"] if wanted else ["python", "python3"]
    if version is not None:
        names.insert(0, f"python{version}")
    else:
        start = f"{folder.rstrip('/')}/python3."
        names += [basename(path) for path in disk.programs if path.startswith(start)]
    found = [place[1] for name in names if (place := search(name, folder, disk)) is not None]
    return [disk.sites.get(program.site or "") for program in found]


def pythons_on_path(shell: Shell, version: str) -> Iterator[Site | None]:
    """Give every Python along PATH; None where something may stand there that is not known."""
    names = ("python3", "python", *((f"python{minor(version)}",) if minor(version) else ()))
    for folder in shell.process.get("PATH").split(":"):
        for name in names:
            found = search(name, folder, shell.disk)
            if found is None:
                continue
            if found[1] is NOT_KNOWN:
                if shell.disk.complete or MARK in folder:
                    yield None
                continue
            site = shell.disk.sites.get(found[1].site or "")
            if site is not None:
                yield site
