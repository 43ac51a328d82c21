"""The command ``docker-recipes``: one module per subcommand, imported only when it is the one that runs.

Such a module has ``configure(parser)``, which adds its options, and ``run(arguments)``, which returns the
exit status. Errors of the project end here, as lines on standard error and the error's own exit status.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.errors import DockerRecipesError

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


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; *argv* defaults to the process's own."""
    argv = sys.argv[1:] if argv is None else argv
    make_output_forgiving()
    try:
        arguments = build_parser(argv).parse_args(argv)
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


def build_parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser for *argv*: only the subcommand it names is imported and has options."""
    parser = argparse.ArgumentParser(
        prog="docker-recipes",
        description="Python packages in Docker under PEP 668: checks, error messages, recipes.",
        epilog="Run 'docker-recipes COMMAND --help' for the options of a command.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    wanted = next((word for word in argv if not word.startswith("-")), None)
    for name, summary in COMMANDS:
        module = command_module(name) if name == wanted else None
        command = commands.add_parser(
            name,
            help=summary,
            description=module.__doc__ if module else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if module:
            module.configure(command)
            command.set_defaults(run=module.run)
    return parser


def command_module(name: str) -> ModuleType:
    """Import the module of a subcommand."""
    return import_module(f"{__name__}.{name}")


def make_output_forgiving() -> None:
    """Let a terminal that cannot show a character print its escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
