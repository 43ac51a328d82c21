"""What scripts and modules of Python install: get-pip.py, ensurepip, setup.py, installer, flit."""

from sphinx_docker_recipes.pep668.commands.options import Options, read_options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.effects import bring_pip
from sphinx_docker_recipes.pep668.installers.ownership import owns, take_over
from sphinx_docker_recipes.pep668.installers.pip import judge_pip
from sphinx_docker_recipes.pep668.installers.pip_options import SYNTAX
from sphinx_docker_recipes.pep668.installers.whose import MISSING, whose_pip, whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, Site
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN
from sphinx_docker_recipes.pep668.verdicts import at_site, elsewhere, not_known, unchecked
from sphinx_docker_recipes.pep668.versions import numbers, older
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool, Verdict

_DIRECTORIES = ("--root", "--prefix", "--target", "--home", "--destdir", "--install-dir")
_SETUP = frozenset(("install", "develop"))
"""Commands of setup.py that install."""
_OWN = frozenset(("distribution", "distribution-minimal"))
_DISABLED = ("debian", "ubuntu", "kali", "raspbian")


def run_get_pip(shell: Shell, call: Call, first: int, site: Site | None, why: str) -> None:
    """Follow ``python get-pip.py [options] [packages]``: options are those of ``pip install``."""
    options = read_options(call.argv, first, SYNTAX)
    options.operands.insert(0, first - 1)
    for name in options.where:
        options.where[name] = max(options.where[name], first)
    carrying = _carrying(site)
    result = judge_pip(shell, call, options, carrying, why, "install")
    result.tool = Tool.PIP
    if _replaces_pip(shell, options, site, result.verdict):
        result.fails("owned-by-distribution", "pip cannot remove pip, which the distribution installed")
    record(shell, call, result)
    if site is not None:
        bring_pip(shell, site, user="user" in options)
        if "user" not in options:
            take_over(shell, site, ["pip"])
    elif not why.startswith(MISSING):
        _hide_pip(shell.disk)


def _hide_pip(disk: Disk) -> None:
    """Note that a Python that is not known got a pip: what the word means is not known from now on."""
    disk.programs |= {f"/usr/local/bin/{name}": NOT_KNOWN for name in ("pip", "pip3")}


def run_ensurepip(shell: Shell, call: Call, first: int, site: Site | None, why: str) -> None:
    """Follow ``python -m ensurepip``: it clears PIP_* and pip's files; nothing overrides the marker."""
    words = call.argv[first:]
    if any(word.split("=")[0] == "--root" for word in words):
        result = elsewhere(
            Tool.PIP,
            "with `--root` ensurepip does not look at the marker",
            target=Target.DIRECTORY,
            strategy=Strategy.TARGET_DIRECTORY,
        )
    elif site is None:
        result = not_known(Tool.PIP, why)
    else:
        result = at_site(Tool.PIP, site, target=Target.USER if "--user" in words else None)
        if result.verdict is Verdict.BLOCKED:
            result.because.append("ensurepip clears every override")
    distribution = shell.disk.distribution
    own = site is not None and site.origin in _OWN and not site.is_virtual
    if own and distribution and distribution.family in _DISABLED:
        result.fails("no-ensurepip", f"ensurepip is disabled in the system's Python of {distribution.title}")
    elif site is not None and "--user" in words and site.is_virtual and not site.sees_system:
        result.fails("usage", f"`--user` writes to a folder that {site.shown} does not see")
    record(shell, call, result)
    if site is None and not why.startswith(MISSING):
        _hide_pip(shell.disk)
    elif site is not None and site.pip is None:  # else it is satisfied with what is there
        bring_pip(shell, site, user="--user" in words, bare="--default-pip" in words)


def run_setup(shell: Shell, call: Call) -> None:
    """Follow ``./setup.py install``, whose first line names ``python3`` or ``python``."""
    site, why = whose_python(shell, "python3")
    if site is None:
        site, why = whose_python(shell, "python")
    follow_setup(shell, call, 1, site, why)


def run_flit(shell: Shell, call: Call) -> None:
    """Follow ``flit install``, which writes to the Python that it stands in itself."""
    if "install" in call.argv:
        site, why = whose_pip(shell, call.argv[0])
        run_unchecked(shell, call, site, why, "flit")


def run_easy_install(shell: Shell, call: Call) -> None:
    """Follow ``easy_install six`` and ``easy_install-3.7 six``."""
    version = call.name.removeprefix("easy_install").lstrip("-") or "3"
    site, why = whose_python(shell, f"python{version}")
    if any(not word.startswith("-") for word in call.argv[1:]):
        run_unchecked(shell, call, site, why, "easy_install")


def follow_setup(shell: Shell, call: Call, first: int, site: Site | None, why: str) -> None:
    """Follow the commands of setup.py, which stand from *first* on."""
    if _SETUP & set(call.argv[first:]):
        run_unchecked(shell, call, site, why, "setup.py")


def run_unchecked(shell: Shell, call: Call, site: Site | None, why: str, name: str) -> None:
    """Follow an installer that never looks at the marker: setup.py, installer, flit."""
    if any(word.split("=")[0] in _DIRECTORIES for word in call.argv):
        result = elsewhere(
            Tool.OTHER,
            f"{name} writes to a directory of its own",
            target=Target.DIRECTORY,
            strategy=Strategy.TARGET_DIRECTORY,
        )
    elif site is None:
        result = not_known(Tool.OTHER, why)
    else:
        result = unchecked(at_site(Tool.OTHER, site), f"{name} never looks at the marker")
    if name == "easy_install" and site is not None and _has_newer_setuptools(site):
        result.verdict = Verdict.UNKNOWN if result.verdict is Verdict.UNCHECKED else result.verdict
        result.fails("no-module", "setuptools has had no module easy_install since its version 52")
    record(shell, call, result)


def _has_newer_setuptools(site: Site) -> bool:
    """Return whether a Python came out after setuptools 52 (December 2020), and brings a later one."""
    return (numbers(site.version) or (0,)) >= (3, 10)


def _carrying(site: Site | None) -> Site | None:
    """Return *site* as get-pip.py sees it: it brings the newest pip itself."""
    return replace(site, pip="unknown") if site is not None else None


def _replaces_pip(shell: Shell, options: Options, site: Site | None, verdict: Verdict) -> bool:
    distribution = shell.disk.distribution
    if site is None or distribution is None or distribution.family not in _DISABLED:
        return False
    fresh = {"ignore-installed", "user"} & options.values.keys() or older(site.pip, (24, 0))
    writes = verdict in {Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED}
    return writes and not fresh and site.origin == "distribution" and owns(shell, "pip")
