"""What makes pip stop before it looks at the marker: options it does not take, files it cannot read."""

from collections.abc import Sequence

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.files import KEY
from sphinx_docker_recipes.pep668.configuration.pip import PipFile, unreadable, value_in
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pip_options import GENERAL, NOT_OF
from sphinx_docker_recipes.pep668.installers.pip_settings import PipSettings, python_told
from sphinx_docker_recipes.pep668.state.disk import Site, of_debian
from sphinx_docker_recipes.pep668.unknowns import known
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.pep668.versions import numbers, older
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Verdict

FLAG = f"--{KEY}"
_FORMER = regex(
    r"--(?:no-)?use-wheel|--allow-|--egg|--download-cache|--process-dependency-links|--no-install|--mirrors"
)
"""Options that older pips take: the pip of an image that is not known may be one."""
_OF_DEBIAN = regex(r"--system$")
"""An option that Debian gave its own pips, which wrote to the user's folder by default."""

_SINCE = {KEY: (23, 0, 1), "dry-run": (22, 2), "python": (22, 3)}
"""The pip that first took an option."""
_REQUIRES = ("require-virtualenv", "require-venv")
"""The names of one option, by which variables and files may call it too."""
_REFUSES_PYTHON = (23, 0, 2)
"""The pip that refuses ``--python`` behind the subcommand, or a later one: 23.0.1 passes it over."""
_PLATFORM = frozenset(("platform", "abi", "implementation", "python-version"))
_APART = ("target", "prefix")
"""Options that pip takes neither together nor with ``--user``."""


def usage(
    shell: Shell,
    settings: PipSettings,
    command: str,
    site: Site | None,
    result: Judgement,
    version: str | None,
) -> None:
    """Find what makes pip, of *version*, stop before it looks at anything."""
    options = settings.options
    error = options.error if options.error and not _may_know(shell, options.error, site) else ""
    for name, index in options.where.items():
        if index < options.operands[0] and name not in GENERAL:
            error = error or f"no such option before the subcommand: --{name}"
    if options.ambiguous:
        result.doubted(f"what `{options.ambiguous}` is short for depends on the options that this pip has")
    error = error or _misplaced(options, command) or _late_python(shell, settings, command, site, version)
    for name, since in _SINCE.items():
        if name in options and older(version, since):
            error = error or f"no such option: --{name} (pip {version})"
    if error:
        if result.verdict is Verdict.OVERRIDDEN:
            result.verdict = Verdict.UNKNOWN
        result.fails("no-such-option", error)
        return
    if site is not None:
        _unfit(settings, command, site, result)


def _may_know(shell: Shell, error: str, site: Site | None) -> bool:
    """Return whether the pip of *site* may take the option that *error* says there is none of."""
    if site is None:
        return (_FORMER.search(error) or _OF_DEBIAN.search(error)) is not None
    if site.origin != "distribution":
        return False
    if _OF_DEBIAN.search(error):
        return of_debian(shell.disk)
    return _FORMER.search(error) is not None and (numbers(site.pip) or (0,)) < (19,)


def _unfit(settings: PipSettings, command: str, site: Site, result: Judgement) -> None:
    """Find what pip is asked to do and does not do in this kind of place."""
    apart = [name for name in _APART if command == "install" and settings.value(name)]
    if apart and settings.is_on("user"):
        apart.insert(0, "user")
    if apart[1:]:
        result.fails("usage", f"pip does not take `--{apart[0]}` and `--{apart[1]}` together")
    elif command == "install" and _needs_target(settings, result):
        result.fails("usage", "pip takes another platform only with `--target` or `--dry-run`")
    elif command == "install" and result.verdict is Verdict.VENV and not site.sees_system:
        if settings.is_on("user"):
            result.fails("usage", f"`--user` writes to a folder that {site.shown} does not see")
    else:
        needs_environment(settings, site, result)


def ignores_python(options: Options, version: str | None, told: str) -> bool:
    """Return whether pip passes ``--python`` over: it stands late, and pip is old or *told* otherwise."""
    return _is_behind(options) and (bool(told) or older(version, _REFUSES_PYTHON))


def _is_behind(options: Options) -> bool:
    return options.where.get("python", -1) > options.operands[0]


def _late_python(
    shell: Shell, settings: PipSettings, command: str, site: Site | None, version: str | None
) -> str:
    """Say that pip reads of another Python when it is too late: behind the subcommand, or in its section."""
    said, path = value_in(settings.files, "python", (command,)) if settings.files else (None, "")
    behind = _is_behind(settings.options)
    if not behind and (not known(said) or "python" in settings.options):  # an unread file says nothing
        return ""
    if older(version, _REFUSES_PYTHON) or python_told(shell, site):
        return ""
    if behind:
        return "pip takes `--python` only before its subcommand"
    return f"{path} says `python` in the section `{command}`, and pip takes it only in `global`"


def _needs_target(settings: PipSettings, result: Judgement) -> bool:
    """Return whether pip, which has looked at the marker, is told of another platform and of no folder."""
    told = _PLATFORM & settings.options.values.keys() and result.verdict is not Verdict.BLOCKED
    return bool(told) and not settings.value("target") and not settings.is_on("dry-run")


def needs_environment(settings: PipSettings, site: Site, result: Judgement) -> None:
    """Find that pip is told to run in an environment alone; only what lists or shows is exempt.

    Source: ``require_venv`` in src/pip/_internal/cli/base_command.py, pip 25.1.1.
    """
    if not site.is_virtual and any(map(settings.is_on, _REQUIRES)):
        result.fails("no-environment", "PIP_REQUIRE_VIRTUALENV asks for a virtual environment")


def _misplaced(options: Options, command: str) -> str:
    foreign = sorted(options.values.keys() & NOT_OF[command]) if command in NOT_OF else None
    if foreign:
        return f"pip {command} has no option --{foreign[0]}"
    if command == "install" and "yes" in options:
        return "pip install has no option -y or --yes"
    if command == "install" and {"user", "target"} <= options.values.keys():
        return "pip does not take `--user` and `--target` together"
    return ""


def stopped_by_configuration(files: Sequence[PipFile], result: Judgement) -> None:
    """Find a file that pip cannot read: every command of pip then stops before it does anything."""
    error = unreadable(files)
    if error:
        if result.verdict is Verdict.OVERRIDDEN:
            result.verdict = Verdict.UNKNOWN
        result.fails("bad-configuration", error)
