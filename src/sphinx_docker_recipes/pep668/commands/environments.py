"""Makers of virtual environments: ``venv``, ``virtualenv``, ``uv venv``, and the projects' own."""

from posixpath import dirname, join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION
from sphinx_docker_recipes.pep668.commands.ensurepip import why_no_ensurepip
from sphinx_docker_recipes.pep668.commands.managed import add_managed, managed, may_download, wants_managed
from sphinx_docker_recipes.pep668.commands.options import Options, Syntax, read_options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of, site_at
from sphinx_docker_recipes.pep668.installers.uv_folders import project_folder
from sphinx_docker_recipes.pep668.installers.whose import whose_python
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import NO_MARKER, Site, SiteKind, of_debian
from sphinx_docker_recipes.pep668.state.which import is_missing_file, which
from sphinx_docker_recipes.pep668.trace import EnvironmentMade
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.pep668.versions import minor

_VENV = Syntax(
    longs={
        "system-site-packages": False,
        "symlinks": False,
        "copies": False,
        "clear": False,
        "upgrade": False,
        "without-pip": False,
        "without-scm-ignore-files": False,
        "upgrade-deps": False,
        "prompt": True,
    },
    shorts={},
    abbreviations=True,
)
_VIRTUALENV_VALUES = (
    "python app-data creator seeder pip setuptools wheel prompt activators extra-search-dir "
    "discovery try-first-with"
)
_VIRTUALENV_FLAGS = (
    "system-site-packages no-site-packages no-pip no-setuptools no-wheel no-seed without-pip copies "
    "always-copy symlinks clear download no-download never-download upgrade-embed-wheels verbose quiet "
    "no-periodic-update reset-app-data read-only-app-data no-vcs-ignore with-traceback relocatable"
)
_VIRTUALENV = Syntax(
    longs={
        **dict.fromkeys(_VIRTUALENV_VALUES.split(), True),
        **dict.fromkeys(_VIRTUALENV_FLAGS.split(), False),
    },
    shorts={"p": "python", "v": "verbose", "q": "quiet"},
    abbreviations=True,
)


def run_venv(shell: Shell, call: Call, first: int, base: Site | None) -> None:
    """Follow ``python -m venv [options] folder...``, arguments from *first* on."""
    options = read_options(call.argv, first, _VENV)
    if "clear" in options:
        _clear(shell, [shell.path(call.argv[index]) for index in options.operands])
    home = _linked_home(shell, call.argv[0], base)
    for index in options.operands:
        site = create(
            shell,
            call,
            shell.path(call.argv[index]),
            base,
            pip="without-pip" not in options,
            sees_system="system-site-packages" in options,
            maker="venv" if "upgrade-deps" not in options else "venv --upgrade-deps",
        )
        if home:
            shell.disk.change(site, home=home)


def _linked_home(shell: Shell, word: str, base: Site | None) -> str:
    """Return where *word* stands if that is a link to *base* in another folder, else nothing.

    ``venv`` takes the folder of the Python that runs it and follows no link there (CPython ``Lib/venv``).
    """
    found = which(word, shell.process, shell.disk, seen_only=True)
    linked = found and base and found[1].site == base.id and dirname(found[0]) != dirname(base.python or "")
    return found[0] if found and linked else ""


def run_virtualenv(shell: Shell, call: Call, first: int = 1, base: Site | None = None) -> None:
    """Follow ``virtualenv [options] folder``."""
    options = read_options(call.argv, first, _VIRTUALENV)
    if base is None:
        base = _wanted(shell, options)
    for index in options.operands[:1]:
        create(
            shell,
            call,
            shell.path(call.argv[index]),
            base,
            pip=not {"no-pip", "no-seed", "without-pip"} & options.values.keys(),
            sees_system="system-site-packages" in options,
            maker="virtualenv",
        )


def run_pyvenv(shell: Shell, call: Call) -> None:
    """Follow ``pyvenv folder``: what ``python3 -m venv`` was called until Python 3.8, which has none."""
    python = call.argv[0].replace("pyvenv", "python").replace("python-", "python")
    site, _ = whose_python(shell, python if python[-1:].isdigit() else f"{python}3", seen_only=True)
    run_venv(shell, call, 1, site)


