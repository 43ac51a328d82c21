"""Stand-ins for published images, made on the spot: which there are, which a build needs, in which order."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from sphinx_docker_recipes.recipes.selection import image_name
from sphinx_docker_recipes.values import valueclass

FOLDER = Path(__file__).parent / "standins"
NAME = "localhost/stand-in"

ROOTFS_OPTIONS = (
    "--variant=minbase",
    "--include=ca-certificates",
    # A mirror that lags behind is good enough for a stand-in.
    '--aptopt=Acquire::Check-Valid-Until "false"',
)
"""How mmdebstrap makes a minimal system: like debian: images, which are minbase too."""


@valueclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """One row of ``standins/images.toml``."""

    id: str
    serves: tuple[str, ...]
    """Patterns of the references that it stands in for."""
    dockerfile: str
    """Name of the file in the folder of stand-ins."""
    origin: str
    """How it is made, for a reader."""
    needs: tuple[str, ...] = ()
    """References that its own Dockerfile rests on."""
    arguments: tuple[tuple[str, str], ...] = ()
    rootfs: str = ""
    """The Debian suite whose minimal system its context holds as ``rootfs.tar``."""
    wheel: str = ""
    """The requirement whose wheel's programs its context holds."""
    programs: str = ""
    """Where that wheel has its programs, if not among its scripts."""

    @property
    def tag(self) -> str:
        """Return the name of the image, which changes with everything that it is made from."""
        recipe = (FOLDER / self.dockerfile).read_text(encoding="utf-8")
        below = [standin.tag for need in self.needs if (standin := find(need))]
        rootfs = ROOTFS_OPTIONS if self.rootfs else ()
        key = hashlib.sha256("\n".join([recipe, repr(self), *rootfs, *below]).encode()).hexdigest()
        return f"{NAME}/{self.id}:{key[:12]}"

    def stands_for(self, reference: str) -> bool:
        """Return whether it serves an image reference."""
        return any(fnmatchcase(full_name(reference), full_name(pattern)) for pattern in self.serves)


@cache
def standins() -> tuple[StandIn, ...]:
    """Return all stand-ins, in the order of the table."""
    table = tomllib.loads((FOLDER / "images.toml").read_text(encoding="utf-8"))
    return tuple(_standin(row) for row in table["image"])


def find(reference: str) -> StandIn | None:
    """Return the stand-in for an image reference, None where there is none."""
    return next((standin for standin in standins() if standin.stands_for(reference)), None)


def needed(references: Iterable[str]) -> tuple[StandIn, ...]:
    """Return the stand-ins for the references and for what they rest on, each after what it rests on."""
    ordered: dict[str, StandIn] = {}
    for reference in references:
        if standin := find(reference):
            ordered |= {below.id: below for below in needed(standin.needs) if below.id not in ordered}
            ordered.setdefault(standin.id, standin)
    return tuple(ordered.values())


def wheels() -> tuple[str, ...]:
    """Return the requirements that the wheelhouse holds, the stand-ins' own wheels among them."""
    lines = (FOLDER / "wheelhouse.txt").read_text(encoding="utf-8").splitlines()
    own = [standin.wheel for standin in standins() if standin.wheel]
    return tuple(dict.fromkeys([*(line for line in lines if line and not line.startswith("#")), *own]))


def full_name(reference: str) -> str:
    """Return a reference as a builder writes it: with registry, namespace and tag."""
    name = image_name(reference)
    tag = reference.partition("@")[0].rpartition("/")[2].partition(":")[2] or "latest"
    first, slash, _ = name.partition("/")
    if not slash:
        name = f"docker.io/library/{name}"
    elif "." not in first and first != "localhost":
        name = f"docker.io/{name}"
    return f"{name}:{tag}"


def _standin(row: Mapping[str, object]) -> StandIn:
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    texts = {name: value for name, value in row.items() if isinstance(value, str)}
    arguments = row.get("arguments")
    return StandIn(
        id=texts["id"],
        serves=lists["serves"],
        dockerfile=texts["dockerfile"],
        origin=texts["origin"],
        needs=lists.get("needs", ()),
        arguments=tuple(sorted(arguments.items())) if isinstance(arguments, dict) else (),
        rootfs=texts.get("rootfs", ""),
        wheel=texts.get("wheel", ""),
        programs=texts.get("programs", ""),
    )
