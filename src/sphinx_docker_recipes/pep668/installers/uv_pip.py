"""``uv pip``: install, sync and uninstall look at the marker (``Interpreter::is_externally_managed``)."""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.configuration.uv import missing_configuration, uv_setting, uv_text
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.absent_tools import uv_is_absent
from sphinx_docker_recipes.pep668.installers.effects import packages_arrive, provide_tools
from sphinx_docker_recipes.pep668.installers.hidden_options import look_for_hidden_flags
from sphinx_docker_recipes.pep668.installers.named_environments import named_environments
from sphinx_docker_recipes.pep668.installers.unread_variables import note_unread
from sphinx_docker_recipes.pep668.installers.uv_discovery import SYSTEM, Found, discover
from sphinx_docker_recipes.pep668.installers.uv_options import NOT_OF, OF_PIP
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import is_known, readable
from sphinx_docker_recipes.pep668.verdicts import Judgement, at_site, elsewhere, not_known, override
from sphinx_docker_recipes.pep668.versions import older
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool, Verdict

FLAG = "--break-system-packages"
VARIABLE = "UV_BREAK_SYSTEM_PACKAGES"
_ONCE = frozenset(
    (
        "python",
        "target",
        "prefix",
        "system",
        "break-system-packages",
        "no-break-system-packages",
        "dry-run",
        "no-config",
    )
)
"""Options that clap refuses to take twice."""
_OF_COMMAND = frozenset(
    ("system", "no-system", "break-system-packages", "no-break-system-packages", "target", "prefix")
)
_APART = ("target", "prefix")
_CHECKED = ("install", "sync", "uninstall")


def follow_uv_pip(shell: Shell, call: Call, options: Options, parent: Site | None) -> None:
    """Follow ``uv pip <command>``; *parent* is the interpreter of ``python -m uv``."""
    command = call.argv[options.operands[1]] if len(options.operands) > 1 else ""
    if command not in _CHECKED:
        return
    result = judge_uv_pip(shell, call, options, parent, command)
    record(shell, call, result)
    site = shell.disk.sites.get(result.environment or "") or _site_of(shell, result)
    if site is not None and command == "install" and "dry-run" not in options:
        words = [call.argv[index] for index in options.operands[2:] if is_known(call.argv[index])]
        packages_arrive(shell, site, words, upgrade="upgrade" in options)
        provide_tools(shell, site, words)


def judge_uv_pip(shell: Shell, call: Call, options: Options, parent: Site | None, command: str) -> Judgement:
    """Judge ``uv pip install``, ``sync`` or ``uninstall``."""
    found = discover(shell, call, options, parent)
    result = _directory(shell, options)
    if result is None:
        result = _at(shell, found)
        _overrides(shell, call, options, found, result)
    else:
        if found.error and (command == "uninstall" or found.error != "no-environment"):
            result.fails(found.error, found.why)  # uninstall alone needs an environment beside a directory
        switch, setting = _effective(shell, call, options)
        if switch is Switch.BAD:
            result.fails("bad-value", _not_boolean(setting))
    absent = uv_is_absent(shell, call, parent)
    if absent:
        result.fails("no-uv", absent)
    result.selection = found.setting
    result.environments = named_environments(shell)
    for error, why in _mistakes(shell, call, options, command):
        result.fails(error, why)
    return result


def _mistakes(shell: Shell, call: Call, options: Options, command: str) -> Iterator[tuple[str, str]]:
    """Give what makes uv stop before it looks for a Python, a short word and a sentence each."""
    early = _too_early(call, options)
    if early:
        yield "no-such-option", f"uv takes `{early}` only behind `uv pip {command}`"
    foreign = sorted(options.values.keys() & (OF_PIP | NOT_OF.get(command, NOT_OF["install"])))
    if foreign:
        yield "no-such-option", f"`uv pip {command}` has no option `--{foreign[0]}`"
    valued = next((word for word in call.argv if word.startswith((f"{FLAG}=", "--system="))), "")
    if valued:
        yield "usage", f"`{valued.partition('=')[0]}` takes no value"
    repeated = sorted(options.repeated & _ONCE)
    if repeated:
        yield "usage", f"uv takes `--{repeated[0]}` only once"
    for name, variable in (("system", SYSTEM), (FLAG[2:], VARIABLE)):
        off = options.where.get(f"no-{name}", -1)
        if off > options.where.get(name, -1) and shell.process.exported(variable) is not None:
            yield "usage", f"uv takes `--no-{name}` and `{variable}` not together, whatever its value"
    if {"target", "prefix"} <= options.values.keys():
        yield "usage", "uv does not take `--target` and `--prefix` together"
    abbreviated = [name for name in options.values if name.startswith("break") and name != FLAG[2:]]
    if abbreviated:
        yield "no-such-option", f"uv has no option `--{abbreviated[0]}`"
    missing = missing_configuration(shell, options)
    if missing:
        yield "no-configuration", missing


