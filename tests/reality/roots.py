"""Root file systems of real Debian releases, with what every program needs, made once and kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from uv import find_uv_bin

PACKAGES = ("ca-certificates", "python3", "python3-pip", "python3-venv", "pipx", "sudo")
WHEELS = ("six", "cowsay", "pip", "setuptools", "wheel")


def cache() -> Path:
    """Return the folder that survives from run to run."""
    start = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(start) if start else Path.home() / ".cache") / "sphinx-docker-recipes" / "reality"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def root(suite: str) -> Path:
    """Return a root file system of Debian *suite* with Python, pip, venv, pipx, uv and a folder of wheels."""
    finished = cache() / suite
    if not finished.exists():
        making = cache() / f"{suite}.{os.getpid()}"
        run("mmdebstrap", "--variant=apt", f"--include={','.join(PACKAGES)}", suite, str(making))
        furnish(making)
        making.rename(finished)
    return finished


def furnish(folder: Path) -> None:
    shutil.copy2(find_uv_bin(), folder / "usr/local/bin/uv")
    wheels = folder / "wheels"
    run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels), *WHEELS)


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
