"""The parsers of argparse, for help, mistakes and all command lines that are not plain."""

import argparse
from types import ModuleType

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.cli import COMMANDS, PROGRAM


def command_parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """Return the parser of a subcommand."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {name}", description=module.__doc__, formatter_class=_NarrowFormatter
    )
    module.configure(parser)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


class _NarrowFormatter(argparse.RawDescriptionHelpFormatter):
    """Formats every option once as it is added, for which nobody need measure the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


def overview() -> argparse.ArgumentParser:
    """Return the parser of everything that is no subcommand: help, version, mistakes."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Python packages in Docker under PEP 668: checks, error messages, recipes.",
        epilog=f"Run '{PROGRAM} COMMAND --help' for the options of a command.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS:
        commands.add_parser(name, help=summary)
    return parser
