"""Write the file of a new recipe, ready to be edited, from the recipe of the catalogue that is closest to it.

    docker-recipes new deb-venv-hatch --base debian:trixie-slim --tool hatch --strategy venv

What is not given as an option is asked for. The file loads and can be analysed from the first moment on.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from sphinx_docker_recipes.errors import ConfigurationError, Problem
from sphinx_docker_recipes.facts.tables import Facts, load
from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.recipes.keys import KEYS
from sphinx_docker_recipes.recipes.loader import BUILTIN, SUFFIX
from sphinx_docker_recipes.recipes.selection import image_name, word_count
from sphinx_docker_recipes.vocabulary import Expect, Strategy, Tool

ID = next(key.pattern for key in KEYS if key.name == "instead")
QUESTIONS = {
    "base": "Which image does it start from?",
    "tool": f"What installs the packages?\n  {', '.join(Tool)}\n ",
    "strategy": f"How are they kept?\n  {', '.join(Strategy)}\n ",
    "author": "Your GitHub name?",
}
DEFAULTS = {
    "base": "debian:trixie-slim",
    "tool": Tool.PIP,
    "strategy": Strategy.VENV,
    "author": "@octocat",
}
CHOICES = {"tool": tuple(map(str, Tool)), "strategy": tuple(map(str, Strategy))}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``new``."""
    parser.add_argument(
        "id", metavar="ID", help="lower-case words with hyphens; the file's name and the anchor"
    )
    parser.add_argument("--base", metavar="IMAGE", help="the image in FROM")
    parser.add_argument("--tool", choices=CHOICES["tool"], help="what installs the packages")
    parser.add_argument("--strategy", choices=CHOICES["strategy"], help="how the packages are kept")
    parser.add_argument("--author", metavar="@NAME", help="your name on GitHub")
    parser.add_argument("--folder", metavar="DIR", type=Path, default=BUILTIN, help="default: the catalogue")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what to do next."""
    path = arguments.folder / f"{arguments.id}{SUFFIX}"
    library = load_library()
    if problems := list(refusals(arguments.id, path, library)):
        raise ConfigurationError(problems)
    answers = {name: getattr(arguments, name) or ask(name) for name in QUESTIONS}
    model = closest(library.values(), answers["base"], answers["tool"], answers["strategy"])
    path.write_text(scaffold(model, answers), encoding="utf-8")
    path = from_here(path)
    facets = model.facets
    sys.stdout.write(
        f"{path}\n"
        f"written from `{model.recipe.id}`, the closest recipe ({facets.tool}, {facets.strategy}).  Next:\n"
        f"  1. edit it: title, summary, why, not-when, sources, and the Dockerfile below\n"
        f"  2. docker-recipes check {path}\n"
        f"  3. docker-recipes preview {path}\n"
        f"  4. docker-recipes verify {arguments.id}\n"
    )
    return 0


def from_here(path: Path) -> Path:
    """Return a path below the working directory as seen from there, any other as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def refusals(recipe_id: str, path: Path, known: Iterable[str]) -> Iterable[Problem]:
    """Yield what speaks against a new recipe of this id."""
    if not re.fullmatch(ID, recipe_id):
        remedy = "use lower-case letters, digits and single hyphens"
        yield Problem(path="", message=f"`{recipe_id}` is no id", remedy=remedy)
    if recipe_id in known or path.exists():
        remedy = f"choose another, or edit {path}"
        yield Problem(path="", message=f"the id `{recipe_id}` is taken", remedy=remedy)
    if not path.parent.is_dir():
        yield Problem(path=str(path.parent), message="no such folder", remedy="make it, or name another")


def ask(name: str) -> str:
    """Return the answer to a question, asked until it is one; without terminal or answer, the default."""
    choices = CHOICES.get(name, ())
    while sys.stdin.isatty():
        sys.stdout.write(f"{QUESTIONS[name]} [{DEFAULTS[name]}] ")
        sys.stdout.flush()
        answer = sys.stdin.readline().strip() or DEFAULTS[name]
        if not choices or answer in choices:
            return answer
        near = get_close_matches(answer, choices, n=1)
        sys.stdout.write(f"  `{answer}` is none of them" + (f"; `{near[0]}`?\n" if near else "\n"))
    return DEFAULTS[name]


def closest(entries: Iterable[Entry], base: str, tool: str, strategy: str) -> Entry:
    """Return the entry to start from: it builds, has the same tool and strategy, the likest base."""
    facts = load()
    wanted = setup(base, facts)

    def likeness(entry: Entry) -> tuple[int, ...]:
        facets = entry.facets
        return (
            facets.tool == tool,
            facets.strategy == strategy,
            image_name(facets.base) == image_name(base),
            *(
                bool(mine) and mine == theirs
                for mine, theirs in zip(wanted, setup(facets.base, facts), strict=True)
            ),
            entry.recipe.dockerfile.count("FROM ") == 1,
            # It installs the sample project and nothing special.
            "COPY requirements.txt" in entry.recipe.dockerfile,
            "CMD " in entry.recipe.dockerfile,
            -word_count(entry.recipe.dockerfile),
        )

    # max() keeps the first of equals: the most advised, by the library's order.
    return max((entry for entry in entries if entry.recipe.expect is Expect.BUILDS), key=likeness)


def setup(base: str, facts: Facts) -> tuple[str, str, str, str]:
    """Return how Python comes into a base: package manager, whose is there already, user, distribution."""
    image = facts.base_image(base, facts.checked)
    distribution = facts.distribution(image.distribution) if image and image.distribution else None
    if image is None or distribution is None:
        return "", "", "", ""
    there = image.first.origin if image.first else "none"
    # The Python that is there decides more than which distribution it is.
    return (
        distribution.package_manager,
        there if image.knows_interpreters else "",
        image.user or "root",
        distribution.family,
    )


def scaffold(model: Entry, answers: dict[str, str]) -> str:
    """Return the text of the new file."""
    recipe = model.recipe
    texts = {
        "title": f"{answers['tool']}, {answers['strategy']}, on {answers['base']}",
        "summary": recipe.summary,
        "level": recipe.level,
        "why": recipe.why,
        "not-when": recipe.not_when,
        "reason": recipe.reason,
        "instead": recipe.instead or "",
    }
    lines = [
        *(f"{name} = {quoted(text)}" for name, text in texts.items() if text),
        f"authors = [{quoted('@' + answers['author'].removeprefix('@'))}]",
        "sources = [",
        *(f'  "{source}",' for source in recipe.sources),
        "]",
    ]
    block = "\n".join(f"# {line}" for line in lines)
    dockerfile = recipe.dockerfile.replace(model.facets.base, answers["base"])
    above, below = _halves(dockerfile, recipe.lines_above)
    return f"{above}# /// recipe\n{block}\n# ///\n{below}"


def quoted(text: str) -> str:
    """Return a text as a TOML string; JSON's strings are a subset of TOML's basic ones."""
    return json.dumps(text, ensure_ascii=False)


def _halves(text: str, lines: int) -> tuple[str, str]:
    parts = text.splitlines(keepends=True)
    return "".join(parts[:lines]), "".join(parts[lines:])