def _too_early(call: Call, options: Options) -> str:
    """Return an option of the command that stands before it, which uv refuses."""
    command = options.operands[1]
    return next(
        (call.argv[at] for name, at in options.where.items() if name in _OF_COMMAND and at < command), ""
    )


def _directory(shell: Shell, options: Options) -> Judgement | None:
    told = [name for name in _APART if options.values.get(name)]
    for name in told[:1] or _APART:
        value = options.values.get(name) or uv_text(shell, name, options)[0]
        if value:
            spelled = f"--{name}" if name in options else name
            return elsewhere(
                Tool.UV_PIP,
                f"with `{spelled}` uv writes to {readable(value)} and does not look at the marker",
                target=Target.DIRECTORY,
                strategy=Strategy.TARGET_DIRECTORY,
            )
    return None


def _at(shell: Shell, found: Found) -> Judgement:
    if found.site is None:
        target = Target.SYSTEM if found.system else Target.UNKNOWN
        result = not_known(Tool.UV_PIP, found.why, target=target)
        if found.error:
            result.because = []
            result.fails(found.error, found.why)
        return result
    site = found.site
    result = at_site(Tool.UV_PIP, site, reader="uv")
    if found.setting is not None and not site.is_virtual:
        name = found.setting.name if found.setting.kind is SettingKind.FLAG else _spelled(found.setting)
        result.because.insert(0, f"`{name}` selects {site.python or site.prefix}")
    if site.origin == "distribution-minimal" and older(site.version, (3, 12)):
        result.fails(
            "no-python", f"uv cannot query {site.python}: python3-minimal lacks modules that it needs"
        )
    if site.broken and site.base not in shell.disk.sites:
        result.fails("broken-environment", site.broken)
    return result


def _spelled(setting: Setting) -> str:
    return f"{setting.name}={setting.value}" if setting.value else setting.name


def _overrides(shell: Shell, call: Call, options: Options, found: Found, result: Judgement) -> None:
    switch, setting = _effective(shell, call, options)
    if switch is Switch.BAD:
        result.fails("bad-value", _not_boolean(setting))
    elif switch is Switch.ON and (found.site is not None or (found.system and not found.error)):
        name = _spelled(setting) if setting else VARIABLE
        override(result, setting, f"`{name}` overrides the marker")
    elif switch is Switch.ON and setting is not None:
        result.overrides.append(setting)
    elif switch is Switch.UNKNOWN and result.verdict is Verdict.BLOCKED:
        result.verdict = Verdict.UNKNOWN
        result.because.append(f"the content of {setting.name if setting else VARIABLE} is not known")
    elif result.verdict is Verdict.BLOCKED:
        look_for_hidden_flags(call, result)
    note_unread(shell, "PIP_BREAK_SYSTEM_PACKAGES", "uv", result)


def _not_boolean(setting: Setting | None) -> str:
    return f"the value in `{setting.name if setting else VARIABLE}` is not a boolean"


def _effective(shell: Shell, call: Call, options: Options) -> tuple[Switch, Setting | None]:
    on, off = options.where.get(FLAG[2:], -1), options.where.get("no-break-system-packages", -1)
    if on > off:
        return Switch.ON, Setting(kind=SettingKind.FLAG, name=FLAG, value=None, span=call.place(shell, on))
    if off >= 0:
        return Switch.OFF, None
    switch = read_switch(shell.process.exported(VARIABLE), empty=Switch.BAD)
    if switch not in {Switch.UNSET, Switch.OFF}:
        return switch, shell.setting(VARIABLE)
    # A variable that says no is as good as none: uv then asks its files (seen with uv 0.13.9).
    return uv_setting(shell, "break-system-packages", options)


def _site_of(shell: Shell, result: Judgement) -> Site | None:
    return next((s for s in shell.disk.sites.values() if s.python and s.python == result.interpreter), None)
