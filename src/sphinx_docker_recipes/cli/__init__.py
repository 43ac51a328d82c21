"""The command ``docker-recipes``: one module per subcommand, imported only when it is the one that runs.

Such a module has ``configure(parser)``, which adds its options, and ``run(arguments)``, which returns the
exit status. Errors of the project end here, as lines on standard error and the error's own exit status.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.errors import DockerRecipesError

PROGRAM = "docker-recipes"
MANY = 100_000
"""New objects between two looks for garbage; one file makes fewer."""
COMMANDS = (
    ("check", "analyse Dockerfiles"),
    ("explain", "decode an error message, or explain a rule"),
    ("list", "list the catalogue of recipes"),
    ("show", "print a recipe's Dockerfile"),
    ("new", "write the file of a new recipe"),
    ("preview", "build a page with one recipe, and say where it is"),
    ("verify", "build recipes for real, and record what happened"),
    ("bake", "write the catalogue as a docker-bake file"),
)
"""Every subcommand with its help, in the order of the help."""


def command() -> int:
    """Run the command line as a process of its own, which lives too briefly to be tidied up.

    Most of what it makes, it needs to its end: looking for garbage in that, and once more at the exit, would
    take a tenth of the time of a check.
    """
    gc.set_threshold(MANY)
    status = main()
    gc.freeze()
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; *argv* defaults to the process's own."""
    argv = sys.argv[1:] if argv is None else argv
    make_output_forgiving()
    try:
        arguments = parse_arguments(argv)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except DockerRecipesError as error:
        for problem in error.problems:
            sys.stderr.write(f"docker-recipes: {problem}\n")
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, and in ``run`` what runs them; only the subcommand that is named is imported."""
    if argv and argv[0] in dict(COMMANDS):
        return command_parser(argv[0]).parse_args(argv[1:])
    return overview().parse_args(argv)


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of a subcommand."""
    module = command_module(name)
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {name}", description=module.__doc__, formatter_class=_NarrowFormatter
    )
    module.configure(parser)
    parser.set_defaults(run=module.run)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def command_module(name: str) -> ModuleType:
    """Import the module of a subcommand."""
    return import_module(f"{__name__}.{name}")


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


def make_output_forgiving() -> None:
    """Let a terminal that cannot show a character print its escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
