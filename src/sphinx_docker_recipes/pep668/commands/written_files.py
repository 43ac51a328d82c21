"""Files that commands write: redirections, tee, downloads."""

from collections.abc import Iterator

from sphinx_docker_recipes.dockerfile.shell_model import Node, Redirect, Word
from sphinx_docker_recipes.pep668.configuration.files import is_configuration, matters, write_file
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call, pattern
from sphinx_docker_recipes.pep668.shell.outputs import fed, printed_by, text_of
from sphinx_docker_recipes.pep668.shell.startup_files import is_startup_file
from sphinx_docker_recipes.pep668.state.disk import MarkerState
from sphinx_docker_recipes.pep668.state.markers import doubt, keep, mentions, named, put_back
from sphinx_docker_recipes.pep668.unknowns import MAX_LENGTH, is_known

_TO_FILE = frozenset((">", ">>", ">|"))
_EXPANDED = frozenset("$`\\")


def write_redirected(shell: Shell, call: Call) -> None:
    """Follow ``> file`` and ``>> file`` of a command."""
    for redirect, target in _targets(call.redirects):
        content = text_of(shell, call) if call.argv else ""
        path = _path(shell, target)
        _write(shell, call, path, content, append=redirect.operator == ">>")
        if redirect.operator != ">>" and call.argv[:1] == ["cat"]:
            _keep_text(shell, call, path)


def _keep_text(shell: Shell, call: Call, path: str) -> None:
    """Keep a here-document that goes to a file as it stands, with its places."""
    for redirect in call.redirects:
        text = redirect.heredoc
        if text is not None and not (redirect.heredoc_expands and _EXPANDED & set(text.value)):
            shell.disk.texts[shell.path(path)] = text


def write_output(shell: Shell, redirects: tuple[Redirect, ...], node: Node) -> None:
    """Follow ``> file`` and ``>> file`` of a group or a loop."""
    for redirect, target in _targets(redirects):
        place = Call([], [], target.start, target.end)
        content = printed_by(shell, node)
        _write(shell, place, _path(shell, target), content, append=redirect.operator == ">>")


def _targets(redirects: tuple[Redirect, ...]) -> Iterator[tuple[Redirect, Word]]:
    """Give the redirections of standard output to files."""
    for redirect in redirects:
        if redirect.target is not None and redirect.operator in _TO_FILE and redirect.descriptor in {None, 1}:
            yield redirect, redirect.target


def _path(shell: Shell, target: Word) -> str:
    return pattern(shell, target)


def run_tee(shell: Shell, call: Call) -> None:
    """Follow ``tee file``."""
    content = fed(shell, call)
    for word in call.argv[1:]:
        if not word.startswith("-"):
            _write(shell, call, word, content, append="-a" in call.argv)


def run_edit(shell: Shell, call: Call) -> None:
    """Follow ``sed -i``, ``perl -i``, ``crudini`` and their kin: what a file says afterwards is not known."""
    doubt(shell, call)
    for word in call.argv[1:]:
        path = shell.path(word.removeprefix("of="))
        shell.disk.texts.pop(path, None)
        if (is_known(path) and path in shell.disk.files) or is_configuration(path):
            write_file(shell, path, None, shell.span(call.start, call.end))


def run_download(shell: Shell, call: Call) -> None:
    """Follow ``curl -o`` and ``wget -O``: remember which script a file is."""
    words = call.argv
    address = next((word for word in words[1:] if "://" in word), "")
    for index, word in enumerate(words[:-1]):
        if word in {"-o", "-O", "--output", "--output-document"}:
            path = shell.path(words[index + 1])
            shell.disk.files[path] = None if matters(path) else f"downloaded from {address}"


def _write(shell: Shell, call: Call, path: str, content: str | None, *, append: bool) -> None:
    if mentions(path):
        write_marker(shell, call, path, content or "")
    elif is_known(path) and matters(path):
        place = shell.span(call.start, call.end)
        write_file(shell, shell.path(path), content, place, append=append)
    elif is_known(path) and not path.startswith("/dev/"):
        files, end = shell.disk.files, shell.path(path)
        shell.disk.texts.pop(end, None)
        before = files.get(end) or "" if append else ""
        if content is not None or is_startup_file(end):
            files[end] = (before + (content or ""))[:MAX_LENGTH]
        else:
            files.pop(end, None)


def write_marker(shell: Shell, call: Call, path: str, content: str) -> None:
    """Follow writing to a path that names the marker: it is there afterwards, whatever it says."""
    bad = "\\3" in content or "\\xff" in content
    for site in named(shell, path):
        state = MarkerState.NOT_TEXT if bad else MarkerState.PRESENT
        why = (
            f"{site.marker.path} is written here" if not bad else f"uv cannot read {site.marker.path} as text"
        )
        put_back(shell, site, state, why)
    keep(shell, call, path, "truncated", "installers look whether the file is there, not at what it says")
