"""``RUN --mount``: what a builder puts into the file system for one instruction, and takes away after it.

The options and their defaults are BuildKit's, ``frontend/dockerfile/instructions/commands_runmount.go``.
"""

from collections.abc import Callable, Sequence
from posixpath import join

from sphinx_docker_recipes.dockerfile.arguments import CopyArguments, mounts
from sphinx_docker_recipes.dockerfile.model import Instruction
from sphinx_docker_recipes.pep668.configuration.files import matters, write_file
from sphinx_docker_recipes.pep668.context import Shell, StageState
from sphinx_docker_recipes.pep668.stages.copying import copy
from sphinx_docker_recipes.pep668.state.disk import Disk
from sphinx_docker_recipes.pep668.unknowns import unknown
from sphinx_docker_recipes.values import valueclass

_TARGETS = ("target", "dst", "destination")
_SOURCES = ("source", "src")
_SECRETS = "/run/secrets"


@valueclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """One ``--mount``, its variables expanded."""

    type: str
    target: str
    """An absolute path; empty where nothing is mounted (a secret as a variable)."""
    source: str
    origin: str | None
    """The stage or image of ``from``; None for the build's own context, or for none."""
    variable: str
    """The variable that a secret comes as."""


def read_mounts(instruction: Instruction, shell: Shell, text: Callable[[str], str]) -> tuple[Mount, ...]:
    """Return the mounts of a RUN instruction; *text* expands the variables of a word."""
    return tuple(_mount(options, shell, text) for options in mounts(instruction))


def _mount(options: dict[str, str], shell: Shell, text: Callable[[str], str]) -> Mount:
    kind = options.get("type", "bind")
    target = text(_first(options, _TARGETS))
    source = text(_first(options, _SOURCES))
    variable = options.get("env", "") if kind == "secret" else ""
    if kind == "secret" and not target and not variable:
        target = join(_SECRETS, options.get("id", source))
    origin = options.get("from") if kind == "bind" else None
    place = shell.path(target) if target else ""
    return Mount(
        type=kind,
        target="" if place == "/" else place,  # which builders refuse
        source=source,
        origin=text(origin) if origin else None,
        variable=variable,
    )


def _first(options: dict[str, str], names: Sequence[str]) -> str:
    return next((options[name] for name in names if options.get(name)), "")


def put_in_place(
    shell: Shell, instruction: Instruction, found: Sequence[Mount], source: Callable[[str], StageState]
) -> Disk:
    """Put mounts in place, from *source* where they name one, and return what was there before."""
    before = shell.disk.copy() if found else shell.disk
    for mount in found:
        _put(shell, instruction, mount, source)
    return before


def take_away(disk: Disk, before: Disk, found: Sequence[Mount]) -> None:
    """Take mounts away, so that what they hid is back."""
    disk.copied = before.copied
    for mount in found:
        if mount.target:
            _clear(disk, mount.target)
            _bring_back(disk, before, mount.target)


def _put(shell: Shell, instruction: Instruction, mount: Mount, source: Callable[[str], StageState]) -> None:
    disk, target = shell.disk, mount.target
    if mount.variable:
        shell.process.export(mount.variable, unknown(mount.variable))
    if not target or mount.type == "ssh":
        return
    _clear(disk, target)
    if mount.origin is not None:
        arguments = CopyArguments(sources=(mount.source or "/",), destination=target, from_stage=mount.origin)
        copy(shell, instruction, arguments, source(mount.origin))
    elif mount.type in {"bind", "cache"}:
        disk.copied = {*disk.copied, target}
    if mount.origin is None and mount.type in {"bind", "secret"} and matters(target):
        write_file(shell, target, None, instruction.span)


def _clear(disk: Disk, target: str) -> None:
    """Take away what is known of *target* and what lies below it."""
    for kept in (disk.sites, disk.programs, disk.files, disk.opaque):
        for path in [path for path in kept if _is_within(path, target)]:
            del kept[path]


def _bring_back(disk: Disk, before: Disk, target: str) -> None:
    """Put back what was known of *target* and what lay below it."""
    disk.sites |= {path: site for path, site in before.sites.items() if _is_within(path, target)}
    disk.programs |= {path: program for path, program in before.programs.items() if _is_within(path, target)}
    disk.files |= {path: text for path, text in before.files.items() if _is_within(path, target)}
    disk.opaque |= {path: why for path, why in before.opaque.items() if _is_within(path, target)}


def _is_within(path: str, target: str) -> bool:
    return path == target or path.startswith(target.rstrip("/") + "/")
