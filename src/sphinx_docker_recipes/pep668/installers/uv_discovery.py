"""Which Python ``uv pip`` works on (uv 0.13, ``uv-python/src/discovery.rs`` and ``environment.rs``)."""

from posixpath import basename

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks, what_a_script_installed
from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.commands.packages import distribution_site
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.configuration.uv import uv_setting, uv_text
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import site_at, surely_none_at
from sphinx_docker_recipes.pep668.installers.uv_places import (
    base_conda,
    beside,
    conda_prefix,
    first_on_path,
    pythons_on_path,
)
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.state.which import search
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import MARK, is_known, readable
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.state.windows import windows_python
else:  # imported in a Windows container
    windows_python = lazily("pep668.state.windows", "windows_python")

SYSTEM = "UV_SYSTEM_PYTHON"
_EXECUTABLE = regex(
    r"(?!(?:any|default|cpython|pypy|graalpy|pyodide)$|(?:c?python|cp|pypy|pp|graalpy|gp|pyodide)[-@]?\d)"
    r"[A-Za-z_][\w.+-]*"
)
"""What names a program on PATH, and no version or implementation: ``python``, but not ``python3``."""
_VERSION = regex(r"(?:cpython-?|python)?(\d+(?:\.\d+)*)")


@valueclass(slots=True)
class Found:
    """What discovery ends with: a site, a sure error, or neither."""

    site: Site | None = None
    error: str = ""
    """A short word for a sure error."""
    why: str = ""
    setting: Setting | None = None
    system: bool = False
    """Whether the system's Python is asked for, whichever that is."""


def discover(shell: Shell, call: Call, options: Options, parent: Site | None = None) -> Found:
    """Find the Python of ``uv pip``; *parent* is the interpreter of ``python -m uv``."""
    if shell.disk.is_windows:
        return _on_windows(shell, call, options)
    return _on_unix(shell, call, options, parent)


def _on_unix(shell: Shell, call: Call, options: Options, parent: Site | None) -> Found:
    system, setting = system_switch(shell, call, options)
    if system is Switch.BAD:
        value = readable(shell.process.exported(SYSTEM) or "")
        return Found(error="bad-value", why=f"`{SYSTEM}={value}` is not a boolean", setting=setting)
    request, asked = _request(shell, call, options)
    if request and _is_path(shell, request):
        return _explicit(shell, request, asked)
    if system is Switch.UNKNOWN:
        return Found(
            why=f"the value of `{setting.name if setting else SYSTEM}` is not known", setting=setting
        )
    if _EXECUTABLE.fullmatch(request):
        return _called(shell, request, asked, system=system is Switch.ON)
    if system is not Switch.ON and parent is not None:
        return Found(site=parent, why="`python -m uv` works on its own interpreter")
    return _system(shell, request, setting) if system is Switch.ON else _virtual(shell, request, asked)


def _on_windows(shell: Shell, call: Call, options: Options) -> Found:
    system, _ = system_switch(shell, call, options)
    if system is not Switch.ON and "/" not in _request(shell, call, options)[0]:
        active = shell.disk.sites.get(shell.process.exported("VIRTUAL_ENV") or "")
        site = active or next(beside(shell), None)
        return Found(site=site, why="" if site else "which virtual environment is meant is not known")
    site, why = windows_python(shell, "python")
    return Found(site=site, why=why)


def system_switch(shell: Shell, call: Call, options: Options) -> tuple[Switch, Setting | None]:
    """Return whether ``--system``, its variable or a file asks for the system's Python."""
    on, off = options.where.get("system", -1), options.where.get("no-system", -1)
    if on > off:
        place = call.place(shell, on)
        return Switch.ON, Setting(kind=SettingKind.FLAG, name="--system", value=None, span=place)
    if off >= 0:
        return Switch.OFF, None
    switch = read_switch(shell.process.exported(SYSTEM), empty=Switch.BAD)
    if switch not in {Switch.UNSET, Switch.OFF}:
        return switch, shell.setting(SYSTEM)
    # A variable that says no is as good as none: uv then asks its files (seen with uv 0.13.9).
    return uv_setting(shell, "system", options)


def _request(shell: Shell, call: Call, options: Options) -> tuple[str, Setting | None]:
    value = options.values.get("python")
    if value:
        place = call.place(shell, options.where["python"])
        return value, Setting(kind=SettingKind.FLAG, name="--python", value=readable(value), span=place)
    value = shell.process.exported("UV_PYTHON") or ""
    return (value, shell.setting("UV_PYTHON")) if value else uv_text(shell, "python", options)


def _is_path(shell: Shell, request: str) -> bool:
    if "/" in request or request.startswith((".", MARK)):
        return True
    return shell.path(request) in shell.disk.sites


