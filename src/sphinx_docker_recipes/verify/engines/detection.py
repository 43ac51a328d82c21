"""Which builder there is: the first that works, or the one asked for."""

import shutil
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.verify.engines.buildah import Buildah
from sphinx_docker_recipes.verify.engines.client import Client
from sphinx_docker_recipes.verify.engines.processes import Processes
from sphinx_docker_recipes.verify.engines.protocol import Engine

NAMES = ("docker", "podman", "buildah")
"""In the order in which they are tried."""

_REMEDY = "install Docker, Podman or Buildah; on Debian and Ubuntu `apt install buildah mmdebstrap` is enough"


def detect(wanted: str | None, processes: Processes, cache: Path, scratch: Path) -> Engine:
    """Return the builder asked for, or the first of `NAMES` that answers.

    Raises EngineError where there is none, with what to install.
    """
    names = (wanted,) if wanted else NAMES
    said: list[str] = []
    for name in names:
        if not shutil.which(name):
            said.append(f"{name} is not installed")
        elif fault := _fault(name, processes):
            said.append(f"{name} does not answer: {fault}")
        elif name == "buildah":
            return Buildah(processes, cache, scratch)
        else:
            return Client(name, processes)
    what = f"no builder of images can be used: {'; '.join(said)}"
    raise EngineError([Problem(path="", message=what, remedy=_REMEDY)])


def _fault(name: str, processes: Processes) -> str:
    """Return the last line of what a builder answers when it cannot be used."""
    question = {
        "docker": ["docker", "info"],
        "podman": ["podman", "info"],
        "buildah": ["buildah", "--version"],
    }
    answer = processes.run(question[name], timeout=30)
    lines = answer.output.strip().splitlines() or [f"exit status {answer.code}"]
    return "" if answer.ok else lines[-1]
