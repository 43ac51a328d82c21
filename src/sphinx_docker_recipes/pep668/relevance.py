"""Tells which texts can matter at all, so that the others need not be parsed."""

import re

_WORDS = re.compile(
    r"pip(?!e(?!nv))|PIP|(?<!co)py|Py|\buvx?\b|UV_|VIRTUAL_ENV|conda|mamba|[Mm]ini(?:conda|forge)|poetry|pdm\b|hatch\b|"
    r"venv|virtualenv|activate|EXTERNALLY|externally-managed|altinstall|break.system"
)
"""Words of installers, Pythons, environments and the marker."""
_PACKAGES = re.compile(
    r"mercurial|ansible|supervisor|certbot|aws-?cli|meson|software-properties|gyp|\bnpm|s3cmd|scons|\btox|yt-dlp|"
    r"fail2ban|jupyter|glib|unattended-upgrades|httpie|yamllint|glances|cloud-init|azure-cli|gdal"
)
"""Packages that bring the distribution's Python with them."""
_MANAGER = re.compile(r"\b(?:apt|apt-get|aptitude|apk|dnf|yum|microdnf|zypper|pacman)\b")
_SEPARATORS = re.compile(r"[;&|]")


def file_matters(text: str) -> bool:
    """Return whether a file names anything that installs Python packages or has to do with the marker."""
    return _WORDS.search(text) is not None


def run_matters(text: str) -> bool:
    """Return whether a RUN can change anything that matters."""
    if _WORDS.search(text):
        return True
    if not _MANAGER.search(text):
        return "$" in text and "install" in text
    if _PACKAGES.search(text):
        return True
    return "$" in text and any(
        "$" in piece.partition("install")[2] for piece in _SEPARATORS.split(text) if "install" in piece
    )
