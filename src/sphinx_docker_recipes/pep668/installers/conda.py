"""conda, mamba, micromamba and pixi: they never look at the marker."""

from posixpath import join

from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.commands.unknown_wrappers import within
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import NO_MARKER, Site, SiteKind
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.verdicts import elsewhere
from sphinx_docker_recipes.vocabulary import Strategy, Target, Tool

_COMMANDS = frozenset(("install", "create", "update", "upgrade", "remove"))
_FILLS = frozenset(("create", "install"))
"""Commands after which an environment is there: micromamba's base holds nothing before the first of them."""
_PIXI = frozenset(("install", "i", "add", "a", "update", "upgrade", "remove", "rm", "reinstall"))
_ROOTS = (
    "/opt/conda",
    "/opt/miniconda",
    "/opt/miniconda3",
    "/opt/miniforge3",
    "/root/miniconda3",
    "/opt/mambaforge",
)


def run_conda(shell: Shell, call: Call) -> None:
    """Follow ``conda ...`` and the command behind ``conda run``."""
    words = call.argv
    name = next((word for word in words[1:] if not word.startswith("-")), "")
    if words[1:2] == ["activate"]:
        enter_named(shell, "".join(words[2:3]) or "base")
    elif name == "run":
        index = _behind_run(words)
        if index is not None:
            run_call(enter(shell, words[:index]), call.rest(index))
    if name == "env" and {"create", "update"} & set(words):
        name = "create"
    if name in _COMMANDS:
        if name in _FILLS:
            add_environment(shell, _value(words, ("-p", "--prefix")), _value(words, ("-n", "--name")))
        why = "conda manages its environments itself and does not look at the marker"
        record(shell, call, elsewhere(Tool.CONDA, why, target=Target.TOOL_ENV, strategy=Strategy.VENV))


def run_pixi(shell: Shell, call: Call) -> None:
    """Follow ``pixi install`` and the command behind ``pixi run``: conda's environments below the project.

    Whether one holds pip is said in a file that is not seen, so another pip behind it may be the one.
    """
    words = call.argv
    name = next((word for word in words[1:] if not word.startswith("-")), "")
    path = join(".pixi/envs", _value(words, ("-e", "--environment")) or "default")
    index = _behind_run(words) if name in {"run", "r"} else None
    if name in _PIXI:
        add_environment(shell, path, None)
        why = "pixi manages its environments itself and does not look at the marker"
        record(shell, call, elsewhere(Tool.CONDA, why, target=Target.TOOL_ENV, strategy=Strategy.VENV))
    elif index is not None and (call.argv[index][:3] != "pip" or not _has_pip(shell)):
        child = shell.fork()
        activate(child, add_environment(shell, path, None))
        run_call(child, call.rest(index))
    elif index is not None:
        run_call(within(shell, call), call.rest(index))


def _has_pip(shell: Shell) -> bool:
    """Return whether there is a pip behind that of an environment."""
    disk = shell.disk
    sites = (
        disk.sites.get(program.site or "") for program in disk.programs.values() if program.kind == "pip"
    )
    return any(site is None or site.kind is not SiteKind.CONDA for site in sites)


def add_environment(shell: Shell, prefix: str | None, name: str | None) -> Site:
    """Put a conda environment on the disk; its Python carries no marker without ``conda-managed-env``."""
    path = shell.path(prefix) if prefix else join(root_of(shell), "envs", name) if name else root_of(shell)
    if name in {"base", "root"}:
        path = root_of(shell)
    site = shell.disk.sites.get(path) or _site(shell, path)
    folder = join(path, "bin")
    shell.disk.add_site(site, join(folder, "python"), join(folder, "python3"))
    return site


def enter(shell: Shell, words: list[str]) -> Shell:
    """Return the shell in which ``conda run`` runs its command."""
    child = shell.fork()
    site = add_environment(shell, _value(words, ("-p", "--prefix")), _value(words, ("-n", "--name")))
    activate(child, site)
    return child


def enter_named(shell: Shell, name: str) -> None:
    """Follow ``conda activate name``, where *name* may be a path."""
    by_path = "/" in name
    activate(shell, add_environment(shell, name if by_path else None, None if by_path else name))


def activate(shell: Shell, site: Site) -> None:
    """Put a conda environment first on PATH."""
    shell.process.export("PATH", f"{join(site.prefix, 'bin')}:{shell.process.get('PATH')}")
    shell.process.export("CONDA_PREFIX", site.prefix)


def root_of(shell: Shell) -> str:
    """Return conda's folder: what a variable says, one that is on the disk, or the images' usual one."""
    for variable in ("MAMBA_ROOT_PREFIX", "CONDA_DIR", "CONDA_ROOT"):
        value = shell.process.exported(variable)
        if value and is_known(value):
            return value
    return next((root for root in _ROOTS if root in shell.disk.sites), "/opt/conda")


def _site(shell: Shell, path: str) -> Site:
    return Site(
        id=path,
        kind=SiteKind.CONDA,
        python=join(path, "bin/python"),
        prefix=path,
        marker=NO_MARKER,
        origin="conda",
        pip="unknown",
        maker="conda",
        stage=shell.run.stage.index,
    )


def _behind_run(words: list[str]) -> int | None:
    index = next(index for index, word in enumerate(words) if word in {"run", "r"}) + 1
    while index < len(words) and words[index].startswith("-"):
        takes = words[index] in {
            "-n",
            "--name",
            "-p",
            "--prefix",
            "--cwd",
            "-r",
            "--root-prefix",
            "-a",
            "-e",
            "--environment",
            "--manifest-path",
            "--attach",
        }
        index += 2 if takes else 1
    return index if index < len(words) else None


def _value(words: list[str], names: tuple[str, ...]) -> str | None:
    for index, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in names:
            if equals:
                return value
            return words[index + 1] if index + 1 < len(words) else None
    return None
