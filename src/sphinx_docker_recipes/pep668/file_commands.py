"""Commands that change files: rm, mv, cp, ln, tee, curl, wget, redirections."""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from posixpath import basename, dirname, join

from sphinx_docker_recipes.dockerfile.shell_model import Substitution
from sphinx_docker_recipes.pep668.calls import Argument, Call, braces, pattern
from sphinx_docker_recipes.pep668.configuration import matters, output_of, write_file
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import Disk, MarkerState, Program
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.marker_commands import remove_found, run_divert, run_touching
from sphinx_docker_recipes.pep668.markers import (
    NAME,
    keep,
    mentions,
    named,
    put_back,
    systems,
    take_away,
)
from sphinx_docker_recipes.pep668.substitutions import evaluate
from sphinx_docker_recipes.pep668.unknowns import is_known

_LISTS = frozenset(("/var/lib/apt/lists/*", "/var/lib/apt/lists", "/var/cache/apk/*"))
"""What images remove all the time and nothing here looks at."""
_GLOB = frozenset("*?[")


def run_rm(shell: Shell, call: Call) -> None:
    """Follow ``rm`` and ``unlink``."""
    recursive = any(word.startswith("-") and "r" in word.lower() for word in call.argv[1:])
    for argument in call.arguments[1:]:
        if argument.value.startswith("-") or argument.value in _LISTS:
            continue
        path = shell.path(argument.value)
        shell.disk.files.pop(path, None)
        shell.disk.programs.pop(path, None)
        if not is_known(path) and not named(shell, argument.value):
            _remove_unknown(shell, argument)
        elif mentions(argument.value):
            _remove(shell, call, argument)
        elif _GLOB & set(argument.value):
            _remove_matching(shell, call, argument)
        elif recursive:
            _remove_folder(shell, path)


def run_mv(shell: Shell, call: Call) -> None:
    """Follow ``mv``; with a glob for its destination it fails."""
    words = [word for argument in call.arguments[1:] for word in _globs(shell, argument)]
    words = [word for word in words if not word.startswith("-")]
    if not words[1:]:
        return
    *sources, destination = words
    for source in sources:
        if mentions(source):
            _move(shell, call, source, destination)
        else:
            _carry(shell, source, destination, keep_source=False)


