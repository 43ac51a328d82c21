"""When pip goes past an environment to the user's own folder: as asked for, and where only root may write.

Source: decide_user_install in src/pip/_internal/commands/install.py, pip 25.1.1.
"""

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.switches import Switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pip_settings import PipSettings
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.process import is_root
from sphinx_docker_recipes.pep668.state.access import only_root_writes
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import Judgement, elsewhere
from sphinx_docker_recipes.pep668.versions import numbers
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool

_NO_USER_SITE = regex(r"-[a-zA-Z]*[sI]")
"""Options of Python that take the user's folder away."""
_FIRST_TO_FALL_BACK = (3, 9)
"""The Python from which on every environment has pip 20.0, the first that falls back, or a later one."""


def past_environment(shell: Shell, call: Call, settings: PipSettings, site: Site) -> Judgement | None:
    """Judge an installation that goes past an environment which sees the system's packages.

    The user's own folder is written to; the check is passed by because the interpreter is an environment's.
    """
    switch = settings.switch("user")
    if switch is Switch.ON:
        why = f"with `--user` pip writes to the user's own folder; {site.shown} only starts it"
    elif switch is Switch.UNSET and _falls_back(shell, call, settings.options, site):
        why = f"only root may write to {site.shown}, so that pip writes to the user's own folder"
    else:
        return None
    return elsewhere(Tool.PIP, why, target=Target.USER, strategy=Strategy.SYSTEM_SITE_PACKAGES)


def _falls_back(shell: Shell, call: Call, options: Options, site: Site) -> bool:
    """Return whether pip certainly may not write to the environment *site*, and may to the user's folder."""
    user = shell.process.user
    if is_root(user) or not is_known(user) or (numbers(site.version) or ()) < _FIRST_TO_FALL_BACK:
        return False
    words = call.argv[1 : options.operands[0]]
    if any(_NO_USER_SITE.match(word) for word in words) or shell.process.exported("PYTHONNOUSERSITE"):
        return False
    return only_root_writes(shell, site)
