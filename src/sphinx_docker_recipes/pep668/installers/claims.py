"""Commands in a folder that several installers share: uv writes over none that another put there."""

from collections.abc import Iterable, Iterator
from posixpath import join

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.regex import regex

_NAME = regex(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?(?:$|[ =<>!~;@])")
_REMOVES = regex(r"\b(?:rm|unlink|mv|find)\b[^\n;&|]*(?:\.local|bin)\b")
"""What may take commands away again, under names that only their packages know."""


def claim(shell: Shell, folder: str, words: Iterable[str], maker: str, *, over: bool = True) -> None:
    """Note that *maker* put the commands of packages into *folder*, *over* those of another or beside them.

    Which commands a package has, only the package knows: they are noted under its name.
    """
    for path in _places(folder, words):
        if over or not shell.disk.files.get(path):
            shell.disk.files[path] = maker


def give_up(shell: Shell, folder: str, words: Iterable[str], maker: str) -> None:
    """Note that *maker* takes the commands of packages out of *folder*."""
    for path in _places(folder, words):
        if shell.disk.files.get(path) == maker:
            del shell.disk.files[path]


def taken(shell: Shell, folder: str, words: Iterable[str], maker: str) -> str:
    """Say that another than *maker* put the commands of a package into *folder*; else an empty text."""
    for path in _places(folder, words):
        holder = shell.disk.files.get(path)
        if holder and any(map(_REMOVES.search, shell.disk.ran)):
            return ""
        if holder and holder != maker:
            return f"{holder} put a command of that name into {folder}"
    return ""


def _places(folder: str, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        match = _NAME.match(word)
        if match:
            yield join(folder, f"<{match[1].lower().replace('_', '-')}>")
