"""Windows containers: paths with a drive, shells of their own, and Pythons that no distribution brings."""

from sphinx_docker_recipes.dockerfile.model import Span, Text
from sphinx_docker_recipes.pep668.commands.other_pythons import unmarked_source
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import MarkerFile, MarkerState, Site, SiteKind


def with_slashes(text: Text) -> Text:
    """Return a script for cmd or PowerShell, where backslashes stand in paths alone, as one with slashes."""
    return Text(text.value.replace("\\", "/"), text.offsets, text.lines, text.columns)


def as_written(script: Text, span: Span) -> str:
    """Return what *script* holds at a place of the file, blanks folded."""
    start = _offset(script, span.line, span.column)
    return " ".join(script.value[start : _offset(script, span.end_line, span.end_column - 1) + 1].split())


def _offset(script: Text, line: int, column: int) -> int:
    pieces = zip(script.offsets, script.lines, script.columns, strict=True)
    return max(
        (offset + column - first for offset, each, first in pieces if each == line and first <= column),
        default=0,
    )


def windows_python(shell: Shell, word: str) -> tuple[Site | None, str]:
    """Return the Python that *word* runs or works for, or None and why it is not known."""
    path = shell.path(word) if "/" in word else ""
    for site in shell.disk.sites.values():
        if site.is_virtual and path.startswith(f"{site.id}/"):
            return site, ""
    own = next((site for site in shell.disk.sites.values() if site.kind is SiteKind.SYSTEM), None)
    return (own, "") if own is not None else _brought(shell)


def _brought(shell: Shell) -> tuple[Site | None, str]:
    distribution = shell.disk.distribution
    source = unmarked_source(shell.disk, distribution) if distribution else ""
    if not source:
        return None, "what brings Python to this stage is not known"
    why = f"a Python that {source} brings to Windows carries no marker"
    marker = MarkerFile(state=MarkerState.ABSENT, why=why)
    return Site(id="?", kind=SiteKind.SYSTEM, python=None, prefix="?", marker=marker, pip="unknown"), ""
