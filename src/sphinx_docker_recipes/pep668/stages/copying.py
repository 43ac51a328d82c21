"""COPY and ADD: programs, Pythons, environments and configuration files that come from elsewhere."""

from collections.abc import Callable
from posixpath import basename, dirname, join

from sphinx_docker_recipes.dockerfile.arguments import CopyArguments
from sphinx_docker_recipes.dockerfile.model import Heredoc, Instruction
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.configuration.files import matters, write_file
from sphinx_docker_recipes.pep668.context import Shell, StageState
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerState, Program, Site
from sphinx_docker_recipes.pep668.state.markers import mentions, named, put_back
from sphinx_docker_recipes.pep668.state.which import may_be_filled
from sphinx_docker_recipes.pep668.trace import EnvironmentCopied
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace

_PROGRAM_FOLDERS = frozenset(("/", "/usr", "/usr/bin", "/usr/local", "/usr/local/bin", "/bin"))
_FOLDERS = _PROGRAM_FOLDERS | {"/etc", "/opt", "/root", "/srv", "/usr/lib", "/usr/local/lib"}
"""Folders of every distribution: what is copied to one keeps its name."""
_VARIABLE = regex(r"'[^'\n]*'|\\.|(?P<variable>\$(?:\{[^{}\n]*\}|[A-Za-z_]\w*))")
_GLOB = frozenset("*?[")
_PROGRAMS = frozenset(("uv", "uvx", "pipx", "poetry"))


def copy(
    shell: Shell,
    instruction: Instruction,
    arguments: CopyArguments,
    source: StageState | None,
    expand: Callable[[str], str] = str,
) -> None:
    """Follow COPY or ADD from *source*: a stage, an image, or None for the build's own context.

    *expand* gives the value of a variable as it stands in a here-document.
    """
    target = shell.path(arguments.destination)
    several = len(arguments.sources) > 1 or arguments.destination.endswith("/") or target in _FOLDERS
    for path in arguments.sources:
        heredoc = next(
            (h for h in instruction.heredocs if path.lstrip("<-").strip("\"'") == h.delimiter), None
        )
        if heredoc is not None:
            end = join(target, heredoc.delimiter) if several else target
            write_file(shell, end, _content(heredoc, expand), instruction.span)
            shell.disk.texts[end] = heredoc.body
        elif source is None:
            _from_context(shell, instruction, path, target, several=several)
        else:
            _from_stage(shell, instruction, source, "/" + path.strip("/"), target, several=several)


def _content(heredoc: Heredoc, expand: Callable[[str], str]) -> str:
    """Return what a here-document puts into its file: variables are expanded, and quotes stay."""
    text = heredoc.body.value
    if not heredoc.expand or "$" not in text:
        return text
    return _VARIABLE.sub(lambda found: expand(found[0]) if found["variable"] else found[0], text)


def _from_context(shell: Shell, instruction: Instruction, path: str, target: str, *, several: bool) -> None:
    name = basename(path.rstrip("/"))
    end = join(target, name) if several or target == shell.process.cwd else target
    if "://" in path:
        shell.disk.files[end] = f"downloaded from {path}"
    elif name in _PROGRAMS:
        shell.disk.programs[end] = Program(name)
    elif mentions(end):
        for site in named(shell, end):
            put_back(shell, site, MarkerState.PRESENT, f"{end} is copied here")
    elif matters(end) and basename(end) != "pyproject.toml":
        write_file(shell, end, None, instruction.span)


def _from_stage(
    shell: Shell, instruction: Instruction, source: StageState, path: str, target: str, *, several: bool
) -> None:
    disk, there = shell.disk, source.disk
    program = there.programs.get(path)
    _bring_by_file(shell, instruction, there.sites.get(dirname(path)), path, target, several=several)
    if program is None and basename(path) in _PROGRAMS:
        program = Program(basename(path))
    if program is not None:
        end = join(target, basename(path)) if several else target
        disk.programs[end] = program
        _bring_site(disk, there, program, path, end)
        return
    if not there.complete or there.hidden_at(path) is not None:
        end = join(target, basename(path)) if several and _is_file(path, shell.run.facts) else target
        disk.opaque.setdefault(end, f"{path} comes from {source.image or source.written}, which is not known")
        _forget(disk, end)
    elif may_be_filled(path, there):
        disk.copied.add(target)
    named = several and path in there.files  # a file goes into the folder, a folder's content becomes its
    _bring_folder(shell, instruction, source, path, join(target, basename(path)) if named else target)


def _is_file(path: str, facts: Facts) -> bool:
    """Return whether a path of an unknown image is surely a program, not a folder: it lies among programs."""
    folder, name = dirname(path), basename(path)
    in_root = folder == "/" and name in facts.programs_in_root
    return in_root or (basename(folder) in {"bin", "sbin"} and not _GLOB & set(name))


