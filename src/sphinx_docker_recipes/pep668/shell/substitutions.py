"""Outputs of commands that are known without running them: ``$(which python3)`` and its kin."""

from collections.abc import Callable, Mapping, Sequence
from posixpath import basename, dirname, join

from sphinx_docker_recipes.dockerfile.shell_model import AndOr, Command, Item, Node, Pipeline, Substitution
from sphinx_docker_recipes.pep668.commands.marker_commands import found_by
from sphinx_docker_recipes.pep668.commands.toolchains import pyenv_root
from sphinx_docker_recipes.pep668.configuration.files import KEY
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.installers.tools import made_environment
from sphinx_docker_recipes.pep668.shell.calls import Call, call_of
from sphinx_docker_recipes.pep668.shell.conditions import holds
from sphinx_docker_recipes.pep668.shell.outputs import printed_by
from sphinx_docker_recipes.pep668.state.disk import Site, SiteKind
from sphinx_docker_recipes.pep668.state.markers import NAME, marker_of, mentions, named
from sphinx_docker_recipes.pep668.state.which import which
from sphinx_docker_recipes.pep668.unknowns import unknown
from sphinx_docker_recipes.pep668.versions import minor
from sphinx_docker_recipes.regex import regex

_MAX_NESTED = 4
"""Of substitutions inside substitutions."""
_STDLIB = regex(r"stdlib|os\.__file__|get_python_lib")
_OF_ENVIRONMENT = "get_python_lib"
"""Of these an environment has its own; the modules of Python itself are those of the one below."""
_FILE = regex(r"(?:print|write)\(\s*os\.__file__\s*\)")
_FOLDER_OF = regex(r"dirname|\.parent\b|split\(|os\.__file__\[:-\d\]")
_FILTERS = frozenset(("head", "tail", "sort", "uniq", "cat"))
_SET = frozenset("-[\\")
"""What makes more of the letters that ``tr`` is told than is written."""
_BEFORE_VERSION = regex(r"""["']([\w./-]*python)(?=\{|%|["'] *\+)""")
_BEHIND_VERSION = regex(r"""(?:[}ds]|\+ *["'])(/[\w./-]+)["']""")
_MINOR = regex(r"version_info|py_version_short|VERSION")


def evaluate(shell: Shell, substitution: Substitution) -> str:
    """Return what a command substitution prints, a placeholder where only a build could tell."""
    items = substitution.script.items
    parts = _parts(items[0].node) if len(items) == 1 else ()
    first, filters = next(iter(parts), None), parts[1:]
    if not isinstance(first, Command) or shell.depth > _MAX_NESTED or not all(map(_is_filter, filters)):
        text = _behind_a_test(shell, items[0].node) if len(items) == 1 else None
        return unknown(f"({_hint_of(shell, items)})") if text is None else text
    child = shell.fork(depth=shell.depth + 1)
    call = call_of(child, first)
    if not call.argv:
        return ""
    output = _output(child, call)
    if output is None or not output:
        return unknown(f"({call.name} {_hint(' '.join(call.argv[1:]))})")
    for each in filters:
        output = _filtered(each, output)
    return output


def _behind_a_test(shell: Shell, node: Node) -> str | None:
    """Return what ``[ -f FILE ] && echo WORD`` prints, None where only a build could tell."""
    if not isinstance(node, AndOr) or node.operators not in {("&&",), ("&&", "||")}:
        return None
    answer = holds(shell, node.parts[0])
    part = node.parts[1] if answer else next(iter(node.parts[2:]), None)
    text = printed_by(shell, part) if part is not None else ""
    return None if answer is None or text is None else text.strip()


def _hint_of(shell: Shell, items: Sequence[Item]) -> str:
    """Return what a substitution of several commands names; few scripts name anything that matters."""
    script = shell.text.value
    return _hint(repr(items) if mentions(script) or KEY in script else "")


def _hint(text: str) -> str:
    """Return what a substitution that is not known names."""
    named = [name for name in (NAME, KEY) if (mentions(text) if name is NAME else name in text)]
    return " ".join(("...", *named))


def _parts(node: Node) -> Sequence[Node]:
    return node.parts if isinstance(node, Pipeline) else (node,)


def _is_filter(node: Node) -> bool:
    """Return whether a command behind a pipe only sorts or cuts lines, or deletes letters."""
    if not isinstance(node, Command) or not node.words:
        return False
    alone = len(node.words) == 1 and node.words[0].raw == "xargs"  # which puts all on one line
    return alone or node.words[0].raw in _FILTERS or bool(_deleted(node))


def _deleted(command: Command) -> str:
    """Return the letters that ``tr -d`` is told to delete, none where it is something else."""
    match [word.literal for word in command.words]:
        case ["tr", "-d", str(letters)] if not _SET & set(letters):
            return letters
    return ""


def _filtered(node: Node, output: str) -> str:
    letters = _deleted(node) if isinstance(node, Command) else ""
    return output.translate(dict.fromkeys(map(ord, letters)))


