"""Commands that change files: rm, mv, cp, ln and what else is followed for its files."""

from posixpath import basename, dirname, join

from sphinx_docker_recipes.dockerfile.shell_model import Substitution
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.programs import GLOB
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Argument, Call, braces, pattern
from sphinx_docker_recipes.pep668.state.disk import MarkerState, merged_path
from sphinx_docker_recipes.pep668.state.markers import (
    NAME,
    asks,
    has_answer,
    keep,
    mentions,
    named,
    put_back,
    systems,
    take_away,
)
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.marker_commands import remove_found, run_touching
    from sphinx_docker_recipes.pep668.commands.programs import carry, programs_named
    from sphinx_docker_recipes.pep668.commands.written_files import run_edit, write_marker
else:  # imported where a command touches programs, the marker or files that decide
    remove_found = lazily("pep668.commands.marker_commands", "remove_found")
    run_touching = lazily("pep668.commands.marker_commands", "run_touching")
    carry = lazily("pep668.commands.programs", "carry")
    programs_named = lazily("pep668.commands.programs", "programs_named")
    run_edit = lazily("pep668.commands.written_files", "run_edit")
    write_marker = lazily("pep668.commands.written_files", "write_marker")

_LISTS = frozenset(("/var/lib/apt/lists/*", "/var/lib/apt/lists", "/var/cache/apk/*"))
"""What images remove all the time and nothing here looks at."""

_IN_PLACE = regex(r"-[a-zA-Z]*i|--in-place")


def run_rm(shell: Shell, call: Call) -> None:
    """Follow ``rm`` and ``unlink``."""
    if asks(call) and not has_answer(shell, call):
        for word in filter(mentions, call.argv[1:]):
            keep(shell, call, word, "deleted", "`rm` asks first, and in a build nobody says yes")
        return
    recursive = any(word.startswith("-") and "r" in word.lower() for word in call.argv[1:])
    for argument in call.arguments[1:]:
        if argument.value.startswith("-") or argument.value in _LISTS:
            continue
        path = shell.path(argument.value)
        shell.disk.files.pop(path, None)
        shell.disk.programs.pop(merged_path(path, shell.disk), None)
        if not is_known(path) and not named(shell, argument.value):
            _remove_unknown(shell, argument)
        elif mentions(argument.value):
            _remove(shell, call, argument)
        elif GLOB & set(argument.value):
            _remove_matching(shell, call, argument)
        elif recursive:
            _remove_folder(shell, path)


def run_mv(shell: Shell, call: Call) -> None:
    """Follow ``mv``; with a glob for its destination it fails."""
    words = [word for argument in call.arguments[1:] for word in _globs(shell, argument)]
    words = [word for word in words if not word.startswith("-")]
    if not words[1:]:
        if words and mentions(words[0]):
            keep(shell, call, words[0], "moved", "`mv` has one operand and fails: sh takes no braces apart")
        return
    *sources, destination = words
    for source in sources:
        if mentions(source):
            _move(shell, call, source, destination)
        elif not (mentions(destination) and _put_back(shell, source, destination)):
            carry(shell, source, destination, keep_source=False)


def run_cp(shell: Shell, call: Call) -> None:
    """Follow ``cp`` and ``install``: files that decide, programs."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if not words[1:]:
        return
    *sources, destination = words
    for source in sources:
        if mentions(destination):
            write_marker(shell, call, destination, "")
        elif mentions(source):
            _put_back(shell, source, destination)
        for each in programs_named(shell, source):
            carry(shell, each, destination, keep_source=True)


def run_ln(shell: Shell, call: Call) -> None:
    """Follow ``ln``: a marker replaced by a link, a program under another name."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if len(words) == 1:  # to where it stands
        words.append(f"./{basename(words[0])}")
    elif not words:
        return
    if not mentions(words[-1]):
        for word in words[:-1]:
            source = word if word.startswith(("/", "~")) else join(dirname(words[-1]), word)
            for each in programs_named(shell, source):
                carry(shell, each, words[-1], keep_source=True)
        return
    sites = named(shell, words[-1])
    if words[0] == "/dev/null":
        for site in sites:
            why = f"the marker {site.marker.path} is a link to /dev/null, which pip does not take for a file"
            put_back(shell, site, MarkerState.NULL_LINK, why)
    else:
        take_away(shell, call, sites, words[-1], "replaced")


def _remove(shell: Shell, call: Call, argument: Argument) -> None:
    for word in _globs(shell, argument):
        take_away(shell, call, named(shell, word), word, "deleted")


def _remove_matching(shell: Shell, call: Call, argument: Argument) -> None:
    """Remove by a glob that need not spell the marker's name: ``rm /usr/lib/python3*/EXT*``."""
    for word in _globs(shell, argument):
        sites = named(shell, word) if is_known(word) else []
        if sites:
            take_away(shell, call, sites, word, "deleted")


def _remove_unknown(shell: Shell, argument: Argument) -> None:
    """Remove what only a build could name: what ``find`` found, or a word whose making names the marker."""
    if shell.feed is not None and shell.feed.name == "find":
        remove_found(shell, shell.feed, "deleted")
    elif mentions(argument.word.raw) or mentions(argument.value):
        why = "whether what is removed here is the marker is not known"
        for site in systems(shell):
            shell.disk.set_marker(site, MarkerState.UNKNOWN, why)


def _remove_folder(shell: Shell, path: str) -> None:
    for name in [name for name in shell.disk.files if name.startswith(f"{path}/")]:
        del shell.disk.files[name]
    gone = shell.disk.sites.get(path)
    if gone is not None and gone.is_virtual:
        del shell.disk.sites[path]
        for name in [name for name, program in shell.disk.programs.items() if program.site == path]:
            del shell.disk.programs[name]


def _move(shell: Shell, call: Call, source: str, destination: str) -> None:
    if GLOB & set(destination):
        keep(shell, call, source, "moved", "a glob as destination names nothing, so that `mv` fails")
        return
    if _put_back(shell, source, destination):
        return
    take_away(shell, call, named(shell, source), source, "moved")


def _put_back(shell: Shell, source: str, destination: str) -> bool:
    """Return whether *source* comes to where a marker belongs, by path or into its folder, and note it."""
    path = destination if basename(destination) == NAME else join(destination, basename(source))
    back = named(shell, path) if basename(path) == NAME else []
    for site in back:
        put_back(shell, site, MarkerState.PRESENT, f"{site.marker.path} is put back here")
    return bool(back)


def _globs(shell: Shell, argument: Argument) -> list[str]:
    """Return the words that an argument gives, quoted globs protected, braces expanded in bash."""
    text = argument.value
    if any(isinstance(part, Substitution) for part in argument.word.parts):
        return text.split()
    if argument.word.parts:
        text = pattern(shell, argument.word)
    return braces(text) if shell.process.bash else [text]


def run_sed(shell: Shell, call: Call) -> None:
    """Follow ``sed``, which may change a file in place."""
    run_touching(shell, call)
    if not mentions(" ".join(call.argv)) and any(_IN_PLACE.match(word) for word in call.argv[1:]):
        run_edit(shell, call)
