"""poetry: never looks at the marker itself; removals go through ``pip uninstall``, which does."""

from posixpath import join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION
from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.installers.tools import (
    configured,
    inside,
    made_environment,
    of_project,
    project_environment,
    unchecked_by,
)
from sphinx_docker_recipes.pep668.installers.whose import whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import NO_MARKER, Program, Site, SiteKind
from sphinx_docker_recipes.pep668.state.which import which
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import Judgement, at_site, elsewhere, not_known, override
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool

_COMMANDS = frozenset(("install", "add", "update", "sync", "remove"))
_REMOVES = frozenset(("sync", "remove"))
_CREATE = "poetry:virtualenvs.create"
_INSIDE = "poetry:virtualenvs.in-project"


def run_poetry(shell: Shell, call: Call) -> None:
    """Follow ``poetry ...`` and the command behind ``poetry run``."""
    index = call.argv.index("run") + 1 if "run" in call.argv[1:3] else 0
    if index and index < len(call.argv):
        run_call(in_environment(shell, call), call.rest(index))
        return
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if words[:1] == ["config"] and words[2:]:
        shell.disk.files[f"poetry:{words[1]}"] = words[2]
    elif words[:1] == ["self"] and words[1:2] in (["add"], ["install"], ["update"], ["sync"]):
        why = "poetry installs plugins into its own environment"
        record(shell, call, elsewhere(Tool.POETRY, why, target=Target.TOOL_ENV, strategy=Strategy.TOOL_ENV))
    elif words and words[0] in _COMMANDS:
        record(shell, call, judge_poetry(shell, call, words[0]))


def run_poetry_installer(shell: Shell, call: Call) -> None:
    """Follow poetry's installer: the environment that it makes has a pip; ``get-poetry.py`` made none."""
    why = "poetry's installer gives poetry an environment of its own"
    record(shell, call, elsewhere(Tool.POETRY, why, target=Target.TOOL_ENV, strategy=Strategy.TOOL_ENV))
    old = any("get-poetry" in word for word in (*call.argv, *(shell.feed.argv if shell.feed else ())))
    home = shell.process.exported("POETRY_HOME")
    folder = home or join(shell.process.home, ".poetry" if old else ".local")
    if not is_known(folder):
        return
    shell.disk.programs[join(shell.path(folder), "bin/poetry")] = Program("poetry", None)
    if not old:
        data = shell.path(home) if home else join(shell.process.home, ".local/share/pypoetry")
        shell.disk.add_environment(_own_environment(shell, join(data, "venv")))


def _own_environment(shell: Shell, path: str) -> Site:
    base, _ = whose_python(shell, "python3")
    return Site(
        id=path,
        kind=SiteKind.ENVIRONMENT,
        python=join(path, "bin/python"),
        prefix=path,
        marker=NO_MARKER,
        version=base.version if base else None,
        origin=base.origin if base else "other",
        pip=UNKNOWN_VERSION,
        base=base.id if base else None,
        maker="poetry's installer",
    )


def judge_poetry(shell: Shell, call: Call, command: str) -> Judgement:
    """Judge a command; with ``virtualenvs.create`` off it writes to the Python below poetry."""
    if _has_environment(shell):
        return project_environment(shell, call, Tool.POETRY, "poetry", in_project=_in_project(shell))
    site = _own_python(shell, call.argv[0])
    if site is None:
        return not_known(Tool.POETRY, "which Python poetry runs on is not known")
    removes = command in _REMOVES or "--sync" in call.argv
    result = at_site(Tool.POETRY, site)
    result.because.insert(0, "`virtualenvs.create` is off, so poetry writes to the Python below it")
    if not removes:
        return unchecked_by(result, "poetry")
    result.because.append("poetry removes packages through `pip uninstall`, which looks at the marker")
    variable = "PIP_BREAK_SYSTEM_PACKAGES"
    if read_switch(shell.process.exported(variable), empty=Switch.UNSET) is Switch.ON:
        override(result, shell.setting(variable), f"`{variable}` overrides the marker")
    return result


def in_environment(shell: Shell, call: Call) -> Shell:
    """Return the shell in which ``poetry run`` runs its command; it makes the environment first."""
    if not _has_environment(shell):
        return shell.fork()
    return inside(
        shell, made_environment(shell, "poetry") or of_project(shell, call, "poetry", in_project=False)
    )


def _has_environment(shell: Shell) -> bool:
    """Return whether poetry works in an environment: one that it may make, that is there, or is active."""
    if configured(shell, _CREATE, "POETRY_VIRTUALENVS_CREATE") is not Switch.OFF:
        return True
    if join(shell.process.cwd, ".venv") in shell.disk.sites and _in_project(shell):
        return True
    active = shell.disk.sites.get(shell.process.exported("VIRTUAL_ENV") or "")
    return active is not None and active.is_virtual


def _in_project(shell: Shell) -> bool:
    """Return whether the environment stands in the project (poetry 2: EnvManager.use_in_project_venv)."""
    wanted = configured(shell, _INSIDE, "POETRY_VIRTUALENVS_IN_PROJECT")
    if wanted is Switch.UNSET:
        return join(shell.process.cwd, ".venv") in shell.disk.sites
    return wanted is Switch.ON


def _own_python(shell: Shell, word: str) -> Site | None:
    found = which(word, shell.process, shell.disk)
    site = shell.disk.sites.get(found[1].site) if found and found[1].site else None
    for name in ("python3", "python"):
        site = site or whose_python(shell, name)[0]
    return base_of(shell.disk, site) or site if site else None
