"""Commands that look for the marker or change it in place: find, dpkg-divert, truncate, sed, chmod."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from posixpath import basename

from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.commands.package_names import MANAGERS
from sphinx_docker_recipes.pep668.commands.wrappers import WRAPPERS
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import MarkerState, Site
from sphinx_docker_recipes.pep668.state.markers import (
    NAME,
    asks,
    below,
    depth_below,
    has_answer,
    keep,
    marker_of,
    mentions,
    named,
    put_back,
    systems,
    take_away,
)
from sphinx_docker_recipes.pep668.unknowns import unknown

_BEFORE_FOLDERS = frozenset(("-L", "-H", "-P"))
_RUN = frozenset(("-exec", "-execdir"))
_ASK = frozenset(("-ok", "-okdir"))
_NAMES = ("-name", "-iname", "-path", "-wholename")
"""Tests of ``find`` that name what it looks for."""


def run_find(shell: Shell, call: Call) -> None:
    """Follow ``find``: ``-delete`` and ``-exec rm`` on markers, ``-exec`` of anything else."""
    for action, inner in _run_by(call):
        if (action in _ASK or (inner.name == "rm" and asks(inner))) and not has_answer(shell, call):
            continue
        if inner.name in {"rm", "unlink", "mv"}:
            remove_found(shell, call, "moved" if inner.name == "mv" else "deleted")
        else:
            for found in [marker_of(site) for site in found_by(shell, call.argv)] or ["{}"]:
                argv = [found if word == "{}" else word for word in inner.argv]
                run_call(shell.fork(), Call(argv, inner.words, inner.start, inner.end))
    if "-delete" in call.argv:
        remove_found(shell, call, "deleted")


def _run_by(call: Call) -> Iterator[tuple[str, Call]]:
    """Give the commands that ``find`` is told to run, each with the word that says so."""
    words, stop = call.argv, 0
    for index, word in enumerate(words):
        if index < stop or not (word in _RUN or word in _ASK):
            continue
        stop = next((i for i in range(index + 1, len(words)) if words[i] in {";", "+"}), len(words))
        if stop > index + 1:
            inside = call.words[index + 1 : stop]
            yield word, Call(words[index + 1 : stop], inside, inside[0].start, inside[-1].end)


def run_xargs(shell: Shell, call: Call) -> None:
    """Follow ``xargs``: what ``find`` finds, or another command prints, may be removed by it."""
    inner = WRAPPERS["xargs"](shell, call)
    if inner is None:
        return
    if inner[1].name == "rm" and asks(inner[1]):
        return  # what xargs runs has nothing to read
    if inner[1].name in {"rm", "unlink", "mv"} and shell.upstream is not None:
        _remove_printed(shell, call)
    else:
        run_call(*_with_operands(*inner))


def _with_operands(shell: Shell, call: Call) -> tuple[Shell, Call]:
    """Add to an installer's command what ``xargs`` reads, which is not known."""
    if call.name not in MANAGERS:
        return shell, call
    argv, words = [*call.argv, unknown("xargs")], [*call.words, call.words[-1]]
    return shell, Call(argv, words, call.start, call.end, call.redirects)


def remove_found(shell: Shell, call: Call, how: str) -> None:
    """Take away the markers that the ``find`` of *call* finds."""
    name = _name_of(call.argv)
    if "-delete" in call.argv and "-prune" in call.argv:
        if mentions(name):
            keep(shell, call, name, how, "`find` takes `-prune` and `-delete` not together")
    elif _may_find(call.argv):
        found = found_by(shell, call.argv)
        if found or _looks_for_it(name):
            take_away(shell, call, found, name or marker_of(found[0]), how)


def _looks_for_it(name: str) -> bool:
    """Return whether who looks for *name* means the marker: of any name, or of all but one, means none."""
    return "EXTERNALLY" in name.upper() or "MANAGED" in name.upper()


