"""Commands whose doings the file does not show: scripts, archives, other package managers.

They may install a Python, pip or an environment, so that nothing is certainly missing after them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from sphinx_docker_recipes.pep668.state.disk import Disk
from sphinx_docker_recipes.regex import regex

_START = r"(?:^|[;&|({]|\b(?:then|else|do|sudo|exec|time)\b)[ \t]*(?:\w+=[^\s;&|(`]*[ \t]+)*"
_SHELL = r"(?:/bin/)?(?:ba|da|z|k)?sh"
_PROGRAMS = (
    r"ansible|puppet|chef-|salt-call|gdebi|nix-env|guix|xbps-install|spack|rosdep|mk-build-deps|(?:make|nix)\b|"
    r"(?:dpkg|rpm|tar|bsdtar|unzip|rsync|emerge|mise|asdf|pixi|rye|snap)[ \t]"
)
_FORMS = (
    r"(?:\.{1,2}/|~/|\$\{?\w+\}?/|/)(?![^\s;&|]*bin/)[^\s;&|]",  # by its path, but for programs
    _SHELL + r"[ \t]+(?:-(?:\w*o[ \t]+\w+|\w+(?<!o))[ \t]+)*(?:[\w./~]|[\"']?\$)",  # given to a shell
    r"(?:\.|source)[ \t]+(?![^\s;&|]*/activate\b)[^\s;&|]",
    r"(?:python[\d.]*[ \t]+)?[\w./$-]+\.(?:sh|bash|py)\b",
    _PROGRAMS,
)
_PREFIX = r"(?:sudo[ \t]+(?:-[^\s;&|]+[ \t]+)*|env[ \t]+(?:\w+=[^\s;&|]*[ \t]+)*)?"
_PIPED = rf"\|[ \t]*{_PREFIX}{_SHELL}\b"
_SCRIPT = regex(f"(?:{_START})(?:{'|'.join(_FORMS)})|{_PIPED}", re.MULTILINE)
_TEXT = r"(?:(?:echo|printf)[ \t][^|`$]*|cat[ \t]+<<-?[^\s|]+[ \t]*)"
_FED = rf"\b{_TEXT}\|[ \t]*{_PREFIX}{_SHELL}(?:[ \t]+-[a-z]+)*[ \t]*(?=[\n;&)]|\Z)"
FED = regex(_FED)
"""A shell that reads what stands in the script, and that is followed."""
_HARMLESS = regex(
    r"astral\.sh|uv-installer|rustup|nodesource|get\.docker\.com|nvm-sh|helm|get-pip|poetry|"
    r"/etc/(?:[\w-]*release|environment|profile|bash\.bashrc)\b(?!\.d)|"
    r"setup\.py[ \t]+(?:build\w*|[bs]dist\w*|egg_info|test|check)\b(?![^\n;&|]*install)|"
    r"\bmise[ \t]+(?:settings|trust|activate|--version)\b|" + _FED
)
"""Files that set variables, what installs nothing, and installers that bring no Python or are followed."""
_REST = regex(r"[^\n;&|]*")
_SEPARATORS = "\n;&"
_LONGEST = 60
_KEY = "scripts"
"""Where a disk keeps how many texts were looked through; no folder is called so."""


def script_that_ran(disk: Disk) -> str:
    """Return a command that ran on *disk* and may have installed anything, an empty text where none did."""
    if not disk.scripts:
        done = disk.scanned.get(_KEY, 0)
        for index in range(done, len(disk.ran)):
            found = _first_script(disk.ran[index])
            if found and _is_ahead(disk, index, found[0]):
                continue
            if found:
                disk.scripts.append(found[1])
                break
        disk.scanned[_KEY] = max(done, len(disk.ran) - len(disk.running))
    return disk.scripts[0] if disk.scripts else ""


def _is_ahead(disk: Disk, index: int, offset: int) -> bool:
    """Return whether what stands there in a script that is running comes after the command it has got to."""
    running = index - len(disk.ran) + len(disk.running)
    return running >= 0 and disk.running[running].place(offset) > disk.reached


@lru_cache(maxsize=1024)  # each branch of a script asks about the same texts
def _first_script(text: str) -> tuple[int, str] | None:
    return next(_scripts(text), None)


def _scripts(text: str) -> Iterator[tuple[int, str]]:
    """Give the commands of *text* that are scripts, but for installers whose doings are known."""
    before = 0
    for match in _SCRIPT.finditer(text):
        start = max(text.rfind(separator, before, match.start() + 1) for separator in _SEPARATORS) + 1
        start = max(start, before)
        rest = _REST.match(text, match.end())
        before = rest.end() if rest else match.end()
        if not _HARMLESS.search(text, start, before):
            yield start, text[start:before].strip()[:_LONGEST].rstrip()


def surely_lacks(disk: Disk) -> bool:
    """Return whether what *disk* does not list is certainly not there."""
    return disk.complete and not disk.doubts and not script_that_ran(disk)


def what_a_script_installed(disk: Disk) -> str:
    """Say that it is not known what a script installed, an empty text where none ran."""
    script = script_that_ran(disk)
    return f"what `{script}` installs is not known" if script else ""