def run_uv_venv(shell: Shell, call: Call, options: Options) -> None:
    """Follow ``uv venv [folder]``; in a project UV_PROJECT_ENVIRONMENT names the folder."""
    if len(options.operands) > 1:
        path = shell.path(call.argv[options.operands[1]])
    else:
        folder = project_folder(shell, options)
        project = not is_missing_file(join(folder, "pyproject.toml"), shell.disk)
        named = shell.process.exported("UV_PROJECT_ENVIRONMENT") if project else None
        path = join(folder, named or ".venv")
    if "clear" in options:
        _clear(shell, [path])
    create(
        shell,
        call,
        path,
        uv_base(shell, options),
        pip="seed" in options or bool(shell.process.exported("UV_VENV_SEED")),
        sees_system="system-site-packages" in options,
        maker="uv venv",
    )


def apart(maker: str, folder: str) -> str:
    """Return our own name for the environment of the project in *folder* whose path only its maker knows."""
    return f"/<{maker}>{folder}"


def _clear(shell: Shell, paths: list[str]) -> None:
    """Empty folders before environments are made in them."""
    for path in paths:
        for name in [each for each in shell.disk.programs if each.startswith(f"{path}/")]:
            del shell.disk.programs[name]


def create(
    shell: Shell,
    call: Call,
    path: str,
    base: Site | None,
    *,
    pip: bool,
    sees_system: bool = False,
    maker: str,
) -> Site:
    """Put a virtual environment on the disk."""
    version = base.version if base else None
    below = base_of(shell.disk, base) if base else None
    folder = path.removeprefix(apart(maker, ""))
    title = f"{maker}'s environment for {readable(folder)}" if folder != path else ""
    python = join(path, "Scripts/python.exe" if shell.disk.is_windows else "bin/python")
    site = Site(
        id=path,
        kind=SiteKind.ENVIRONMENT,
        python=None if title else python,
        prefix=path,
        marker=NO_MARKER,
        version=version,
        origin=below.origin if below else "other",
        pip=_pip_of(shell, below, maker) if pip else None,
        base=below.id if below else None,
        sees_system=sees_system,
        maker=maker,
        made_by=_maker_of(shell, path),
        stage=shell.run.stage.index,
        title=title,
    )
    shell.disk.add_environment(site)
    _note(shell, call, site, below)
    return site


def _pip_of(shell: Shell, below: Site | None, maker: str) -> str:
    """Return the version of the pip that an environment is given: Debian's ``venv`` takes Debian's.

    That stands in ``python3-pip-whl``, built from the source of ``python3-pip``.
    """
    distribution = shell.disk.distribution
    own = maker == "venv" and below is not None and below.origin == "distribution" and of_debian(shell.disk)
    return (distribution and own and distribution.pip) or UNKNOWN_VERSION


def _maker_of(shell: Shell, path: str) -> str | None:
    """Return who makes the environment at *path*; an image that is not known may run as anybody."""
    before = shell.disk.sites.get(path)
    user = shell.process.user if shell.process.known_base else None
    return user if before is None or before.made_by == user else None


def _note(shell: Shell, call: Call, site: Site, below: Site | None) -> None:
    run = shell.run
    needs_ensurepip = site.maker == "venv" and site.pip is not None
    made = EnvironmentMade(
        stage=run.stage.index,
        run=run.index,
        span=shell.span(call.start, call.end),
        path=site.shown,
        interpreter=below.python if below else None,
        has_pip=site.pip is not None,
        maker=site.maker,
        system_site_packages=site.sees_system,
        error=why_no_ensurepip(shell, below) if needs_ensurepip and not shell.unreached else "",
    )
    note(shell, made)


def _wanted(shell: Shell, options: Options) -> Site | None:
    """Return the Python that ``--python`` or UV_PYTHON asks for, else the first on PATH."""
    request = options.values.get("python") or shell.process.exported("UV_PYTHON") or ""
    if "/" in request:
        return site_at(shell, request)
    version = minor(request.removeprefix("python").removeprefix("cpython-"))
    for name in (f"python{version}" if version else "", "python3", "python"):
        site = whose_python(shell, name, seen_only=True)[0] if name else None
        if site is not None and (version is None or site.version in {version, None}):
            return site
    return None


def uv_base(shell: Shell, options: Options) -> Site | None:
    """Return the Python that uv makes an environment from; it downloads one where none fits."""
    request = options.values.get("python") or shell.process.exported("UV_PYTHON") or ""
    version = minor(request.removeprefix("python").removeprefix("cpython-"))
    site = None if wants_managed(shell, options) else _wanted(shell, options)
    if site is not None or "/" in request:
        return site
    site = managed(shell, version)
    if site is None and shell.disk.complete and not shell.disk.doubts and may_download(shell, options):
        site = add_managed(shell, version, default=False)
    return site
