"""pip: ``install`` and ``uninstall`` look at the marker (``_internal/utils/misc.py``, 23.0 and later)."""

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.options import Options, read_options
from sphinx_docker_recipes.pep668.configuration.files import KEY
from sphinx_docker_recipes.pep668.configuration.pip import (
    pip_setting,
    refused_in,
    write_pip_setting,
)
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.absent_tools import lacks_pip
from sphinx_docker_recipes.pep668.installers.effects import installed, uninstalled
from sphinx_docker_recipes.pep668.installers.hidden_options import look_for_hidden_flags
from sphinx_docker_recipes.pep668.installers.named_environments import named_environments
from sphinx_docker_recipes.pep668.installers.ownership import owned_by_distribution
from sphinx_docker_recipes.pep668.installers.pip_errors import (
    FLAG,
    ignores_python,
    stopped_by_configuration,
    usage,
)
from sphinx_docker_recipes.pep668.installers.pip_options import SYNTAX
from sphinx_docker_recipes.pep668.installers.pip_settings import (
    PipSettings,
    python_told,
    reaches,
    settings_of,
)
from sphinx_docker_recipes.pep668.installers.pythons import site_at, surely_none_at
from sphinx_docker_recipes.pep668.installers.unread_variables import note_unread
from sphinx_docker_recipes.pep668.installers.whose import MISSING, whose_pip
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.process import is_root
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.pep668.verdicts import (
    Judgement,
    at_site,
    elsewhere,
    not_known,
    override,
    unchecked,
)
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool, Verdict

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.installers.user_site import past_environment
else:  # imported for an environment that sees the system's packages
    past_environment = lazily("pep668.installers.user_site", "past_environment")

VARIABLE = "PIP_BREAK_SYSTEM_PACKAGES"

_NOWHERE = "there is no Python at"
_CHECKED = ("install", "uninstall")
_WRITES_FILES = ("download", "wheel")
_DIRECTORY = ("target", "prefix", "root")


def run_pip(shell: Shell, call: Call) -> None:
    """Follow ``pip ...``: the command word says whose pip it is."""
    follow_pip(shell, call, 1, *whose_pip(shell, call.argv[0]))


def follow_pip(shell: Shell, call: Call, first: int, site: Site | None, why: str) -> None:
    """Follow pip's arguments from *first* on; *site* is its Python, None where *why* says it is not known."""
    options = read_options(call.argv, first, SYNTAX)
    if not options.operands or "help" in options:
        return
    command = call.argv[options.operands[0]]
    if options.where.get("version", len(call.argv)) < options.operands[0]:
        return
    if command == "config":
        write_pip_setting(shell, call, options)
    elif command in _CHECKED:
        result = judge_pip(shell, call, options, site, why, command)
        record(shell, call, result)
        if result.error is None and result.site is not None:
            words = [call.argv[index] for index in options.operands[1:]]
            (installed if command == "install" else uninstalled)(shell, options, words, result.site, result)
    elif command in _WRITES_FILES:
        record(shell, call, _judge_files(shell, options, site, why, command))


def _judge_files(shell: Shell, options: Options, site: Site | None, why: str, command: str) -> Judgement:
    """Judge ``pip download`` or ``pip wheel``: they look at no marker, and may fail for another reason."""
    result = elsewhere(
        Tool.PIP,
        f"`pip {command}` only writes files to a folder",
        target=Target.DIRECTORY,
        strategy=Strategy.TARGET_DIRECTORY,
    )
    settings = settings_of(shell, options, site)
    stopped_by_configuration(settings.files, result)
    if (site is None and why.startswith(MISSING)) or (site is not None and lacks_pip(shell, site)):
        result.fails("no-pip", why if site is None else f"{site.python or site.shown} has no pip")
    else:
        usage(shell, settings, command, site, result, site.pip if site else None)
    return result


def judge_pip(
    shell: Shell, call: Call, options: Options, site: Site | None, why: str, command: str
) -> Judgement:
    """Judge ``pip install`` or ``pip uninstall``."""
    running, absent = site, why
    site, why, selection = _redirected(shell, call, options, site, why)
    settings = settings_of(shell, options, site)
    skipped = _directory(settings, command, site)
    if skipped is None and command == "install" and site is not None and site.is_virtual and site.sees_system:
        skipped = past_environment(shell, call, settings, site)
    if skipped is not None:
        result = skipped
    elif site is None:
        result = not_known(Tool.PIP, why)
    else:
        result = at_site(Tool.PIP, site, target=_target(shell, settings, site))
    if running is None and absent.startswith(MISSING):
        result.fails("no-pip", absent)
    elif site is None and why.startswith(_NOWHERE):
        result.fails("no-python", why)
    result.site, result.selection = site, selection
    result.environments = named_environments(shell)
    speaking = running or site  # told of another Python, pip runs there itself, with the options it has
    result.version = speaking.pip if speaking else None
    _overrides(shell, call, settings, command, result)
    if running is not None and lacks_pip(shell, running):
        result.fails("no-pip", f"{running.python or running.shown} has no pip")
    if site is not None and site.broken and site.base not in shell.disk.sites:
        result.fails("broken-environment", site.broken)
    usage(shell, settings, command, site, result, result.version)
    stopped_by_configuration(settings.files, result)
    if result.error is None and site is not None and skipped is None:
        owned = owned_by_distribution(shell, call, options, command, site, result)
        if owned:
            result.fails(
                "owned-by-distribution", f"pip cannot remove {owned}, which the distribution installed"
            )
    return result


