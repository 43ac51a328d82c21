"""pip-tools: ``pip-sync`` has the pip of an interpreter install and uninstall."""

import shlex

from sphinx_docker_recipes.pep668.commands.options import Syntax, read_options
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.installers.pip import judge_pip
from sphinx_docker_recipes.pep668.installers.pip_options import SYNTAX
from sphinx_docker_recipes.pep668.installers.pythons import site_at
from sphinx_docker_recipes.pep668.installers.whose import whose_pip, whose_python
from sphinx_docker_recipes.pep668.recorder import record
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site

_VALUES = (
    "extra-index-url find-links trusted-host index-url cert client-cert pip-args python-executable config"
)
_FLAGS = "ask dry-run force no-index quiet verbose user no-config help version"
_SYNC = Syntax(
    longs={**dict.fromkeys(_VALUES.split(), True), **dict.fromkeys(_FLAGS.split(), False)},
    shorts={"a": "ask", "n": "dry-run", "f": "find-links", "i": "index-url", "q": "quiet", "v": "verbose"},
)
"""The options of ``pip-sync`` (pip-tools 7.5, ``piptools/scripts/sync.py``)."""


def run_pip_sync(shell: Shell, call: Call) -> None:
    """Follow ``pip-sync``, which stands beside the pip that it was installed with."""
    _synchronise(shell, call, 1, *whose_pip(shell, "pip"))


def run_piptools(shell: Shell, call: Call) -> None:
    """Follow ``python -m piptools sync``."""
    if call.argv[1:2] == ["sync"]:
        _synchronise(shell, call, 2, *whose_python(shell, call.argv[0]))


def _synchronise(shell: Shell, call: Call, first: int, site: Site | None, why: str) -> None:
    options = read_options(call.argv, first, _SYNC)
    if {"dry-run", "help", "version"} & options.values.keys():
        return
    python = options.values.get("python-executable")
    if python:
        site, why = site_at(shell, python), f"what `--python-executable {python}` names is not known"
    handed_on = _words(options.values.get("pip-args") or "")
    argv = ["pip", "install", *handed_on, *(["--user"] if "user" in options else [])]
    inner = Call(argv, [call.words[0]] * len(argv), call.start, call.end)
    record(shell, call, judge_pip(shell, inner, read_options(argv, 1, SYNTAX), site, why, "install"))


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return []
