"""Tells which texts can matter at all, so that the others need not be parsed.

Plain searches for one word after another are much quicker than one pattern with as many alternatives.
"""

from collections.abc import Sequence

from sphinx_docker_recipes.regex import regex

_NAMES = {
    "": (
        "pip PIP ython uv activate conda mamba iniforge poetry pdm hatch flit EXTERNALLY externally-managed "
        "altinstall break-system pixi"
    ),
    "py": "py3 pypy pyenv setup.py",
    "env": "venv virtualenv",
    "_": "UV_ VIRTUAL_ENV POETRY_ PDM_ break_system easy_install",
}
"""Words of installers, Pythons, environments and the marker, by what all of them hold."""
_WORDS = tuple((part, tuple(words.split())) for part, words in _NAMES.items())
_PIPE = regex(r"pip(?!e(?!nv))")
_PACKAGES = (
    *("mercurial", "ansible", "supervisor", "certbot", "awscli", "aws-cli", "meson", "software-properties"),
    *("gyp", "npm", "s3cmd", "scons", "tox", "yt-dlp", "fail2ban", "jupyter", "glib", "unattended-upgrades"),
    *("httpie", "yamllint", "glances", "cloud-init", "azure-cli", "gdal"),
)
"""Packages that bring the distribution's Python with them."""
_MANAGERS = ("apt", "apk", "dnf", "yum", "zypper", "pacman")
_UNSEEN = ("$", "`", "xargs")
_ASKED = regex(r"xargs|(?:install|add\b|\s-S\w*|zypper[^;&|]*\bin\b)[^;&|]*[$`]")
"""Packages whose names stand in a variable or a file, or are what a command writes."""


def file_matters(text: str) -> bool:
    """Return whether a file names anything that installs Python packages or has to do with the marker."""
    return any(_names(text, words) for _, words in _WORDS)


def run_matters(text: str, cwd: str) -> bool:
    """Return whether a RUN that starts in *cwd* can change anything that matters."""
    if "ython" in cwd and "make" in text:
        return True
    for part, words in _WORDS:
        if part in text:
            for word in words:
                if word in text and (word != "pip" or _PIPE.search(text)):
                    return True
    if not _names(text, _MANAGERS):
        return "$" in text and ("install" in text or " add " in text)
    if _names(text, _PACKAGES):
        return True
    return _names(text, _UNSEEN) and _ASKED.search(text) is not None


def _names(text: str, words: Sequence[str]) -> bool:
    """Return whether *text* holds one of *words*; a loop is half the price of ``any``."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False
