"""uv's project commands: ``sync``, ``add``, ``remove``, ``run`` never look at the marker."""

from collections.abc import Iterator
from posixpath import join

from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.commands.environments import create, uv_base
from sphinx_docker_recipes.pep668.commands.managed import wants_managed
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.commands.options import Options, read_options
from sphinx_docker_recipes.pep668.configuration.uv import missing_configuration
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.installers.pythons import site_at, surely_none_at
from sphinx_docker_recipes.pep668.installers.uv_folders import moved, project_folder
from sphinx_docker_recipes.pep668.installers.uv_options import SYNTAX
from sphinx_docker_recipes.pep668.installers.uv_places import beside
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.state.which import above, is_missing_file
from sphinx_docker_recipes.pep668.unknowns import is_known, readable
from sphinx_docker_recipes.pep668.verdicts import Judgement, at_site, elsewhere, not_known, unchecked
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool, Verdict

VARIABLE = "UV_PROJECT_ENVIRONMENT"
_SYSTEM_FOLDERS = ("/usr", "/usr/local", "/")


def follow_project(shell: Shell, call: Call, options: Options, command: str) -> None:
    """Follow ``uv sync``, ``uv add`` or ``uv remove``."""
    if "script" in options or ("no-sync" in options and command != "sync"):
        return
    result = judge_project(shell, call, options)
    refused(shell, options, f"uv {command}", result)
    record(shell, call, result)


def refused(shell: Shell, options: Options, command: str, result: Judgement) -> None:
    """Find what every command of uv but ``uv pip`` refuses, and what none can do without."""
    for name in ("system", "break-system-packages"):
        if name in options:
            result.fails("no-such-option", f"`{command}` has no option `--{name}`")
    obstacle = _obstacle(shell, options)
    if obstacle is not None:
        result.fails(obstacle.error, obstacle.why)


def _obstacle(shell: Shell, options: Options) -> Obstacle | None:
    """Return what is not there and is asked for: a file of settings, a Python by its path."""
    missing = missing_configuration(shell, options)
    if missing:
        return Obstacle(missing, "no-configuration")
    python = options.values.get("python") or shell.process.exported("UV_PYTHON") or ""
    if "/" in python and surely_none_at(shell, python):
        return Obstacle(f"there is no Python at {readable(python)}", "no-python")
    return None


def follow_run(shell: Shell, call: Call, first: int) -> None:
    """Follow ``uv run [options] command``: first the project's environment, then the command in it."""
    options = read_options(call.argv, first, SYNTAX, until_operand=True)
    shell = moved(shell, options)
    inner = options.operands[0] if options.operands else None
    end = call.words[inner].start if inner is not None else call.end
    outside = {"no-project", "script", "isolated"} & options.values.keys()
    child = shell.fork()
    syncs = "no-sync" not in options and not shell.process.exported("UV_NO_SYNC")
    obstacle = _obstacle(shell, options)
    if obstacle is not None and (syncs or obstacle.error != "no-python"):  # else a warning
        child.obstacle = child.obstacle or obstacle
    if {"with", "with-requirements", "isolated", "script"} & options.values.keys():
        child.process.doubt_path("uv run")  # an environment of that run alone comes first
    own = {"with", "with-requirements"} & options.values.keys()
    if own and (outside or not _has_project(shell, options)):
        why = "`uv run --with` installs into an environment of its own"
        record(
            shell, call, elsewhere(Tool.UV_PROJECT, why, target=Target.TOOL_ENV, strategy=Strategy.TOOL_ENV)
        )
    elif not outside and not (shell.process.exported("VIRTUAL_ENV") and _is_homeless(shell, options)):
        result = judge_project(shell, call, options)
        refused(shell, options, "uv run", result)
        if syncs:
            record(shell, call, result, end=max(end, call.start + 1) if inner is None else call.end)
        _enter(child, None if own else shell.disk.sites.get(result.environment or ""))
    elif not {"script", "isolated"} & options.values.keys():
        _enter_any(child, options)
    if inner is not None:
        rest = inner
        if "module" in options:
            return
        run_call(child, call.rest(rest))


