"""Finds the marker that a path, a pattern or a folder names, and changes its state."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from posixpath import dirname, join

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.packages import ANY, distribution_site
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.process import is_root
from sphinx_docker_recipes.pep668.state.disk import MarkerState, Site, SiteKind, of_debian
from sphinx_docker_recipes.pep668.trace import Failure, MarkerGone
from sphinx_docker_recipes.pep668.unknowns import MARK, readable
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.state.access import may_remove_markers
else:  # imported where somebody else than root removes a marker
    may_remove_markers = lazily("pep668.state.access", "may_remove_markers")

NAME = "EXTERNALLY-MANAGED"
_HOW = {
    "deleted": MarkerState.REMOVED,
    "moved": MarkerState.REMOVED,
    "replaced": MarkerState.REMOVED,
    "diverted": MarkerState.DIVERTED,
}
_READERS = frozenset(
    ("echo", "printf", "cat", "ls", "head", "tail", "grep", "egrep", "fgrep", "rg", "test", "[", "[[", "stat")
)
"""Commands that leave what they name as it is."""
_VERSION = regex(r"python\d\.\d")
_FORCED = regex(r"-\w*f")
_WISHES = {
    "--force": "f",
    "--interactive": "i",
    **dict.fromkeys(("--interactive=always", "--interactive=yes"), "i"),
    **dict.fromkeys(("--interactive=never", "--interactive=no", "--interactive=none"), "f"),
}
"""Long options of ``rm`` by the short ones that mean the same; of these the last counts."""


def mentions(text: str) -> bool:
    """Return whether *text* may have to do with a marker."""
    return "XTERNALLY" in text or "xternally" in text


def named(shell: Shell, pattern: str) -> list[Site]:
    """Return the interpreters whose marker the path or glob *pattern* names."""
    if ANY in shell.disk.packages and mentions(pattern):
        distribution_site(shell)
    path = _real(shell, pattern)
    return [site for site in systems(shell) if _matches(path, marker_of(site))]


def _real(shell: Shell, word: str) -> str:
    """Return the path that *word* means; /lib is a link to /usr/lib (Debian 12 and later)."""
    path = shell.path(word)
    return f"/usr{path}" if of_debian(shell.disk) and f"{path}/".startswith("/lib/") else path


def below(shell: Shell, folder: str, name: str) -> list[Site]:
    """Return the interpreters whose marker lies below the folder (a glob) and fits the glob *name*."""
    if ANY in shell.disk.packages:
        distribution_site(shell)
    start = _real(shell, folder).rstrip("/")
    found = []
    for site in systems(shell):
        path = marker_of(site)
        deep = start.count("/")
        top = "/".join(path.split("/")[: deep + 1])
        if fnmatchcase(NAME, name) and (not start or _matches(start, top)):
            found.append(site)
    return found


def depth_below(shell: Shell, folder: str, site: Site) -> int:
    """Return how many levels below *folder* the marker of *site* lies."""
    return marker_of(site).count("/") - _real(shell, folder).rstrip("/").count("/")


def take_away(shell: Shell, call: Call, sites: list[Site], written: str, how: str) -> None:
    """Note that a command removes the markers of *sites*; with none it has no effect."""
    hit = [site for site in sites if site.marker.state is not MarkerState.ABSENT]
    if hit and not is_root(shell.process.user) and not all(may_remove_markers(shell, site) for site in hit):
        keep(shell, call, written, how, f"only root may, and `{readable(shell.process.user)}` runs this")
        return
    for site in hit:
        path = marker_of(site)
        exact = _VERSION.search(written) and not set("*?") & set(written)
        if "*" in path and exact and _needs_it(shell, call):
            shell.disk.set_marker(site, _HOW[how], f"the marker {readable(written)} was {how}")
        elif "*" in path and exact:
            why = f"{readable(written)} may not be the marker of {site.python}, whose version is not known"
            shell.disk.set_marker(site, MarkerState.UNKNOWN, why)
        else:
            shell.disk.set_marker(site, _HOW[how], f"the marker {path} was {how}")
    path = marker_of(hit[0]) if hit else readable(written)
    why = "" if hit else "it names no marker of this stage"
    _note(shell, call, path, how, effective=bool(hit), why=why)


def _needs_it(shell: Shell, call: Call) -> bool:
    """Return whether a command ends the script where its file is not there: what comes next finds it gone."""
    forced = any(word == "--force" or _FORCED.match(word) for word in call.argv[1:])
    return shell.failure is Failure.STOPS and (call.name == "mv" or (call.name == "rm" and not forced))


def asks(call: Call) -> bool:
    """Return whether ``rm`` asks before it removes a file."""
    options = (word for word in call.argv[1:] if word.startswith("-"))
    letters = "".join(_WISHES.get(word, word if word[:2] != "--" else "") for word in options)
    return letters.rfind("i") > letters.rfind("f")


def has_answer(shell: Shell, call: Call) -> bool:
    """Return whether a command that asks is given something to read; a build itself gives it nothing."""
    given = (redirect.target for redirect in call.redirects if redirect.operator.startswith("<"))
    return shell.upstream is not None or any(word is None or word.raw != "/dev/null" for word in given)


def keep(shell: Shell, call: Call, written: str, how: str, why: str) -> None:
    """Note a command that looks like removal and is none."""
    _note(shell, call, readable(written), how, effective=False, why=why)


def doubt(shell: Shell, call: Call) -> None:
    """Follow a command that is not known and names a marker: it may remove it."""
    words = [word for word in call.argv[1:] if mentions(word)] if call.name not in _READERS else []
    for site in systems(shell) if words else ():
        if site.marker.state is MarkerState.PRESENT:
            why = f"what `{readable(call.argv[0])}` does to {site.marker.path} is not known"
            shell.disk.set_marker(site, MarkerState.UNKNOWN, why)


def put_back(shell: Shell, site: Site, state: MarkerState, why: str) -> None:
    """Note that a command writes the marker."""
    shell.disk.set_marker(site, state, why)


def systems(shell: Shell) -> Iterator[Site]:
    """Give the interpreters that are no environments."""
    return (site for site in tuple(shell.disk.sites.values()) if site.kind is SiteKind.SYSTEM)


def marker_of(site: Site) -> str:
    """Return the path of the marker of *site*, which need not be there."""
    return site.marker.path or join(site.prefix, "lib", f"python{site.version or '3'}", NAME)


def _matches(pattern: str, path: str) -> bool:
    """Match segment by segment; a glob's ``**`` and an unknown part may stand for anything."""
    if pattern == path:
        return True
    if "**" in pattern:
        head, _, tail = pattern.partition("**")
        return path.startswith(head) and fnmatchcase(path, "*" + tail.lstrip("/"))
    ours, theirs = pattern.split("/"), path.split("/")
    if len(ours) != len(theirs):
        return False
    return all(map(_fits, ours, theirs))


def _fits(here: str, there: str) -> bool:
    """Match one segment: *here* of the command, *there* of the marker, whose version may not be known."""
    if MARK in here:
        here = re.sub("\0[^\0]*\0", "*", here)
    return fnmatchcase(there, here) or ("*" in there and fnmatchcase(here, there))


def folder_of(site: Site) -> str:
    """Return the folder that holds the marker of *site*: its ``stdlib``."""
    return dirname(marker_of(site))


def _note(shell: Shell, call: Call, path: str, how: str, *, effective: bool, why: str) -> None:
    event = MarkerGone(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=shell.span(call.start, call.end),
        path=path,
        how=how,
        effective=effective,
        why=why,
    )
    note(shell, event)
