"""Say what PEP 668 does to every command in a Dockerfile that installs Python packages.

Exit status: 0 when nothing is found at or above --fail-on, 1 when something is, 2 for wrong usage or a file
that cannot be read (the other files are still checked).
"""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from types import SimpleNamespace

from sphinx_docker_recipes.cli.colour import CHOICES, painter
from sphinx_docker_recipes.cli.configuration import FAIL_ON, Configuration, load_configuration, rule_ids
from sphinx_docker_recipes.cli.discovery import find_dockerfiles
from sphinx_docker_recipes.cli.options import Option, add_options
from sphinx_docker_recipes.cli.progress import track
from sphinx_docker_recipes.cli.recipe_files import recipe_remarks
from sphinx_docker_recipes.cli.reporters import FORMATS, reporter
from sphinx_docker_recipes.cli.result import CheckedFile, Result
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem
from sphinx_docker_recipes.values import replace

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from argparse import ArgumentParser

STANDARD_INPUT = "-"


def comma_separated(text: str) -> list[str]:
    """Return the rule ids of an option; raise ValueError for one that does not exist."""
    return sorted(rule_ids([name.strip() for name in text.split(",") if name.strip()]))


def iso_date(text: str) -> date:
    """Return a date of the form YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date of the form YYYY-MM-DD") from None


OPTIONS = (
    Option(
        name="paths",
        metavar="PATH",
        default=["."],
        help="Dockerfiles, directories to search for them, or - for standard input (default: this directory)",
    ),
    Option(name="--format", choices=FORMATS, default="text", help="how to report (default: text)"),
    Option(
        name="--select",
        metavar="RULE[,RULE...]",
        convert=comma_separated,
        default=[],
        help="report only these rules; may be repeated",
    ),
    Option(
        name="--ignore",
        metavar="RULE[,RULE...]",
        convert=comma_separated,
        default=[],
        help="leave these rules out; may be repeated",
    ),
    Option(name="--fail-on", choices=FAIL_ON, help="exit with 1 from here upward (default: warning)"),
    Option(
        name="--as-of",
        metavar="YYYY-MM-DD",
        convert=iso_date,
        help="judge floating tags such as debian:latest by this day (default: when the tables were checked)",
    ),
    Option(name="--stdin-filename", metavar="NAME", help="the name to report for standard input"),
    Option(name="--config", metavar="FILE", help="read this configuration instead of the nearest one"),
    Option(name="--color", choices=CHOICES, default="auto", help="colour in text (default: auto)"),
    Option(name="--show-steps", default=False, help="list every install command with its verdict"),
)


def configure(parser: "ArgumentParser") -> None:
    """Add the options of ``check``."""
    add_options(parser, OPTIONS)


def run(arguments: SimpleNamespace) -> int:
    """Check everything, print the report, return the exit status."""
    configuration = merge(load_configuration(arguments.config, os.getcwd()), arguments)
    facts = load(configuration.base_images)
    paths = tuple(find_dockerfiles(arguments.paths))
    files = (check(path, arguments.stdin_filename, facts, configuration) for path in paths)
    result = Result(files=tuple(track(files, len(paths))), show_steps=arguments.show_steps)
    report = reporter(arguments.format)(result, painter(arguments.color, sys.stdout))
    sys.stdout.write(report)
    return result.exit_status(configuration.fail_on)


def merge(configuration: Configuration, arguments: SimpleNamespace) -> Configuration:
    """Return the settings with what the command line says on top."""
    return replace(
        configuration,
        select=frozenset(arguments.select) if arguments.select else configuration.select,
        ignore=configuration.ignore | frozenset(arguments.ignore),
        as_of=arguments.as_of or configuration.as_of,
        fail_on=FAIL_ON[arguments.fail_on] if arguments.fail_on else configuration.fail_on,
    )


def check(path: str, stdin_filename: str | None, facts: Facts, configuration: Configuration) -> CheckedFile:
    """Read and analyse one file; what cannot be read becomes a problem of its report."""
    name = (stdin_filename or "<stdin>") if path == STANDARD_INPUT else path
    try:
        data = read(path)
    except OSError as error:
        return unreadable(name, error)
    report = analyse(data, path=name, facts=facts, as_of=configuration.as_of)
    findings = tuple(wanted(report.findings, name, configuration))
    lines = text_lines(data) if findings else ()
    remarks = recipe_remarks(data, name)
    report = replace(report, findings=findings, problems=(*report.problems, *remarks.must))
    return CheckedFile(path=name, report=report, lines=lines, readable=not remarks.must, advice=remarks.may)


def read(path: str) -> bytes:
    """Return what is in a file, or comes from standard input; raises OSError."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def unreadable(name: str, error: OSError) -> CheckedFile:
    """Return the stand-in for a file that could not be read."""
    reason = (error.strerror or str(error)).lower()
    problem = ReportProblem(
        line=0, message=f"the file cannot be read: {reason}", remedy="check its path and rights"
    )
    report = Report(path=name, stages=(), steps=(), findings=(), problems=(problem,))
    return CheckedFile(path=name, report=report, readable=False)


def wanted(findings: Iterable[Finding], name: str, configuration: Configuration) -> Iterator[Finding]:
    """Yield the findings of the rules that the settings leave in for this file."""
    ignored = configuration.ignore.union(
        *(rules for pattern, rules in configuration.per_file_ignores.items() if fits(name, pattern))
    )
    for finding in findings:
        selected = configuration.select is None or finding.rule in configuration.select
        if selected and finding.rule not in ignored:
            yield finding


def fits(name: str, pattern: str) -> bool:
    """Return whether a file's path, or its end, matches a pattern."""
    from fnmatch import fnmatchcase  # noqa: PLC0415 - lazy: few configurations have patterns
    from pathlib import PurePath  # noqa: PLC0415 - the same

    path = PurePath(name)
    return fnmatchcase(path.as_posix(), pattern) or path.match(pattern)


def text_lines(data: bytes) -> tuple[str, ...]:
    """Return the lines as the analyser counts them."""
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return tuple(line.removesuffix("\r") for line in text.split("\n"))
