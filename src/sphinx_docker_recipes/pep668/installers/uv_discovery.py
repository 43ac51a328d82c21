"""Which Python ``uv pip`` works on (uv 0.13, ``uv-python/src/discovery.rs`` and ``environment.rs``)."""

from collections.abc import Iterator
from posixpath import basename, dirname, join

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import Site, SiteKind
from sphinx_docker_recipes.pep668.installers.pythons import site_at, surely_none_at
from sphinx_docker_recipes.pep668.options import Options
from sphinx_docker_recipes.pep668.packages import distribution_site
from sphinx_docker_recipes.pep668.scripts import surely_lacks, what_a_script_installed
from sphinx_docker_recipes.pep668.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import MARK, is_known, readable
from sphinx_docker_recipes.pep668.uv_configuration import uv_setting
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.pep668.which import NOT_KNOWN, search
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Marker

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.windows import windows_python
else:  # imported in a Windows container
    windows_python = lazily("pep668.windows", "windows_python")

SYSTEM = "UV_SYSTEM_PYTHON"
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
    if system is Switch.ON:
        found = _system(shell, request, setting)
        found.system = True
        return found
    if parent is not None:
        return Found(site=parent, why="`python -m uv` works on its own interpreter")
    return _virtual(shell, request, asked)


def _on_windows(shell: Shell, call: Call, options: Options) -> Found:
    system, _ = system_switch(shell, call, options)
    if system is not Switch.ON and "/" not in _request(shell, call, options)[0]:
        active = shell.disk.sites.get(shell.process.exported("VIRTUAL_ENV") or "")
        site = active or next(_beside(shell), None)
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
    return value, shell.setting("UV_PYTHON") if value else None


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


def _system(shell: Shell, request: str, setting: Setting | None) -> Found:
    match = _VERSION.fullmatch(basename(request)) if request else None
    wanted = match[1] if match else ""
    for site in _pythons_on_path(shell, wanted):
        if site is None and _harmless(shell):
            continue
        if site is None:
            return Found(why=_doubt(shell), setting=setting)
        if not site.is_virtual and _fits(site, wanted):
            return Found(site=site, setting=setting)
    managed = [s for s in shell.disk.sites.values() if s.origin == "uv" and _fits(s, wanted)]
    if managed:
        return Found(site=managed[-1], setting=setting)
    if _harmless(shell) and not shell.disk.doubts:
        return Found(site=distribution_site(shell), setting=setting)
    if not surely_lacks(shell.disk):
        return Found(why=_doubt(shell), setting=setting)
    return Found(error="no-python", why="there is no system Python installation", setting=setting)


def _harmless(shell: Shell) -> bool:
    """Return whether no Python of this stage can carry the marker, whichever comes first."""
    distribution = shell.disk.distribution
    return distribution is not None and distribution.marker is Marker.ABSENT and not shell.disk.opaque


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
    for site in (*_conda(shell), *_beside(shell), *_base_conda(shell), *_first_on_path(shell, wanted)):
        if site is None:
            return Found(why=_doubt(shell), setting=setting)
        if _fits(site, wanted):
            return Found(site=site, setting=setting)
    if not surely_lacks(shell.disk):
        return Found(why=_doubt(shell), setting=setting)
    return missing or Found(error="no-environment", why=_none(shell), setting=setting)


def _none(shell: Shell) -> str:
    behind = next(
        (site for site in _pythons_on_path(shell, "") if site is not None and site.is_virtual), None
    )
    if behind is not None:
        return f"uv takes no virtual environment from PATH but the first Python there, not {behind.shown}"
    return "there is no virtual environment here, and neither `--system` nor a path names a Python"


def _missing(shell: Shell, active: str) -> Found:
    disk = shell.disk
    if not is_known(active) or not surely_lacks(disk) or disk.hidden_at(active):
        return Found(why=f"whether {readable(active)} is a virtual environment is not known")
    return Found(error="no-environment", why=f"`VIRTUAL_ENV={active}` names no virtual environment")


def _conda(shell: Shell) -> list[Site]:
    """Return what ``CONDA_PREFIX`` names: without ``CONDA_DEFAULT_ENV`` any Python, base never (uv 0.13)."""
    prefix = shell.process.exported("CONDA_PREFIX")
    name = shell.process.exported("CONDA_DEFAULT_ENV")
    if not prefix or name in {"", "base", "root"}:
        return []
    site = site_at(shell, prefix)
    return [site] if site is not None and (name is None or site.kind is SiteKind.CONDA) else []


def _base_conda(shell: Shell) -> list[Site]:
    """Return the virtual environment that ``CONDA_PREFIX`` names as conda's base: a fallback of uv (0.13)."""
    site = site_at(shell, shell.process.exported("CONDA_PREFIX") or "")
    named = shell.process.exported("CONDA_DEFAULT_ENV")
    return [site] if named and site is not None and site.is_virtual else []


def _beside(shell: Shell) -> Iterator[Site]:
    """Give the environments that the shell stands in, and each ``.venv`` there, from the inside out."""
    folder, below = shell.process.cwd, ""
    while folder != below and folder:  # it may begin with what is not known: a base's own WORKDIR
        for path in (folder, join(folder, ".venv")):
            site = shell.disk.sites.get(path)
            if site is not None and site.is_virtual:
                yield site
        folder, below = dirname(folder), folder


def _first_on_path(shell: Shell, wanted: str) -> Iterator[Site | None]:
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


def _pythons_on_path(shell: Shell, version: str) -> Iterator[Site | None]:
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
