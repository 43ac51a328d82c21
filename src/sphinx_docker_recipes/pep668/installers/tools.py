"""Tools with environments of their own, or that never look: pipx, poetry, pdm, pipenv, hatch."""

from posixpath import join

from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.commands.environments import apart, create
from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.commands.wrappers import skip
from sphinx_docker_recipes.pep668.configuration.files import KEY, says_yes
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.absent_tools import is_off_path
from sphinx_docker_recipes.pep668.installers.claims import claim, give_up
from sphinx_docker_recipes.pep668.installers.effects import folder_of_tools, provide_tools
from sphinx_docker_recipes.pep668.installers.pip_errors import stopped_by_configuration
from sphinx_docker_recipes.pep668.installers.pip_settings import PipSettings, python_told, settings_of
from sphinx_docker_recipes.pep668.installers.whose import whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.state.which import which
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import Judgement, at_site, elsewhere, not_known, unchecked
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool

_PIPX = frozenset(
    ("install", "install-all", "inject", "run", "upgrade", "upgrade-all", "reinstall", "reinstall-all")
)
_SUFFIX = regex("--suffix")
"""With it pipx gives the commands of a tool other names."""
_CHANGES = frozenset(("install", "uninstall"))
"""What the pip of a tool's environment may be asked for by ``pipx runpip``."""
_WITH_PIP = frozenset(("poetry", "pipenv"))
"""Tools whose environments hold pip: they make them with virtualenv and do not leave it out."""
_PDM = frozenset(("install", "sync", "add", "update", "remove"))
_MAKES_PACKAGES = regex(r"\bmkdir\b[^\n;&|]*__pypackages__")


def run_pipx(shell: Shell, call: Call) -> None:
    """Follow ``pipx ...``: every tool gets an environment of its own."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    through_pip = words[:1] == ["runpip"] and bool(_CHANGES & set(words[2:3]))
    if words[:1] == ["uninstall"]:
        give_up(shell, _folder_of_pipx(shell, call), words[1:], "pipx")
    if not (through_pip or (words and words[0] in _PIPX)):
        return
    why = "pipx gives each tool an environment of its own"
    result = elsewhere(Tool.PIPX, why, target=Target.TOOL_ENV, strategy=Strategy.TOOL_ENV)
    distribution = shell.disk.distribution
    if "--global" in call.argv and distribution and _is_old(shell, call, distribution.pipx):
        result.fails("no-such-option", f"pipx {distribution.pipx} has no option `--global`")
    site, _ = whose_python(shell, "python3")
    if site is not None:
        shared = replace(site, prefix=join(shell.process.home, ".local/share/pipx/shared"))
        settings = settings_of(shell, Options(), shared)
        stopped_by_configuration(settings.files, result)  # by the pip that it keeps there
        misled = _misled(shell, settings, shared)
        if misled:
            result.fails("usage", misled)
    record(shell, call, result)
    if site is not None and words[0] != "run" and not through_pip:
        tools = [word for word in words[1:] if is_known(word)]
        folder = _folder_of_pipx(shell, call)
        provide_tools(shell, site, tools, user=True, folder=folder)
        if result.error is None and words[0] == "install" and not any(map(_SUFFIX.match, call.argv)):
            claim(shell, folder, tools, "pipx", over=False)


def _folder_of_pipx(shell: Shell, call: Call) -> str:
    if "--global" in call.argv:
        return folder_of_tools(shell, "PIPX_GLOBAL_BIN_DIR", usual="/usr/local/bin")
    return folder_of_tools(shell, "PIPX_BIN_DIR")


def _misled(shell: Shell, settings: PipSettings, shared: Site) -> str:
    """Say what makes the pip of pipx put a tool where pipx does not find it, or refuse to run at all.

    Seen with pipx 1.1.0 and 1.7.1, which take only PIP_USER out of pip's way.
    """
    for name in ("target", "prefix", "root"):
        value = settings.value(name)
        if value and is_known(value):
            return f"pip is told to install to {value} (`{name}`), where pipx does not find the tool"
    if settings.is_on("dry-run"):
        return "pip is told to install nothing (`dry-run`), so that pipx does not find the tool"
    if settings.switch(KEY) is Switch.BAD:
        return f"the value of `{KEY}` is none that pip takes"
    python = python_told(shell, shared)
    if python and is_known(python):
        return f"pip is told to work on {python}, so that pipx does not find the tool"
    return ""


def _is_old(shell: Shell, call: Call, version: str | None) -> bool:
    """Return whether the pipx that runs is the distribution's, of *version*, and too old for ``--global``."""
    found = which(call.argv[0], shell.process, shell.disk)
    own = found is not None and found[0] == "/usr/bin/pipx" and "pipx" in shell.disk.packages
    return own and older(version, (1, 5))


def run_pdm(shell: Shell, call: Call) -> None:
    """Follow ``pdm install`` and its kin, and what ``pdm run`` runs; ``--global`` is the system's Python."""
    if call.argv[1:2] == ["run"]:
        _run_in_pdm(shell, call)
        return
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if words[:1] == ["config"] and words[2:]:
        shell.disk.files[f"pdm:{words[1]}"] = words[2]
    if words[:2] == ["venv", "create"]:
        _make_for_pdm(shell, call)
    if not words or words[0] not in _PDM:
        return
    if {"-g", "--global"} & set(call.argv):
        record(shell, call, never_looks(shell, Tool.PDM, "pdm"))
        return
    if _without_environment(shell):
        why = "pdm installs into `__pypackages__` of the project"
        record(
            shell, call, elsewhere(Tool.PDM, why, target=Target.DIRECTORY, strategy=Strategy.TARGET_DIRECTORY)
        )
        return
    record(shell, call, project_environment(shell, call, Tool.PDM, "pdm"))


