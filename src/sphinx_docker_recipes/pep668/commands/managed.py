"""Pythons that uv downloads: they carry a marker of uv's own."""

from posixpath import join

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import MarkerFile, MarkerState, Program, Site, SiteKind
from sphinx_docker_recipes.pep668.versions import minor


def may_download(shell: Shell, options: Options) -> bool:
    """Return whether uv may fetch a Python of its own where it finds none that fits."""
    if {"no-managed-python", "no-python-downloads", "offline"} & options.values.keys():
        return False
    if read_switch(shell.process.exported("UV_NO_MANAGED_PYTHON"), empty=Switch.OFF) is Switch.ON:
        return False
    return shell.process.exported("UV_PYTHON_DOWNLOADS") not in {"never", "0", "false", "manual"}


def wants_managed(shell: Shell, options: Options) -> bool:
    """Return whether uv is told to pass over the system's Pythons."""
    if "managed-python" in options or options.values.get("python-preference") == "only-managed":
        return True
    if shell.process.exported("UV_PYTHON_PREFERENCE") == "only-managed":
        return True
    return read_switch(shell.process.exported("UV_MANAGED_PYTHON"), empty=Switch.OFF) is Switch.ON


def managed(shell: Shell, version: str | None) -> Site | None:
    """Return a Python of uv's own that is there and fits *version*."""
    found = [
        site for site in shell.disk.sites.values() if site.origin == "uv" and site.kind is SiteKind.SYSTEM
    ]
    fitting = [site for site in found if version is None or site.version in {version, None}]
    return fitting[-1] if fitting else None


def add_managed(shell: Shell, version: str | None, *, default: bool) -> Site:
    """Put a Python of uv's own on the disk; it carries uv's own marker on every install (uv 0.2.12)."""
    process = shell.process
    folder = process.exported("UV_PYTHON_INSTALL_DIR") or join(process.home, ".local/share/uv/python")
    short = minor(version)
    prefix = join(folder, f"cpython-{version or 'X.Y'}")
    python = join(prefix, "bin", f"python{short or '3'}")
    marker = MarkerFile(
        state=MarkerState.PRESENT,
        path=join(prefix, "lib", f"python{short or '3'}", "EXTERNALLY-MANAGED"),
        why=f"uv marks the Python that it installs ({python}) as its own",
    )
    site = Site(
        id=python,
        kind=SiteKind.SYSTEM,
        python=python,
        prefix=prefix,
        marker=marker,
        version=short,
        origin="uv",
        pip="unknown",
        maker="uv python install",
        stage=shell.run.stage.index,
    )
    shell.disk.add_site(site, python, join(prefix, "bin/python3"), join(prefix, "bin/python"))
    scripts = process.exported("UV_PYTHON_BIN_DIR") or join(process.home, ".local/bin")
    names = [f"python{short or '3'}", *(("python", "python3") if default else ())]
    for name in names:
        shell.disk.programs[join(scripts, name)] = Program("python", site.id)
    return site
