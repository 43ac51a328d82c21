"""Root file systems of real Debian releases, with what every program needs, made once and kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zlib import crc32

from uv import find_uv_bin

PACKAGES = ("ca-certificates", "python3", "python3-pip", "python3-venv", "pipx", "virtualenv", "sudo")
WHEELS = ("six", "cowsay", "pip", "setuptools", "wheel", "packaging", "uv")
AGED = 'Acquire::Check-Valid-Until "false"'
"""A mirror that lags behind is good enough here."""
VARIANT = "minbase"
"""What Docker's images hold: all that Debian requires, ``useradd`` among it."""
OFFLINE = {
    "etc/xdg/pip/pip.conf": "[global]\nno-index = true\nfind-links = /wheels\n",
    "etc/sudoers.d/offline": 'Defaults env_keep += "UV_OFFLINE UV_FIND_LINKS UV_PYTHON_DOWNLOADS"\n',
}
"""Where packages come from when ``env -i``, ``su`` or ``sudo`` drops what execution.py sets."""


def cache() -> Path:
    """Return the folder that survives from run to run."""
    start = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(start) if start else Path.home() / ".cache") / "sphinx-docker-recipes" / "reality"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def root(suite: str) -> Path:
    """Return a root file system of Debian *suite* with Python, pip, venv, pipx, uv and a folder of wheels."""
    made_of = " ".join((VARIANT, *PACKAGES, *WHEELS, *OFFLINE.values()))
    finished = cache() / f"{suite}-{crc32(made_of.encode()):08x}"  # another list, another root
    if not finished.exists():
        making = finished.with_suffix(f".{os.getpid()}")
        options = (f"--variant={VARIANT}", f"--aptopt={AGED}", f"--include={','.join(PACKAGES)}")
        run("mmdebstrap", *options, suite, str(making))
        furnish(making)
        making.rename(finished)
    return finished


def furnish(folder: Path) -> None:
    for name in ("uv", "uvx"):
        shutil.copy2(Path(find_uv_bin()).with_name(name), folder / "usr/local/bin" / name)
    wheels = folder / "wheels"
    run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels), *WHEELS)
    for name, text in OFFLINE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