def _output(shell: Shell, call: Call) -> str | None:
    name, words = call.name, call.argv[1:]
    if name == "command":
        return _which(shell, words[1:]) if words[:1] == ["-v"] else None
    known = _OUTPUTS.get("python" if name.startswith("python") else name)
    return known(shell, call.argv) if known else None


def _which(shell: Shell, words: list[str]) -> str | None:
    found = which(words[-1], shell.process.fork(), shell.disk) if words else None
    return found[0] if found and found[1].kind != "?" else None


def _find(shell: Shell, words: list[str]) -> str | None:
    paths = [marker_of(site) for site in found_by(shell, words)]
    return "\n".join(paths) or None


def _ls(shell: Shell, words: list[str]) -> str | None:
    paths = [marker_of(site) for word in words[1:] if mentions(word) for site in named(shell, word)]
    return "\n".join(paths) or None


def _uv(shell: Shell, words: list[str]) -> str | None:
    if words[1:3] != ["python", "find"]:
        return None
    wanted = next((word for word in words if word[:1].isdigit()), "")
    for site in reversed(shell.disk.sites.values()):
        managed = site.origin == "uv" and (not wanted or site.version == minor(wanted))
        if managed and site.kind is SiteKind.SYSTEM:
            return site.python
    return None if "--managed-python" in words else _which(shell, ["python3"])


def _python(shell: Shell, words: list[str]) -> str | None:
    code = " ".join(words[1:])
    found = which(words[0], shell.process.fork(), shell.disk)
    site: Site | None = shell.disk.sites.get(found[1].site) if found and found[1].site else None
    if site is None or KEY in code:
        return None
    below = None if site.is_virtual and _OF_ENVIRONMENT in code else base_of(shell.disk, site)
    if _STDLIB.search(code) and below is not None and below.marker.path:
        return below.marker.path if mentions(code) else _in_stdlib(code, dirname(below.marker.path))
    if "sys.executable" in code:
        return site.python
    if "sys.prefix" in code or "'prefix'" in code or '"prefix"' in code:
        return site.prefix
    if _MINOR.search(code) and "micro" not in code:
        return _around_version(code, minor(site.version))
    return None


def _in_stdlib(code: str, folder: str) -> str | None:
    """Return the file that ``os.__file__`` names, or its folder where *code* takes one name off it."""
    if "os.__file__" not in code or len(_FOLDER_OF.findall(code)) == 1:
        return folder
    return join(folder, "os.py") if _FILE.search(code) else None


def _around_version(code: str, version: str | None) -> str | None:
    """Return the version with the texts that Python prints around it: ``f'/usr/lib/python{version}'``."""
    before, behind = _BEFORE_VERSION.search(code), _BEHIND_VERSION.search(code)
    return f"{before[1] if before else ''}{version}{behind[1] if behind else ''}" if version else None


def _poetry(shell: Shell, words: list[str]) -> str | None:
    site = made_environment(shell, "poetry")
    if site is None or words[1:2] != ["env"]:
        return None
    if words[2:3] == ["activate"]:
        return f"source {site.id}/bin/activate"
    if words[2:3] == ["info"] and words[3:]:
        return site.id if words[3] in {"-p", "--path"} else join(site.id, "bin/python")
    return None


def _pyenv(shell: Shell, words: list[str]) -> str | None:
    """Return what ``pyenv init`` prints, as far as it matters."""
    return f'export PATH="{pyenv_root(shell)}/shims:$PATH"' if words[1:2] == ["init"] else None


def _pipenv(shell: Shell, words: list[str]) -> str | None:
    site = made_environment(shell, "pipenv")
    return site.id if site is not None and words[1:] == ["--venv"] else None


def _brew(shell: Shell, words: list[str]) -> str | None:
    if words[1:2] != ["--prefix"]:
        return None
    return next((site.prefix for site in shell.disk.sites.values() if "linuxbrew" in site.prefix), None)


def _cat(shell: Shell, words: list[str]) -> str | None:
    content = shell.disk.files.get(shell.path(words[1])) if words[1:] and not words[2:] else None
    return (content or "").strip() or None


def _last(_shell: Shell, words: list[str]) -> str | None:
    return words[-1] if words[1:] else None


def _basename(_shell: Shell, words: list[str]) -> str | None:
    name = basename(words[1].rstrip("/")) if words[1:] and words[1][0] != "-" else None
    return name.removesuffix(words[2]) if name and words[2:] and name != words[2] else name


_OUTPUTS: Mapping[str, Callable[[Shell, list[str]], str | None]] = {
    "which": lambda shell, words: _which(shell, words[1:]),
    "pwd": lambda shell, _words: shell.process.cwd,
    "echo": lambda _shell, words: " ".join(word for word in words[1:] if word != "-n"),
    "basename": _basename,
    "dirname": lambda _shell, words: dirname(words[-1]) if words[1:] else None,
    "readlink": _last,
    "realpath": _last,
    "cat": _cat,
    "find": _find,
    "ls": _ls,
    "uv": _uv,
    "python": _python,
    "brew": _brew,
    "poetry": _poetry,
    "pyenv": _pyenv,
    "pipenv": _pipenv,
}
