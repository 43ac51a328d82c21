"""What ``check`` hands to a reporter: the files it read, in order, with their reports."""

from collections.abc import Callable, Iterator

from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Severity


@valueclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """One file, read or not."""

    path: str
    """As the user is to see it."""
    report: Report
    """Of a file that could not be read: no steps, no findings, one problem on line 0."""
    lines: tuple[str, ...] = ()
    """The text, for the reporters that quote it."""
    readable: bool = True
    advice: tuple[ReportProblem, ...] = ()
    """What a recipe file may do better."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that no comment suppresses."""
        return tuple(finding for finding in self.report.findings if not finding.suppressed)


@valueclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One run of ``check``."""

    files: tuple[CheckedFile, ...]
    show_steps: bool = False
    """Whether reports for people list the steps as well."""

    @property
    def findings(self) -> Iterator[Finding]:
        """Yield every finding that counts, file by file."""
        for file in self.files:
            yield from file.findings

    def exit_status(self, fail_on: Severity | None) -> int:
        """Return 2 when a file was unreadable, 1 for a finding as bad as *fail_on*, else 0."""
        if not all(file.readable for file in self.files):
            return 2
        if fail_on is None:
            return 0
        return int(any(finding.severity.rank <= fail_on.rank for finding in self.findings))


class Role(Enumeration):
    """What a piece of a report is, so that a terminal can give it a colour."""

    PLAIN = "plain"
    PATH = "path"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    GOOD = "good"
    DIM = "dim"
    HEADING = "heading"


Paint = Callable[[str, Role], str]
"""Gives a piece of text its colour; the plain one returns it unchanged."""


def plain(text: str, role: Role) -> str:  # noqa: ARG001 - the signature of Paint
    """Return *text* as it is."""
    return text