def _explicit(shell: Shell, request: str, setting: Setting | None) -> Found:
    site = site_at(shell, request)
    if site is not None:
        return Found(site=site, why=f"`--python {readable(request)}` names it", setting=setting)
    if surely_none_at(shell, request):
        return Found(error="no-python", why=f"there is no Python at {readable(request)}", setting=setting)
    return Found(why=f"what `{readable(request)}` names is not known", setting=setting)


def _called(shell: Shell, request: str, setting: Setting | None, *, system: bool) -> Found:
    """Find the first Python on PATH that is called so and of the kind that is asked for; no other counts.

    Neither ``VIRTUAL_ENV`` nor ``.venv`` is then looked at (seen with uv 0.13.9).
    """
    error, why = "no-python", f"no Python on PATH is called `{readable(request)}`"
    for folder in shell.process.get("PATH").split(":"):
        place = search(request, folder, shell.disk)
        if place is None:
            continue
        site = shell.disk.sites.get(place[1].site or "")
        if site is None:
            return Found(why=_doubt(shell), setting=setting, system=system)
        if site.is_virtual != system:
            return Found(site=site, setting=setting, system=system)
        error, why = "no-environment", f"{site.python} is {'' if system else 'not '}of a virtual environment"
    if not surely_lacks(shell.disk):
        return Found(why=_doubt(shell), setting=setting, system=system)
    return Found(error=error, why=why, setting=setting, system=system)


def _system(shell: Shell, request: str, setting: Setting | None) -> Found:
    match = _VERSION.fullmatch(basename(request)) if request else None
    wanted = match[1] if match else ""
    for site in pythons_on_path(shell, wanted):
        if site is None and _harmless(shell):
            continue
        if site is None:
            return Found(why=_doubt(shell), setting=setting, system=True)
        if not site.is_virtual and _fits(site, wanted):
            return Found(site=site, setting=setting, system=True)
    sites = shell.disk.sites.values()
    managed = [s for s in sites if s.origin == "uv" and not s.is_virtual and _fits(s, wanted)]
    if managed:
        return Found(site=managed[-1], setting=setting, system=True)
    if _harmless(shell) and not shell.disk.doubts:
        return Found(site=distribution_site(shell), setting=setting, system=True)
    if not surely_lacks(shell.disk):
        return Found(why=_doubt(shell), setting=setting, system=True)
    why = "there is no system Python installation"
    return Found(error="no-python", why=why, setting=setting, system=True)


def _harmless(shell: Shell) -> bool:
    """Return whether no Python of this stage can carry the marker, whichever comes first."""
    distribution = shell.disk.distribution
    return distribution is not None and distribution.marks_none and not shell.disk.opaque


def _virtual(shell: Shell, request: str, setting: Setting | None) -> Found:
    match = _VERSION.fullmatch(basename(request)) if request else None
    wanted = match[1] if match else ""
    process, sites = shell.process, shell.disk.sites
    missing: Found | None = None
    active = process.exported("VIRTUAL_ENV")
    if active:
        site = sites.get(active.rstrip("/") or "/")
        if site is None and site_at(shell, active) is None:
            missing = _missing(shell, active)
            if not missing.error:
                return missing
        if site is not None and _fits(site, wanted):
            return Found(site=site, why=f"`VIRTUAL_ENV={readable(active)}` names it", setting=setting)
    for site in (*conda_prefix(shell), *beside(shell), *base_conda(shell), *first_on_path(shell, wanted)):
        if site is None:
            return Found(why=_doubt(shell), setting=setting)
        if _fits(site, wanted):
            return Found(site=site, setting=setting)
    if not surely_lacks(shell.disk):
        return Found(why=_doubt(shell), setting=setting)
    return missing or Found(error="no-environment", why=_none(shell), setting=setting)


def _none(shell: Shell) -> str:
    behind = next((site for site in pythons_on_path(shell, "") if site is not None and site.is_virtual), None)
    if behind is not None:
        return f"uv takes no virtual environment from PATH but the first Python there, not {behind.shown}"
    return "there is no virtual environment here, and neither `--system` nor a path names a Python"


def _missing(shell: Shell, active: str) -> Found:
    disk = shell.disk
    if not is_known(active) or not surely_lacks(disk) or disk.hidden_at(active):
        return Found(why=f"whether {readable(active)} is a virtual environment is not known")
    return Found(error="no-environment", why=f"`VIRTUAL_ENV={active}` names no virtual environment")


def _fits(site: Site, wanted: str) -> bool:
    if not wanted or site.version is None:
        return True
    parts = wanted.split(".")
    return site.version.split(".")[: len(parts)] == parts[: len(site.version.split("."))]


def _doubt(shell: Shell) -> str:
    stage = shell.run.stage
    if not stage.known:
        return stage.missing or f"the base image {stage.written} is not in the tables"
    if shell.disk.doubts:
        return shell.disk.doubts[-1]
    return what_a_script_installed(shell.disk) or "which Python comes first on PATH is not known"