def _bring_folder(shell: Shell, instruction: Instruction, source: StageState, path: str, target: str) -> None:
    disk, there = shell.disk, source.disk
    if path == target == "/" and disk.distribution is None:  # all of an image into ``scratch``
        disk.distribution = there.distribution
        disk.packages |= there.packages
    _bring_sites(shell, instruction, source, path, target)
    _bring_markers(disk, there, path, target)
    _bring_programs(disk, there, path, target)
    for name, content in tuple(there.files.items()):
        end = _moved(name, path, target)
        if end is not None:
            disk.files[end] = content
            if name in there.texts:
                disk.texts[end] = there.texts[name]


def _bring_sites(shell: Shell, instruction: Instruction, source: StageState, path: str, target: str) -> None:
    disk, there = shell.disk, source.disk
    for site in tuple(there.sites.values()):
        moved = _moved(site.prefix, path, target)
        if moved is not None and not is_known(moved):
            continue
        if moved is not None and site.is_virtual:
            _bring_environment(shell, instruction, site, moved)
        elif moved is not None and (site.id not in disk.sites or _replaces(disk, site, path, target)):
            disk.sites[site.id] = site


def _replaces(disk: Disk, site: Site, path: str, target: str) -> bool:
    """Return whether an interpreter of another version comes to the place of one that is there."""
    made, found = minor(site.version), minor(disk.sites[site.id].version)
    return bool(made and found) and made != found and _moved(site.id, path, target) == site.id


def _bring_programs(disk: Disk, there: Disk, path: str, target: str) -> None:
    for name, program in _below(there.programs, path):
        end = _moved(name, path, target)
        if end is None:
            continue
        home = there.sites.get(program.site or "")
        copied = program
        if home is not None and home.is_virtual and program.kind != "activate":
            copied = Program(program.kind, _home(home, path, target), program.version)
        disk.programs[end] = copied
        _bring_site(disk, there, copied, name, end)


def _bring_markers(disk: Disk, there: Disk, path: str, target: str) -> None:
    """Put back what was removed here and is still there, with the folder that holds it."""
    for site in tuple(disk.sites.values()):
        other = there.sites.get(site.id)
        if other is None or site.marker.state is not MarkerState.REMOVED:
            continue
        marker = site.marker.path or ""
        if other.marker.state is MarkerState.PRESENT and _moved(marker, path, target) == marker:
            disk.set_marker(site, MarkerState.PRESENT, f"{marker} is copied here")


def _bring_by_file(
    shell: Shell, instruction: Instruction, site: Site | None, path: str, target: str, *, several: bool
) -> None:
    """Bring an environment that is copied piece by piece: the file that makes it one names its folder."""
    if site is not None and site.is_virtual and basename(path) == "pyvenv.cfg":
        _bring_environment(shell, instruction, site, target if several else dirname(target))


def _home(site: Site, path: str, target: str) -> str:
    """Return the environment of programs that are copied: with its folder, or with their own alone."""
    alone = dirname(target) if path == join(site.id, "bin") else site.id
    return _moved(site.id, path, target) or alone


def _below(programs: dict[str, Program], path: str) -> list[tuple[str, Program]]:
    start = path.rstrip("/") + "/"
    return [(name, program) for name, program in programs.items() if name.startswith(start)]


def _bring_site(disk: Disk, there: Disk, program: Program, path: str, end: str) -> None:
    """Bring what is known of an interpreter that is copied."""
    site = there.sites.get(program.site or "")
    if site is not None and not site.is_virtual and program.kind == "python" and path == end:
        disk.sites.setdefault(site.id, site)


def _bring_environment(shell: Shell, instruction: Instruction, site: Site, prefix: str) -> None:
    disk = shell.disk
    base_there: bool | None = None
    broken = ""
    now = disk.sites.get(site.base or "")
    made, found = minor(site.version), minor(now.version) if now else None
    outgrown = made is not None and found is not None and made != found
    if site.base is not None:
        base_there = site.base in disk.sites
        if not base_there and (site.home or not disk.complete):
            base_there = None
        if base_there is False and surely_lacks(disk):
            broken = f"{prefix} needs {site.base}, which this stage does not have"
    python = join(prefix, "bin/python")
    copied = replace(site, id=prefix, prefix=prefix, python=python, broken=broken, made_by=None)
    if now is not None and outgrown:  # whose folder lib/python3.13 the copied programs look for in vain
        copied = replace(copied, version=now.version, pip=None)
    disk.sites[prefix] = copied
    run = shell.run
    event = EnvironmentCopied(
        stage=run.stage.index,
        run=run.index,
        span=instruction.span,
        source=site.id,
        destination=prefix,
        interpreter=site.base,
        interpreter_there=base_there,
        version=made if outgrown else None,
        version_there=found if outgrown else None,
    )
    note(shell, event)


def _forget(disk: Disk, target: str) -> None:
    """Doubt what is found after unknown files went into a folder of programs."""
    if target in _PROGRAM_FOLDERS:
        disk.doubts.append(f"{target} holds files that are not known")


def _moved(path: str, start: str, target: str) -> str | None:
    if path == start:
        return target
    prefix = start.rstrip("/") + "/"
    return join(target, path[len(prefix) :]) if path.startswith(prefix) else None
