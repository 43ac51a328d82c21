"""How a stage begins: the image of FROM, an earlier stage, or nothing."""

from datetime import date
from posixpath import dirname, join

from sphinx_docker_recipes.facts.model import UNKNOWN_VERSION, BaseImage, Distribution, Interpreter
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.pep668.context import StageState
from sphinx_docker_recipes.pep668.shell.process import DEFAULT_PATH
from sphinx_docker_recipes.pep668.state.disk import (
    NO_MARKER,
    Disk,
    MarkerFile,
    MarkerState,
    Program,
    Site,
    SiteKind,
)
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind
from sphinx_docker_recipes.pep668.unknowns import is_known, readable, unknown
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Marker

_TAG_VERSION = regex(r":(?:python)?(\d+\.\d+)")
_MAX_STARTS = 512
_STARTS: dict[str, tuple[BaseImage, StageState]] = {}
"""What the last images gave, by reference; of other tables or another day the image is another object."""
_STATES = {
    Marker.PRESENT: MarkerState.PRESENT,
    Marker.ABSENT: MarkerState.ABSENT,
    Marker.UNKNOWN: MarkerState.UNKNOWN,
}


def from_image(facts: Facts, reference: str, index: int, written: str, as_of: date) -> StageState:
    """Return the state of a stage that starts from an image."""
    if reference.lower() == "scratch":
        return StageState(index, Disk(), {"PATH": DEFAULT_PATH}, image="scratch", written=written)
    image = facts.base_image(readable(reference), as_of)
    if image is None:
        return unknown_base(reference, index, written)
    return _start(facts, image, readable(reference)).child(index, written)


def unknown_base(reference: str, index: int, written: str) -> StageState:
    """Return the state of a stage whose image the tables do not know."""
    disk = Disk()
    disk.complete = False
    name = readable(reference)
    missing = (
        f"the base image {name} is not in the tables"
        if is_known(reference)
        else f"the base image {written} has a variable without a value"
    )
    return StageState(
        index,
        disk,
        {"PATH": unknown("PATH")},
        image=reference if is_known(reference) else None,
        written=written,
        cwd=unknown("PWD"),
        known=False,
        missing=missing,
    )


def _start(facts: Facts, image: BaseImage, reference: str) -> StageState:
    """Return how every stage on an image begins; files that are checked together share their images."""
    found = _STARTS.get(reference)
    if found is None or found[0] is not image:
        if len(_STARTS) >= _MAX_STARTS:
            _STARTS.clear()
        found = _STARTS[reference] = image, _known(facts, image, reference)
    return found[1]


def _known(facts: Facts, image: BaseImage, reference: str) -> StageState:
    disk = Disk()
    disk.complete = image.knows_interpreters
    disk.distribution = facts.distribution(image.distribution) if image.distribution else None
    version = _TAG_VERSION.search(reference)
    for interpreter in reversed(image.interpreters):
        _add(disk, interpreter, reference, version[1] if version else None)
    for folder in (*image.environments, *image.environments_without_pip):
        pip = "unknown" if folder in image.environments else None
        disk.add_environment(_environment(folder, image.first, pip))
    for name, path in image.tools:
        disk.programs[path] = Program(name)
    environment = {"PATH": _path(image), **image.environment}
    return StageState(
        0,
        disk,
        environment,
        image=reference,
        cwd=image.workdir,
        user=image.user or "root",
        plain=image.distribution is not None and not (image.interpreters or image.tools or image.environment),
        missing="" if image.knows_interpreters else f"which Pythons {reference} holds is not known",
        settings={
            name: Setting(kind=SettingKind.IMAGE, name=name, value=value, span=None)
            for name, value in image.environment.items()
        },
    )


def _path(image: BaseImage) -> str:
    """Return the image's PATH: interpreters outside the usual folders come first."""
    folders = [dirname(interpreter.executable) for interpreter in image.interpreters]
    extra = [folder for folder in dict.fromkeys(folders) if folder not in DEFAULT_PATH.split(":")]
    return ":".join((*extra, DEFAULT_PATH))


def _add(disk: Disk, interpreter: Interpreter, reference: str, tag: str | None) -> None:
    version = minor(interpreter.version) or (tag if interpreter.origin == "upstream" else None)
    site = Site(
        id=interpreter.executable,
        kind=SiteKind.CONDA if interpreter.origin == "conda" else SiteKind.SYSTEM,
        python=interpreter.executable,
        prefix=interpreter.prefix,
        marker=_marker(interpreter, disk.distribution, reference, version),
        version=version,
        origin=interpreter.origin,
        pip=interpreter.pip,
    )
    if site.kind is SiteKind.CONDA:
        site = replace(site, id=interpreter.prefix)
    folder = dirname(interpreter.executable)
    names = [interpreter.executable, *interpreter.aliases]
    if interpreter.origin != "distribution":
        names += [join(folder, name) for name in site.names("python")]
    elif version:
        names.append(join(folder, f"python{version}"))
    disk.add_site(site, *names)
    if interpreter.origin == "distribution" and interpreter.pip not in {None, UNKNOWN_VERSION}:
        disk.packages.add("python3-pip")


def _environment(folder: str, first: Interpreter | None, pip: str | None) -> Site:
    """Return an environment that an image holds from the start."""
    return Site(
        id=folder,
        kind=SiteKind.ENVIRONMENT,
        python=join(folder, "bin/python"),
        prefix=folder,
        marker=NO_MARKER,
        version=minor(first.version) if first else None,
        origin=first.origin if first else "other",
        pip=pip,
        base=first.executable if first else None,
        maker="the image",
    )


def _marker(
    interpreter: Interpreter, distribution: Distribution | None, reference: str, version: str | None
) -> MarkerFile:
    state = _STATES[interpreter.marker]
    path = None
    if interpreter.origin == "distribution" and distribution is not None:
        path = distribution.marker_path
    elif version:
        path = join(interpreter.prefix, "lib", f"python{version}", "EXTERNALLY-MANAGED")
    name = f"{interpreter.executable} of {reference}"
    why = {
        MarkerState.PRESENT: f"{name} carries the marker {path or ''}".rstrip(),
        MarkerState.ABSENT: f"{name} carries no marker",
        MarkerState.UNKNOWN: f"whether {name} carries the marker is not known",
    }[state]
    return MarkerFile(state=state, path=path, why=why)
