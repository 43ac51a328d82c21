"""pipenv: an environment of the project, or the system's Python through pip, which looks at the marker."""

from posixpath import join

from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.tools import inside, of_project, project_environment
from sphinx_docker_recipes.pep668.installers.whose import whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.verdicts import Judgement, at_site, not_known, override
from sphinx_docker_recipes.vocabulary import Tool, Verdict

_COMMANDS = frozenset(("install", "sync", "update", "uninstall", "upgrade"))
_VARIABLES = ("PIP_BREAK_SYSTEM_PACKAGES", "PIPENV_BREAK_SYSTEM_PACKAGES")


def run_pipenv(shell: Shell, call: Call) -> None:
    """Follow ``pipenv install`` and its kin, and the command behind ``pipenv run``."""
    if call.argv[1:2] == ["run"] and call.argv[2:]:
        site = of_project(shell, call, "pipenv", in_project=in_project(shell))
        run_call(inside(shell, site), call.rest(2))
        return
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if not words or words[0] not in _COMMANDS:
        return
    variable = read_switch(shell.process.exported("PIPENV_SYSTEM"), empty=Switch.OFF)
    if "--system" in call.argv or variable is Switch.ON:
        record(shell, call, _system(shell))
    else:
        result = project_environment(shell, call, Tool.PIPENV, "pipenv", in_project=in_project(shell))
        record(shell, call, result)


def in_project(shell: Shell) -> bool:
    """Return whether the environment stands in the project (pipenv ``Project.is_venv_in_project``)."""
    wanted = read_switch(shell.process.exported("PIPENV_VENV_IN_PROJECT"), empty=Switch.OFF)
    return wanted is Switch.ON or join(shell.process.cwd, ".venv") in shell.disk.sites


def _system(shell: Shell) -> Judgement:
    site, why = whose_python(shell, "python3")
    if site is None:
        site, why = whose_python(shell, "python")
    if site is None:
        return not_known(Tool.PIPENV, why)
    result = at_site(Tool.PIPENV, site)
    result.because.insert(0, "`--system` makes pipenv install through the system's pip")
    for name in _VARIABLES:
        if read_switch(shell.process.exported(name), empty=Switch.UNSET) is Switch.ON:
            override(result, shell.setting(name), f"`{name}` overrides the marker")
    if result.verdict is Verdict.BLOCKED:
        result.because.append("nothing overrides it: pipenv does not read pip.conf")
    return result
