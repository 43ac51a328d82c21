"""Minimal Debian systems by mmdebstrap, in place of the images that a registry would give."""

import shutil
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.standin_images import ROOTFS_OPTIONS


def make_rootfs(suite: str, target: Path, log: Path, processes: Processes) -> Exit:
    """Write a suite's minimal system, as debian: images have it, to a tar file.

    Raises EngineError where mmdebstrap is missing.
    """
    if not shutil.which("mmdebstrap"):
        raise EngineError(
            [Problem(path="", message="mmdebstrap is not installed", remedy="`apt install mmdebstrap`")]
        )
    command = ["mmdebstrap", *ROOTFS_OPTIONS, "--format=tar", suite, str(target)]
    return processes.run(command, log=log, timeout=900)