def run_cp(shell: Shell, call: Call) -> None:
    """Follow ``cp`` and ``install``: files that decide, programs."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if not words[1:]:
        return
    *sources, destination = words
    for source in sources:
        if mentions(destination):
            _write_marker(shell, call, destination, "")
        for each in _programs(shell, source):
            _carry(shell, each, destination, keep_source=True)


def run_ln(shell: Shell, call: Call) -> None:
    """Follow ``ln``: a marker replaced by a link, a program under another name."""
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if not words[1:]:
        return
    if not mentions(words[-1]):
        for word in words[:-1]:
            source = word if word.startswith(("/", "~")) else join(dirname(words[-1]), word)
            for each in _programs(shell, source):
                _carry(shell, each, words[-1], keep_source=True)
        return
    sites = named(shell, words[-1])
    if words[0] == "/dev/null":
        for site in sites:
            why = f"the marker {site.marker.path} is a link to /dev/null, which pip does not take for a file"
            put_back(shell, site, MarkerState.NULL_LINK, why)
    else:
        take_away(shell, call, sites, words[-1], "replaced")


def run_download(shell: Shell, call: Call) -> None:
    """Follow ``curl -o`` and ``wget -O``: remember which script a file is."""
    words = call.argv
    address = next((word for word in words[1:] if "://" in word), "")
    for index, word in enumerate(words[:-1]):
        if word in {"-o", "-O", "--output", "--output-document"}:
            shell.disk.files[shell.path(words[index + 1])] = f"downloaded from {address}"


def run_alternatives(shell: Shell, call: Call) -> None:
    """Follow ``update-alternatives --install link name path priority`` and ``--set name path``."""
    words = call.argv
    if "--install" in words:
        index = words.index("--install")
        link, path = words[index + 1 : index + 2], words[index + 3 : index + 4]
        if link and path:
            _carry(shell, path[0], link[0], keep_source=True)
    elif "--set" in words:
        index = words.index("--set")
        name, path = words[index + 1 : index + 2], words[index + 2 : index + 3]
        if name and path:
            _carry(shell, path[0], f"/usr/bin/{name[0]}", keep_source=True)


def write_redirected(shell: Shell, call: Call) -> None:
    """Follow ``> file`` and ``>> file`` of a command."""
    for redirect in call.redirects:
        if redirect.target is None or not redirect.operator.endswith((">", ">|")) or "&" in redirect.operator:
            continue
        path = "".join(pattern(shell, redirect.target, evaluate))
        content = _printed(shell, call)
        _write(shell, call, path, content, append=redirect.operator == ">>")


def run_tee(shell: Shell, call: Call) -> None:
    """Follow ``tee file``."""
    content = output_of(shell, shell.feed) if shell.feed else _heredoc(call)
    for word in call.argv[1:]:
        if not word.startswith("-"):
            _write(shell, call, word, content, append="-a" in call.argv)


def _write(shell: Shell, call: Call, path: str, content: str | None, *, append: bool) -> None:
    if mentions(path):
        _write_marker(shell, call, path, content or "")
    elif is_known(path) and matters(path):
        place = shell.span(call.start, call.end)
        write_file(shell, shell.path(path), content, place, append=append)


def _write_marker(shell: Shell, call: Call, path: str, content: str) -> None:
    bad = "\\3" in content or "\\xff" in content
    for site in named(shell, path):
        state = MarkerState.NOT_TEXT if bad else MarkerState.PRESENT
        why = (
            f"{site.marker.path} is written here" if not bad else f"uv cannot read {site.marker.path} as text"
        )
        put_back(shell, site, state, why)
    keep(shell, call, path, "truncated", "installers look whether the file is there, not at what it says")


def _printed(shell: Shell, call: Call) -> str | None:
    if call.argv and call.name in {"echo", "printf"}:
        return output_of(shell, call)
    return _heredoc(call) if call.argv else ""


def _heredoc(call: Call) -> str | None:
    for redirect in call.redirects:
        if redirect.heredoc is not None:
            return redirect.heredoc.value
    return None


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
    gone = shell.disk.sites.get(path)
    if gone is not None and gone.is_virtual:
        del shell.disk.sites[path]
        for name in [name for name, program in shell.disk.programs.items() if program.site == path]:
            del shell.disk.programs[name]


def _move(shell: Shell, call: Call, source: str, destination: str) -> None:
    if _GLOB & set(destination):
        keep(shell, call, source, "moved", "a glob as destination names nothing, so that `mv` fails")
        return
    back = named(shell, destination)
    if back and destination.endswith(NAME):
        for site in back:
            put_back(shell, site, MarkerState.PRESENT, f"{site.marker.path} is put back here")
        return
    take_away(shell, call, named(shell, source), source, "moved")


def _programs(shell: Shell, source: str) -> list[str]:
    """Return the paths that *source* names: with a glob those of programs, else itself."""
    if not _GLOB & set(source):
        return [source]
    path = shell.path(source)
    return [
        name for name in shell.disk.programs if fnmatchcase(name, path) and name.count("/") == path.count("/")
    ]


def _carry(shell: Shell, source: str, destination: str, *, keep_source: bool) -> None:
    """Move or copy a program or a file that decides."""
    disk = shell.disk
    start, end = shell.path(source), shell.path(destination)
    if destination.endswith("/") or end in _FOLDERS:
        end = join(end, basename(start))
    program = disk.programs.get(start)
    if program is None and basename(start) in {"uv", "uvx"}:
        program = Program(basename(start))
    if program is not None:
        program = disk.programs[end] = _elsewhere(disk, program, end)
        if program.kind == "python" and end == "/usr/bin/python3":
            _pip_follows(shell, program)
        if not keep_source:
            disk.programs.pop(start, None)
    if start in disk.files:
        disk.files[end] = disk.files[start]
    elif matters(end):
        disk.files[end] = None


def _elsewhere(disk: Disk, program: Program, end: str) -> Program:
    """Return what a program is under another path: away from its ``pyvenv.cfg`` a Python is the one below.

    Python looks for the file beside the link that was called, not where it leads
    (CPython ``Modules/getpath.py``).
    """
    site = disk.sites.get(program.site or "")
    if (
        program.kind != "python"
        or site is None
        or not site.is_virtual
        or dirname(end) == join(site.id, "bin")
    ):
        return program
    below = base_of(disk, site)
    return Program("python", below.id, program.version) if below is not None else Program("?")


def _pip_follows(shell: Shell, program: Program) -> None:
    """Point the distribution's pip to another Python: its first line names /usr/bin/python3."""
    for name in ("/usr/bin/pip", "/usr/bin/pip3"):
        if name in shell.disk.programs:
            shell.disk.programs[name] = Program("pip", program.site)


_FOLDERS = frozenset(
    ("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/root/.local/bin", "/etc", "/opt")
)


def _globs(shell: Shell, argument: Argument) -> list[str]:
    """Return the words that an argument gives, quoted globs protected, braces expanded in bash."""
    text = argument.value
    if any(isinstance(part, Substitution) for part in argument.word.parts):
        return text.split()
    if argument.word.parts:
        text = pattern(shell, argument.word, evaluate)
    return braces(text) if shell.process.bash else [text]


FILE_COMMANDS: Mapping[str, Callable[[Shell, Call], None]] = {
    "rm": run_rm,
    "unlink": run_rm,
    "mv": run_mv,
    "cp": run_cp,
    "install": run_cp,
    "ln": run_ln,
    "dpkg-divert": run_divert,
    "update-alternatives": run_alternatives,
    "alternatives": run_alternatives,
    "truncate": run_touching,
    "sed": run_touching,
    "chmod": run_touching,
    "chattr": run_touching,
    "touch": run_touching,
    "curl": run_download,
    "wget": run_download,
    "tee": run_tee,
}
