"""Which files ``check`` reads: those named, and the Dockerfiles below the directories named."""

import os
from collections.abc import Iterable, Iterator

BEGINNINGS = ("Dockerfile", "Containerfile")
ENDS = (".Dockerfile", ".dockerfile", ".Containerfile", ".containerfile")
"""What the names of Dockerfiles begin or end with, as Docker, Podman and pre-commit's identify know them."""

NEITHER = (".dockerignore", ".containerignore")
"""What the names of other files end with that begin so."""

SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", ".venv", ".nox", ".tox", "__pycache__"})
"""Directories that hold other people's files."""


def find_dockerfiles(paths: Iterable[str]) -> Iterator[str]:
    """Yield every file to read, once each, in the order of *paths* and sorted below a directory."""
    seen: set[str] = set()
    for path in paths:
        for found in sorted(below(path)) if path != "-" and os.path.isdir(path) else (path,):
            if found not in seen:
                seen.add(found)
                yield found


def below(directory: str) -> Iterator[str]:
    """Yield the Dockerfiles below *directory*, their paths beginning with it."""
    for folder, folders, files in os.walk(directory):
        folders[:] = [name for name in folders if name not in SKIPPED]
        for name in files:
            if is_dockerfile(name):
                yield os.path.normpath(os.path.join(folder, name))


def is_dockerfile(name: str) -> bool:
    """Return whether a file of this name is taken for a Dockerfile."""
    fits = name.startswith(BEGINNINGS) or name.endswith(ENDS) or name == "dockerfile"
    return fits and not name.endswith(NEITHER)