def _without_environment(shell: Shell) -> bool:
    """Return whether pdm installs into a folder of the project (PEP 582).

    Where that folder is there and no environment, pdm makes none (run: pdm 2.25.4).
    """
    no_venv = shell.disk.files.get("pdm:python.use_venv") == "false"
    if no_venv or shell.process.exported("PDM_PYTHON") is not None:
        return True
    active = shell.disk.sites.get(shell.process.exported("VIRTUAL_ENV") or "")
    if active is not None or join(shell.process.cwd, ".venv") in shell.disk.sites:
        return False
    return any(_MAKES_PACKAGES.search(text) for text in shell.disk.ran)


def _make_for_pdm(shell: Shell, call: Call) -> None:
    """Follow ``pdm venv create``: without a name the environment stands in the project."""
    named = any(word in {"-n", "--name"} or word.startswith("--name=") for word in call.argv)
    path = apart("pdm", shell.process.cwd) if named else join(shell.process.cwd, ".venv")
    base, _ = _python(shell)
    create(shell, call, path, base, pip="--with-pip" in call.argv, maker="pdm")


def _run_in_pdm(shell: Shell, call: Call) -> None:
    """Follow the command behind ``pdm run``: the project's environment stands first on its PATH.

    pdm makes it without pip, so that ``pdm run pip`` is the pip behind it (run: pdm 2.29.4).
    """
    index = skip(call.argv, 2, frozenset(("-p", "--project", "--venv")))
    if index < len(call.argv):
        child = shell.fork() if _without_environment(shell) else inside(shell, of_project(shell, call, "pdm"))
        run_call(child, call.rest(index))


def run_hatch(shell: Shell, call: Call) -> None:
    """Follow ``hatch env create`` and ``hatch run``: environments of the project."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if words[:2] == ["env", "create"] or words[:1] in (["run"], ["test"]):
        why = "hatch makes an environment for the project"
        result = elsewhere(Tool.HATCH, why, target=Target.VENV, strategy=Strategy.PROJECT_ENV)
        record(shell, call, result)


def never_looks(shell: Shell, tool: Tool, name: str, *, base: bool = False) -> Judgement:
    """Judge a tool that writes to the Python on PATH and never looks at the marker."""
    site, why = _python(shell)
    if site is None:
        return not_known(tool, why)
    if base and site.is_virtual:
        site = shell.disk.sites.get(site.base or "") or site
    result = at_site(tool, site)
    return unchecked_by(result, name)


def unchecked_by(result: Judgement, name: str) -> Judgement:
    """Turn *blocked* into *unchecked* for the tool *name*."""
    return unchecked(result, f"{name} never looks at the marker")


def project_environment(
    shell: Shell, call: Call, tool: Tool, name: str, *, in_project: bool = True
) -> Judgement:
    """Judge writing to the environment of the project; an active one is taken first."""
    site = of_project(shell, call, name, in_project=in_project)
    result = at_site(tool, site)
    result.strategy = Strategy.PROJECT_ENV
    result.because = [f"{name} uses an environment of the project"]
    absent = "" if "/" in call.argv[0] else is_off_path(shell, call, name)
    if absent:
        result.fails("not-on-path", absent)
    return result


def of_project(shell: Shell, call: Call, name: str, *, in_project: bool = True) -> Site:
    """Return the environment that the tool *name* takes in this folder; it makes one where there is none."""
    active = shell.process.exported("VIRTUAL_ENV")
    site: Site | None = shell.disk.sites.get(active) if active else None
    if site is not None and site.is_virtual:
        return site
    path = join(shell.process.cwd, ".venv") if in_project else apart(name, shell.process.cwd)
    base, _ = _python(shell)
    return shell.disk.sites.get(path) or create(shell, call, path, base, pip=name in _WITH_PIP, maker=name)


def made_environment(shell: Shell, name: str) -> Site | None:
    """Return the environment that the tool *name* made for the project here, None if there is none."""
    for path in (join(shell.process.cwd, ".venv"), apart(name, shell.process.cwd)):
        site = shell.disk.sites.get(path)
        if site is not None:
            return site
    return None


def inside(shell: Shell, site: Site) -> Shell:
    """Return a shell with *site* active, as ``poetry run`` and its kin give it to their command."""
    child = shell.fork()
    child.process.env["VIRTUAL_ENV"] = site.id
    child.process.env["PATH"] = f"{join(site.id, 'bin')}:{child.process.get('PATH')}"
    child.process.hashed.clear()
    return child


def _python(shell: Shell) -> tuple[Site | None, str]:
    for name in ("python3", "python"):
        site, why = whose_python(shell, name)
        if site is not None:
            return site, ""
    return None, why


def configured(shell: Shell, key: str, variable: str) -> Switch:
    """Return a tool's boolean setting: its variable, then what ``config`` wrote."""
    switch = read_switch(shell.process.exported(variable), empty=Switch.OFF)
    if switch is not Switch.UNSET:
        return switch
    value = shell.disk.files.get(key)
    if value is None:
        return Switch.UNSET
    return Switch.ON if says_yes(value) else Switch.OFF