def _target(shell: Shell, settings: PipSettings, site: Site) -> Target:
    if site.is_virtual:
        return Target.VENV
    switch = settings.switch("user")
    if switch is Switch.OFF:
        return Target.SYSTEM
    falls_back = not is_root(shell.process.user) and site.prefix.startswith("/usr")
    return Target.USER if falls_back or switch is Switch.ON else Target.SYSTEM


def _redirected(
    shell: Shell, call: Call, options: Options, site: Site | None, why: str
) -> tuple[Site | None, str, Setting | None]:
    """Follow ``--python`` and PIP_PYTHON to another interpreter (pip 22.3 and later)."""
    told = python_told(shell, site)
    if "python" in options and not ignores_python(options, site.pip if site else None, told):
        value = options.values["python"] or ""
        setting = Setting(
            kind=SettingKind.FLAG,
            name="--python",
            value=readable(value),
            span=call.place(shell, options.where["python"]),
        )
    else:
        value = told
        if not value:
            return site, why, None
        made = shell.setting("PIP_PYTHON") if shell.process.exported("PIP_PYTHON") else None
        setting = made or Setting(kind=SettingKind.ENV, name="PIP_PYTHON", value=value, span=None)
    other = site_at(shell, value)
    if other is None and surely_none_at(shell, value):
        return None, f"{_NOWHERE} {value}", setting
    return other, f"what `{setting.name} {readable(value)}` names is not known", setting


def _directory(settings: PipSettings, command: str, site: Site | None) -> Judgement | None:
    if command != "install":
        return None
    for name in _DIRECTORY:
        value = settings.value(name)
        if value:
            spelled = f"`--{name}`" if name in settings.options else f"`{name}`"
            result = elsewhere(
                Tool.PIP,
                f"with {spelled} pip writes to {readable(value)} and does not look at the marker",
                target=Target.DIRECTORY,
                strategy=Strategy.TARGET_DIRECTORY,
            )
            result.bypasses = reaches(settings, site)
            return result
    if settings.is_on("dry-run") and settings.value("report"):
        return elsewhere(
            Tool.PIP,
            "with `--dry-run` and `--report` together pip installs nothing and does not look at the marker",
            target=Target.UNKNOWN,
            strategy=Strategy.TARGET_DIRECTORY,
        )
    return None


def _overrides(shell: Shell, call: Call, settings: PipSettings, command: str, result: Judgement) -> None:
    if older(result.version, (23, 0)):
        unchecked(result, f"pip {result.version} is older than the check")
    switch, setting, why = _effective(shell, call, settings, command)
    if switch is Switch.ON:
        override(result, setting, why)
    elif switch is Switch.BAD:
        result.fails("bad-value", why)
    elif switch is Switch.UNKNOWN and result.verdict is Verdict.BLOCKED:
        result.verdict = Verdict.UNKNOWN
        result.because.append(why)
    elif result.verdict is Verdict.BLOCKED:
        look_for_hidden_flags(call, result)
    note_unread(shell, "UV_BREAK_SYSTEM_PACKAGES", "pip", result)


def _effective(
    shell: Shell, call: Call, settings: PipSettings, command: str
) -> tuple[Switch, Setting | None, str]:
    """Return the setting of the override that counts: the flag, then the variable, then the files."""
    configured = _configured(shell, settings, command)
    if KEY not in settings.options or configured[0] is Switch.BAD:  # which pip refuses beside the flag too
        return configured
    span = call.place(shell, settings.options.where[KEY])
    flag = Setting(kind=SettingKind.FLAG, name=FLAG, value=None, span=span)
    return Switch.ON, flag, f"`{FLAG}` overrides the marker"


def _configured(shell: Shell, settings: PipSettings, command: str) -> tuple[Switch, Setting | None, str]:
    refused = refused_in(settings.files, KEY, command) if settings.files else ""
    if refused:
        return Switch.BAD, None, _WHY_FILE[Switch.BAD].format(refused)
    value = settings.variables.get(VARIABLE)
    switch = read_switch(value, empty=Switch.UNSET)
    if switch is not Switch.UNSET:
        return switch, shell.setting(VARIABLE), _WHY_VARIABLE[switch].format(VARIABLE, readable(value or ""))
    setting = pip_setting(shell, settings.files, KEY, command) if settings.files else None
    if setting is None:
        return Switch.UNSET, None, ""
    switch = read_switch(setting.value, empty=Switch.UNSET)
    return switch, setting, _WHY_FILE[switch].format(setting.name)


_WHY_VARIABLE = {
    Switch.ON: "`{0}={1}` overrides the marker",
    Switch.OFF: "`{0}={1}` does not override the marker",
    Switch.BAD: "`{0}={1}` is not a valid value",
    Switch.UNKNOWN: "the value of `{0}` is not known",
}
_WHY_FILE = {
    Switch.ON: "{0} overrides the marker",
    Switch.OFF: "{0} does not override the marker",
    Switch.BAD: "{0} holds a bad value for `break-system-packages`",
    Switch.UNKNOWN: "the content of {0} is not known",
    Switch.UNSET: "",
}
