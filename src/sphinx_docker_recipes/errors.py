"""What the project raises: every error carries all its problems, each with file, line and remedy."""

from collections.abc import Iterable

from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with an input, and what to do about it."""

    path: str
    """The file as the user named it; empty where there is none."""
    line: int = 0
    """1-based; 0 where no line is to blame."""
    message: str
    """What is wrong, one sentence without a full stop."""
    remedy: str = ""
    """What to do, one sentence without a full stop."""

    def __str__(self) -> str:
        """Return ``file:line: message (remedy)``."""
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.message}" + (f" ({self.remedy})" if self.remedy else "")


class DockerRecipesError(Exception):
    """The base of all errors of this project."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take every problem found, so that the user sees them all at once."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CatalogueError(DockerRecipesError):
    """Recipes that cannot be loaded."""


class FactsError(DockerRecipesError):
    """A table of facts, ours or the user's, that cannot be read."""


class ConfigurationError(DockerRecipesError):
    """Settings that cannot be used."""


class EngineError(DockerRecipesError):
    """No builder of images can be used, or one failed for a reason other than the recipe."""
