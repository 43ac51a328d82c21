"""The command ``docker-recipes``: one module per subcommand, imported only when it is the one that runs.

Such a module has ``configure(parser)``, which adds its options, and ``run(arguments)``, which returns the
exit status; where argparse is not always worth its time, ``OPTIONS`` as well. Errors of the project end here,
as lines on standard error and the error's own exit status.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from sphinx_docker_recipes.cli.options import read_plain
from sphinx_docker_recipes.errors import DockerRecipesError
from sphinx_docker_recipes.lazily import lazily

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import NoReturn

    from sphinx_docker_recipes.cli.parsers import command_parser, overview
else:  # imported for lines that are not plain
    command_parser = lazily("cli.parsers", "command_parser")
    overview = lazily("cli.parsers", "overview")

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


def command() -> "NoReturn":
    """Run the command line as a process of its own, which lives too briefly to be tidied up.

    Most of what it makes, it needs to its end: looking for garbage in that, and giving back its memory piece
    by piece at the exit, would take a tenth of the time of a check.
    """
    gc.set_threshold(MANY)
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; *argv* defaults to the process's own."""
    argv = sys.argv[1:] if argv is None else argv
    make_output_forgiving()
    try:
        status = run(argv)
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


def run(argv: Sequence[str]) -> int:
    """Run the subcommand that is named, and return its exit status; only its module is imported."""
    if not argv or argv[0] not in dict(COMMANDS):
        parser = overview()
        parser.parse_args(argv)
        parser.error("the command comes first")
    module = command_module(argv[0])
    plain = read_plain(argv[1:], module.OPTIONS) if hasattr(module, "OPTIONS") else None
    arguments = plain or command_parser(argv[0], module).parse_args(argv[1:])
    status: int = module.run(arguments)
    return status


def command_module(name: str) -> ModuleType:
    """Import the module of a subcommand."""
    return import_module(f"{__name__}.{name}")


def make_output_forgiving() -> None:
    """Let a terminal that cannot show a character print its escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
