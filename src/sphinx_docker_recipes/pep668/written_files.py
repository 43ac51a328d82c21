"""Files that commands write: redirections, tee, downloads."""

from sphinx_docker_recipes.pep668.calls import Call, pattern
from sphinx_docker_recipes.pep668.configuration import matters, output_of, write_file
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.disk import MarkerState
from sphinx_docker_recipes.pep668.markers import keep, mentions, named, put_back
from sphinx_docker_recipes.pep668.startup import is_startup_file
from sphinx_docker_recipes.pep668.substitutions import evaluate
from sphinx_docker_recipes.pep668.unknowns import MAX_LENGTH, is_known


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


def run_download(shell: Shell, call: Call) -> None:
    """Follow ``curl -o`` and ``wget -O``: remember which script a file is."""
    words = call.argv
    address = next((word for word in words[1:] if "://" in word), "")
    for index, word in enumerate(words[:-1]):
        if word in {"-o", "-O", "--output", "--output-document"}:
            shell.disk.files[shell.path(words[index + 1])] = f"downloaded from {address}"


def _write(shell: Shell, call: Call, path: str, content: str | None, *, append: bool) -> None:
    if mentions(path):
        write_marker(shell, call, path, content or "")
    elif is_known(path) and matters(path):
        place = shell.span(call.start, call.end)
        write_file(shell, shell.path(path), content, place, append=append)
    elif is_known(path) and is_startup_file(shell.path(path)):
        files, end = shell.disk.files, shell.path(path)
        text = (files.get(end) or "" if append else "") + (content or "")
        files[end] = text[:MAX_LENGTH]


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


def _printed(shell: Shell, call: Call) -> str | None:
    if call.argv and call.name in {"echo", "printf"}:
        return output_of(shell, call)
    return _heredoc(call) if call.argv else ""


def _heredoc(call: Call) -> str | None:
    for redirect in call.redirects:
        if redirect.heredoc is not None:
            return redirect.heredoc.value
    return None
