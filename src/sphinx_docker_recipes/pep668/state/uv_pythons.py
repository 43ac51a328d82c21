"""Paths in the Pythons that uv installs, whose folders have longer names than is known here."""

from posixpath import dirname

from sphinx_docker_recipes.pep668.state.disk import Disk
from sphinx_docker_recipes.regex import regex

_FOLDER = regex(r"(.*)/cpython-(\d+\.\d+|\*)[^/]*(/.*)?")


def of_uv(path: str, disk: Disk) -> str:
    """Return *path* as it is known here: uv gives the folder of a Python its release and its platform too."""
    match = _FOLDER.fullmatch(path)
    if match is None:
        return path
    for site in disk.sites.values():
        own = site.origin == "uv" and not site.is_virtual and dirname(site.prefix) == match[1]
        if own and (match[2] == "*" or site.version in {match[2], None}):
            return f"{site.prefix}{match[3] or ''}"
    return path