def _has_project(shell: Shell, options: Options) -> bool:
    """Return whether the file itself wrote a pyproject.toml here or above."""
    return any(path in shell.disk.files for path in _projects(shell, options))


def _is_homeless(shell: Shell, options: Options) -> bool:
    """Return whether certainly no pyproject.toml stands here or above: uv then runs as without a project."""
    paths = _projects(shell, options)
    return all(is_known(path) and is_missing_file(path, shell.disk) for path in paths)


def _projects(shell: Shell, options: Options) -> Iterator[str]:
    """Give the files in which uv looks for a project, from the inside out."""
    return (join(folder, "pyproject.toml") for folder in above(project_folder(shell, options)))


def _enter(child: Shell, site: Site | None) -> None:
    """Let a command run in an environment, where there is one."""
    if site is not None:
        child.process.env["VIRTUAL_ENV"] = site.id
        child.process.env["PATH"] = f"{join(site.id, 'bin')}:{child.process.get('PATH')}"
        child.process.hashed.clear()


def _enter_any(child: Shell, options: Options) -> None:
    """Enter what ``uv run --no-project`` runs in: VIRTUAL_ENV, else a ``.venv`` here or above, else none.

    Seen with uv 0.13.9, which no setting of ``uv pip`` keeps from it; another Python that is asked for does.
    """
    if "python" in options or child.process.exported("UV_PYTHON"):
        child.process.doubt_path("uv run --python")
        return
    active = child.process.exported("VIRTUAL_ENV")
    if active and child.path(active) not in child.disk.sites:
        child.process.doubt_path("uv run")
    elif active:
        _enter(child, child.disk.sites[child.path(active)])
    else:
        site = next(beside(child), None)
        _enter(child, site)
        if site is None and wants_managed(child, options):
            child.process.doubt_path("uv run")


def judge_project(shell: Shell, call: Call, options: Options) -> Judgement:
    """Judge writing to the project's environment, and make it where it is not there yet."""
    folder = project_folder(shell, options)
    active = shell.process.exported("VIRTUAL_ENV") if "active" in options else None
    chosen = active or shell.process.exported(VARIABLE)
    path = shell.path(join(folder, chosen or ".venv"))
    if chosen and not is_known(chosen):
        return not_known(Tool.UV_PROJECT, f"the value of `{VARIABLE}` is not known")
    site = site_at(shell, path)
    if site is not None and not site.is_virtual:
        return _system(site, path)
    if site is None and path in _SYSTEM_FOLDERS:
        return _no_python(shell, path)
    if site is None:
        site = create(shell, call, path, uv_base(shell, options), pip=False, maker="uv")
    result = at_site(Tool.UV_PROJECT, site)
    result.strategy = Strategy.MANAGED_PYTHON if site.origin == "uv" else Strategy.PROJECT_ENV
    result.because = [f"the project's environment is {site.shown}"]
    return result


def _system(site: Site, path: str) -> Judgement:
    result = at_site(Tool.UV_PROJECT, site)
    result.because.insert(0, f"`{VARIABLE}={path}` names the system's Python")
    return unchecked(result, "uv's project commands never look at the marker")


def _is_spoken_of(shell: Shell, path: str) -> bool:
    """Return whether something of the stage names a Python in *path*: one may have come there."""
    return any(f"{path}/bin/python" in text for text in (*shell.disk.ran, *shell.disk.copied))


def _no_python(shell: Shell, path: str) -> Judgement:
    result = not_known(Tool.UV_PROJECT, f"whether a Python stands in {path} is not known")
    if surely_lacks(shell.disk) and not _is_spoken_of(shell, path):
        result.because = []
        result.verdict = Verdict.UNKNOWN
        result.fails("wrong-prefix", f"`{VARIABLE}={path}`: no Python executable stands there")
    return result
