"""What builds are given besides the Dockerfile: the context, and wheels in place of an index."""

import hashlib
import importlib.util
import shutil
import sys
import zipfile
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.verify.engines.processes import Processes
from sphinx_docker_recipes.verify.standin_images import wheels

CONTEXT = Path(__file__).parent.parent / "recipes" / "context"
LOCK = "uv.lock"
"""Made for each session, because it names the place that packages come from."""

PLACE = "/wheelhouse"
"""Where the wheels appear in every RUN."""

PYTHONS = ("3.11", "3.13")
"""The Pythons of the stand-ins that wheels with compiled parts are fetched for."""

_PDM = f"""\
check_update = false
[pypi]
url = "file://{PLACE}"
[pypi.wheelhouse]
type = "find_links"
url = "file://{PLACE}"
"""
CONFIGURATION = {
    "pip.conf": ("/etc/xdg/pip/pip.conf", f"[global]\nno-index = true\nfind-links = {PLACE}\n"),
    "uv.toml": ("/etc/uv/uv.toml", f'no-index = true\nfind-links = ["{PLACE}"]\n'),
    "pdm.toml": ("/etc/xdg/pdm/config.toml", _PDM),
}
"""The files that point each installer to the wheels: where they appear, what they hold."""


@valueclass(frozen=True, slots=True)
class Supplies:
    """A folder with wheels and the configuration that points installers to them."""

    folder: Path

    @property
    def wheelhouse(self) -> Path:
        """Return the folder of wheels."""
        return self.folder / "wheels"

    @property
    def mounts(self) -> tuple[tuple[Path, str], ...]:
        """Return what every RUN sees.

        The files are read by the installers before those that a recipe could write, and say nothing of
        overriding the marker: a recipe behaves as it does with the index.
        """
        return (
            (self.wheelhouse, PLACE),
            *((self.folder / name, place) for name, (place, _) in CONFIGURATION.items()),
        )

    def programs(self, requirement: str, place: str = "") -> Path:
        """Return the folder of the programs in a wheel of the wheelhouse, unpacked at the first call.

        The place is that of the programs within the wheel; without it, where wheels have scripts.
        """
        name, _, version = requirement.replace("-", "_").partition("==")
        folder = self.folder / f"{name}-{version}"
        if not folder.exists():
            wheel = next(self.wheelhouse.glob(f"{name}-{version}-*.whl"))
            prefix = place or f"{name}-{version}.data/scripts/"
            unfinished = folder.with_suffix(".part")
            unfinished.mkdir(exist_ok=True)
            with zipfile.ZipFile(wheel) as archive:
                for member in (item for item in archive.namelist() if _is_program(item, prefix)):
                    program = unfinished / member.removeprefix(prefix)
                    program.write_bytes(archive.read(member))
                    program.chmod(0o755)
            unfinished.rename(folder)
        return folder


def fetch(cache: Path, processes: Processes, *, offline: bool) -> Supplies:
    """Return the supplies, fetched from the package index where the cache does not have them.

    Builds that reach the index themselves need none of it but uv, as it runs on this machine.
    """
    requirements = wheels() if offline else (_uv(),)
    targets = [_target(python) for python in PYTHONS] if offline else [()]
    texts = (text for _, text in CONFIGURATION.values())
    key = hashlib.sha256("\n".join([*requirements, *sum(targets, ()), *texts]).encode()).hexdigest()[:12]
    folder = cache / f"supplies-{key}"
    if not folder.exists():
        unfinished = folder.with_suffix(".part")
        unfinished.mkdir(parents=True, exist_ok=True)
        for target in targets:
            _must(processes, [*_download(unfinished / "wheels"), *target, *requirements])
        for name, (_, text) in CONFIGURATION.items():
            (unfinished / name).write_text(text, encoding="utf-8")
        unfinished.rename(folder)
        for other in cache.glob("supplies-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    return Supplies(folder)


def has_file(name: str) -> bool:
    """Return whether the context will have what a Dockerfile takes from it; a pattern counts as had."""
    return name == LOCK or any(character in name for character in "*?[$") or (CONTEXT / name).exists()


def make_context(place: Path, supplies: Supplies, processes: Processes, *, offline: bool) -> Path:
    """Write the sample project to a folder, with a lock file for where its packages come from."""
    shutil.copytree(CONTEXT, place, ignore=shutil.ignore_patterns("__pycache__"))
    options = ["--no-index", "--find-links", str(supplies.wheelhouse)] if offline else []
    command = [str(supplies.programs(_uv()) / "uv"), "lock", "--no-config", "--quiet", *options]
    _must(processes, [*command, "--project", str(place), "--python", sys.executable])
    lock = place / LOCK
    text = lock.read_text(encoding="utf-8").replace(str(supplies.wheelhouse), PLACE)
    lock.write_text(text, encoding="utf-8")
    return place


def _is_program(member: str, prefix: str) -> bool:
    """Return whether a wheel's member is a file right in the folder; some wheels list their folders too."""
    name = member.removeprefix(prefix)
    return member.startswith(prefix) and bool(name) and "/" not in name


def _uv() -> str:
    return next(requirement for requirement in wheels() if requirement.startswith("uv=="))


def _download(place: Path) -> list[str]:
    return [*_pip(), "download", "--quiet", "--only-binary", ":all:", "--dest", str(place)]


def _target(python: str) -> tuple[str, ...]:
    """Return pip's options for the wheels of a Python in the stand-ins."""
    platforms = ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64")
    return ("--python-version", python, *(word for name in platforms for word in ("--platform", name)))


def _pip() -> list[str]:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    if found := shutil.which("pip3") or shutil.which("pip"):
        return [found]
    what = "no pip to fetch wheels with"
    raise EngineError([Problem(path="", message=what, remedy="install pip beside docker-recipes")])


def _must(processes: Processes, command: list[str]) -> None:
    done = processes.run(command, timeout=600)
    if not done.ok:
        what = f"`{Path(command[0]).name} {command[1]}` failed: {done.output.strip()}"
        raise EngineError([Problem(path="", message=what, remedy="can the package index be reached?")])