def _remove_printed(shell: Shell, call: Call) -> None:
    """Take away the markers whose paths come down the pipe."""
    feed = shell.feed
    if feed is not None and feed.name == "find":
        remove_found(shell, feed, "deleted")
    elif feed is not None and feed.name in {"ls", "echo", "printf"}:
        for word in feed.argv[1:]:
            if mentions(word):
                take_away(shell, call, named(shell, word), word, "deleted")
    elif mentions(repr(shell.upstream)):
        for site in systems(shell):
            why = f"whether {site.marker.path} is removed here is not known"
            shell.disk.set_marker(site, MarkerState.UNKNOWN, why)


def found_by(shell: Shell, words: list[str]) -> list[Site]:
    """Return the interpreters whose marker ``find`` prints."""
    name = _name_of(words)
    if not _may_find(words) or _value(words, "-type") == "d":
        return []
    if "-iname" in words:
        name = name.upper()
    folders = []
    for word in words[1:]:
        if word in _BEFORE_FOLDERS:
            continue
        if word.startswith("-") or word in {"(", "!"}:
            break
        if word != "/lib" or "-L" in words or "-H" in words:  # a link that `find` does not follow
            folders.append(word)
    return [
        site
        for folder in folders or ([] if "/lib" in words else ["."])
        for site in below(shell, folder, basename(name) or "*")
        if _within(words, depth_below(shell, folder, site))
    ]


def _may_find(words: list[str]) -> bool:
    """Return whether what ``find`` is told of names fits the marker's; of alternatives one is enough."""
    answers = [fits != negated for fits, negated in _tests_of_names(words)]
    return any(answers) if {"-o", "-or"} & set(words) else bool(answers) and all(answers)


def _tests_of_names(words: list[str]) -> Iterator[tuple[bool, bool]]:
    """Give whether each test of a name fits, by the last part of its pattern, and whether it is negated.

    A negated path whose last part is a star leaves out another folder.
    """
    for index, word in enumerate(words[:-1]):
        if word in _NAMES:
            last, negated = basename(words[index + 1]), words[index - 1] in {"!", "-not"}
            if not (negated and last == "*"):
                yield bool(last) and fnmatchcase(NAME, last.upper() if word == "-iname" else last), negated


def _name_of(words: list[str]) -> str:
    """Return the first name that ``find`` looks for, the marker's if that is among them."""
    named = [index for option in _NAMES for index, word in enumerate(words[:-1]) if word == option]
    sought = [words[index + 1] for index in named if words[index - 1] not in {"!", "-not"}]
    return next((name for name in sought if fnmatchcase(NAME, basename(name))), sought[0] if sought else "")


def _value(words: list[str], option: str) -> str:
    return words[words.index(option) + 1] if option in words[:-1] else ""


def _within(words: list[str], depth: int) -> bool:
    deepest, highest = _value(words, "-maxdepth"), _value(words, "-mindepth")
    return (not deepest.isdigit() or depth <= int(deepest)) and (
        not highest.isdigit() or depth >= int(highest)
    )


def run_divert(shell: Shell, call: Call) -> None:
    """Follow ``dpkg-divert --rename --add``."""
    words = call.argv[1:]
    if "--remove" in words:
        return
    values = {"--divert", "--package"}
    paths = [
        word
        for i, word in enumerate(words)
        if not word.startswith("-") and (i == 0 or words[i - 1] not in values)
    ]
    for path in paths:
        if mentions(path):
            shell.disk.files[f"divert:{path}"] = ""
            if "--rename" in words:
                take_away(shell, call, named(shell, path), path, "diverted")
            else:
                keep(shell, call, path, "diverted", "without `--rename` the file stays where it is")


def run_touching(shell: Shell, call: Call) -> None:
    """Follow ``truncate``, ``sed -i``, ``chmod``, ``touch``: the marker stays a marker.

    ``touch`` and ``truncate`` make it anew where it is gone.
    """
    makes = call.name in {"touch", "truncate"} and not {"-c", "--no-create"} & set(call.argv)
    for word in call.argv[1:]:
        if word.endswith(NAME) and makes:
            for site in named(shell, word):
                if site.marker.state is not MarkerState.PRESENT:
                    put_back(shell, site, MarkerState.PRESENT, f"{site.marker.path} is made here")
        if not word.startswith("-") and word.endswith(NAME):
            how = "truncated" if call.name == "truncate" else "edited"
            keep(shell, call, word, how, "installers look whether the file is there, not at what it says")
