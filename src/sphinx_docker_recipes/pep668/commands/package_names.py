"""Command lines of package managers: what they install."""

from collections.abc import Mapping

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Manager:
    """How one manager is told to install."""

    verbs: frozenset[str]
    """None where every word that is no option names a package."""
    values: frozenset[str] = frozenset()
    """Options that take the next word as their value."""


_NO_LIBRARIES = frozenset(
    (
        *("pip", "venv", "full", "minimal", "dev", "devel", "distutils", "doc", "wheel", "setuptools"),
        *("virtualenv", "pipx"),
    )
)
"""What stands behind ``python3-`` where a package is a part of Python, or a tool."""
REMOVING = frozenset(
    (
        *("remove", "purge", "autoremove", "autopurge", "del", "erase", "rm"),
        *("-R", "-Rs", "-Rn", "-Rns", "-Rsn", "-Rdd", "--remove"),
    )
)
"""Words with which managers are told to remove packages."""
CHANGING = REMOVING | {"upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade", "dup", "-Syu", "-Syyu"}
"""These, and words with which they are told to bring what is newer of all that is there."""
_SEPARATOR = regex(r"[=:/<>~@]|\++$")
_APT = Manager(
    verbs=frozenset(("install", "reinstall", "satisfy", "build-dep")),
    values=frozenset(
        ("-t", "--target-release", "--default-release", "-o", "--option", "-c", "--config-file", "-a")
    ),
)
_APK = Manager(
    verbs=frozenset(("add",)),
    values=frozenset(
        (
            "-t",
            "--virtual",
            "-X",
            "--repository",
            "-p",
            "--root",
            "--cache-dir",
            "--repositories-file",
            "--arch",
        )
    ),
)
_DNF = Manager(
    verbs=frozenset(("install", "reinstall", "localinstall", "groupinstall")),
    values=frozenset(
        ("-x", "--releasever", "--enablerepo", "--disablerepo", "--setopt", "--installroot", "--repo")
    ),
)
_PLAIN = Manager(verbs=frozenset())
"""Programs of images that are given packages alone: minideb and balena, Kubernetes' Debian base."""
_ZYPPER = Manager(
    verbs=frozenset(("install", "in")), values=frozenset(("-t", "--type", "-r", "--repo", "--from"))
)

MANAGERS: Mapping[str, Manager] = {
    "apt-get": _APT,
    "apt": _APT,
    "aptitude": _APT,
    "apt-fast": _APT,
    "nala": _APT,
    "install_packages": _PLAIN,
    "clean-install": _PLAIN,
    "apt-install": _PLAIN,
    "apk": _APK,
    "dnf": _DNF,
    "dnf5": _DNF,
    "yum": _DNF,
    "microdnf": _DNF,
    "tdnf": _DNF,
    "zypper": _ZYPPER,
    "brew": Manager(verbs=frozenset(("install",))),
}
"""By command word; pacman has its own way, see `pacman_packages`."""


def requested(name: str, argv: list[str]) -> list[int]:
    """Return the indices of the arguments that name packages to install."""
    if name in {"pacman", "paru", "yay"}:
        return pacman_packages(argv)
    manager = MANAGERS.get(name)
    if manager is None:  # called by a name of its own: what it would do is not followed
        return []
    found: list[int] = []
    verb, skip = not manager.verbs, False
    for index, word in enumerate(argv[1:], 1):
        if skip:
            skip = False
        elif word in manager.values:
            skip = True
        elif word.startswith("-"):
            continue
        elif verb:
            found.append(index)
        else:
            verb = word in manager.verbs
            if not verb:
                return []
    return found


def group_of(argv: list[str]) -> str:
    """Return the name that ``apk add --virtual`` gives to packages as a group, empty where none is."""
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name in {"-t", "--virtual"}:
            return value if equals else following
    return ""


def pacman_packages(argv: list[str]) -> list[int]:
    """Return the indices of the packages of ``pacman -S...``."""
    if not any(word.startswith("-S") or word == "--sync" for word in argv[1:]):
        return []
    return [index for index, word in enumerate(argv) if index and not word.startswith("-")]


def bare(word: str) -> str:
    """Return a package's name without version, architecture and release."""
    match = _SEPARATOR.search(word)
    return word[: match.start()] if match else word


def is_library(name: str) -> bool:
    """Return whether a package is a library of the distribution's own Python: ``python3-numpy``."""
    if name[:2] != "py":
        return False
    python, dash, rest = name.partition("-")
    if python == "py3":
        return bool(dash) and rest not in {"pip", "wheel", "setuptools", "virtualenv"}
    version = python.removeprefix("python")
    if not dash or version == python or not f"3{version}".isdecimal():
        return False
    return rest not in _NO_LIBRARIES and not rest.startswith(("gdb", "is-python", "all"))
