"""FROM with a variable that has no value: the stages it may choose among, the image it is without it."""

import re
from collections.abc import Mapping

from sphinx_docker_recipes.pep668.context import StageState
from sphinx_docker_recipes.pep668.shell.assignments import WATCHED
from sphinx_docker_recipes.pep668.unknowns import MARK, names

_ARCHITECTURES = frozenset(("amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64", "linux"))
_OF_PLATFORM = re.compile(r"(?:TARGET|BUILD)(?:ARCH|OS|PLATFORM)")
_REFERENCE = re.compile(r"[a-z0-9]+(?:(?:[._/:]|__|-+)[a-z0-9]+)*?(?::[A-Za-z0-9_][\w.-]*)?")
_OF_LIBRARY = re.compile(
    "\0[^\0/]*(?:ARCH|CI_DEPENDENCY_PROXY)[^\0/]*\0/([a-z][a-z0-9-]*(?::[A-Za-z0-9_][\\w.-]*)?)"
)
"""An official image of an architecture, such as ``arm64v8/python``, or through GitLab's dependency proxy."""
_MAX_STAGES = 200
_PLACEHOLDER = re.compile("\0[^\0]*\0")


def without_unset(reference: str) -> str:
    """Return what Docker makes of a reference whose variables are not set: they vanish.

    As it stands where the builder sets one of them itself, or where no reference is left.
    """
    library = _OF_LIBRARY.fullmatch(reference)
    if library:
        return library[1]
    if _OF_PLATFORM.search("".join(names(reference))):
        return reference
    rest = _PLACEHOLDER.sub("", reference)
    return rest if _REFERENCE.fullmatch(rest) else reference


def chosen(reference: str, stages: Mapping[str, StageState]) -> StageState | None:
    """Return what the stage of *reference* is like, whichever it is; None where the candidates differ."""
    if len(stages) > _MAX_STAGES:
        return None
    pattern = "[a-z0-9_.-]*".join(map(re.escape, _PLACEHOLDER.split(reference.lower())))
    if reference.startswith(MARK) and not _OF_PLATFORM.search("".join(names(reference))):
        return None
    found = [state for name, state in stages.items() if re.fullmatch(pattern, name)]
    if _PLACEHOLDER.fullmatch(reference):
        found = [state for name, state in stages.items() if name in _ARCHITECTURES]
    if not found or any(_traits(state) != _traits(found[0]) for state in found):
        return None
    return found[0]


def _traits(state: StageState) -> tuple[object, ...]:
    """Return what decides how a command is judged in a stage that starts where *state* ended."""
    disk = state.disk
    sites = {site.id: (site.marker.state, site.kind, site.pip is None) for site in disk.sites.values()}
    variables = {k: v for k, v in state.env.items() if k.startswith(WATCHED) or k == "PATH"}
    return (disk.distribution, disk.complete, sites, variables, state.known, state.user)
