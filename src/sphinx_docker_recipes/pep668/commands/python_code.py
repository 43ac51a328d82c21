"""Code given to ``python -c`` or on standard input: what it removes, and the installers that it starts."""

import ast
import shlex
import warnings
from collections.abc import Iterator
from itertools import islice

from sphinx_docker_recipes.dockerfile.shell_model import Word
from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.configuration.files import write_file
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pythons import base_of
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site, SiteKind
from sphinx_docker_recipes.pep668.state.markers import mentions, named, take_away
from sphinx_docker_recipes.pep668.unknowns import unknown
from sphinx_docker_recipes.regex import regex

_REMOVES = regex(r"unlink|remove|rename|replace|rmtree|move\(")
_PATH = regex(r"/[\w.*?-][\w./*?-]*/EXTERNALLY-MANAGED")
_CONFIGURATION = regex(r"[~/][\w./~-]*/(?:pip\.conf|uv\.toml)")
_MAX_STARTED = 32
_STARTS = frozenset(("run", "call", "check_call", "check_output", "Popen", "system", "popen"))
"""Functions of ``subprocess`` and ``os`` that start a program."""
_PIP_MAIN = frozenset(("main", "pip_main", "pipmain"))


def run_code(shell: Shell, call: Call, code: str, site: Site | None) -> None:
    """Follow a piece of Python: the marker that it removes, pip and other programs that it starts."""
    if mentions(code) and _REMOVES.search(code):
        _remove_marker(shell, call, code, site)
    paths = _CONFIGURATION.findall(code) if "write" in code else ()
    contents = dict(_written(code)) if paths else {}
    for path in dict.fromkeys(paths):
        content = contents.get(path) if paths.count(path) == 1 else None  # else another line may change it
        write_file(shell, shell.path(path), content, shell.span(call.start, call.end))
    if "install" in code:
        # Without PATH a Python that was called by its name does not know where it stands.
        lost = "/" not in call.argv[0] and shell.process.exported("PATH") is None
        python = "" if lost else call.argv[0]
        for argv in islice(started(code, python), _MAX_STARTED):
            word = Word("", call.start, call.end, ())
            if argv[0]:
                run_call(shell.fork(), Call(argv, [word] * len(argv), call.start, call.end))


def _remove_marker(shell: Shell, call: Call, code: str, site: Site | None) -> None:
    path = _PATH.search(code)
    if path:
        sites = named(shell, path[0])
    else:
        below = base_of(shell.disk, site) if site else None
        sites = [below] if below is not None and below.kind is SiteKind.SYSTEM else []
    take_away(shell, call, sites, "EXTERNALLY-MANAGED", "deleted")


def started(code: str, python: str) -> Iterator[list[str]]:
    """Yield the command line of every program that *code*, run by *python*, starts; pip's own calls too."""
    for node in ast.walk(_parsed(code)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = _words(node.args[0], python)
        if name in _STARTS and words:
            yield words
        elif name in _PIP_MAIN and words and "pip" in code:
            yield [python, "-m", "pip", *words]


def _parsed(code: str) -> ast.Module:
    """Return the tree of *code*, an empty one where it is no Python."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of escapes in other people's strings
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _written(code: str) -> Iterator[tuple[str, str]]:
    """Yield the files that *code* writes whatever happens, each with its content."""
    for statement in _parsed(code).body:
        match statement:
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(
                        value=ast.Call(
                            func=ast.Name(id="open"), args=[ast.Constant(str(path)), ast.Constant("w")]
                        ),
                        attr="write",
                    ),
                    args=[ast.Constant(str(content))],
                )
            ):
                yield path, content


def _words(node: ast.expr, python: str) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return shlex.split(node.value)
        except ValueError:
            return []
    if isinstance(node, ast.List | ast.Tuple):
        return [_word(element, python) for element in node.elts]
    return []


def _word(node: ast.expr, python: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Attribute) and node.attr == "executable":
        return python
    return unknown("...")
