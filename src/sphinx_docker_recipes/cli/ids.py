"""Ids of recipes as they are named on the command line."""

from collections.abc import Iterable
from difflib import get_close_matches

from sphinx_docker_recipes.errors import ConfigurationError, Problem


def refuse_unknown(ids: Iterable[str], known: Iterable[str]) -> None:
    """Raise ConfigurationError for ids that no recipe has, each with the nearest one."""
    there = list(known)
    problems = [_problem(name, there) for name in dict.fromkeys(ids) if name not in there]
    if problems:
        raise ConfigurationError(problems)


def _problem(name: str, known: list[str]) -> Problem:
    near = get_close_matches(name, known, n=1)
    remedy = f"did you mean `{near[0]}`?" if near else "`docker-recipes list --failing` shows them all"
    return Problem(path="", message=f"no recipe `{name}`", remedy=remedy)
