"""Minimal Debian systems by mmdebstrap, in place of the images that a registry would give."""

import shutil
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.verify.engines.processes import Processes
from sphinx_docker_recipes.verify.standin_images import ROOTFS_OPTIONS


def make_rootfs(suite: str, target: Path, log: Path, processes: Processes) -> None:
    """Write a suite's minimal system, as debian: images have it, to a tar file.

    Raises EngineError where mmdebstrap is missing or fails.
    """
    if not shutil.which("mmdebstrap"):
        raise EngineError(
            [Problem(path="", message="mmdebstrap is not installed", remedy="`apt install mmdebstrap`")]
        )
    command = ["mmdebstrap", *ROOTFS_OPTIONS, "--format=tar", suite, str(target)]
    done = processes.run(command, log=log, timeout=900)
    if not done.ok:
        tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
        what = f"mmdebstrap failed for {suite}: {tail}"
        raise EngineError([Problem(path=str(log), message=what, remedy="can Debian's archive be reached?")])
