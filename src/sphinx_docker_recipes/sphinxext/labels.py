"""The closed sets of the vocabulary as words for readers, and labels of tabs that never collide."""

from collections import Counter
from collections.abc import Callable, Sequence

from sphinx_docker_recipes.sphinxext.nodes import RecipeBlock
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.vocabulary import Level, Strategy, Tool


def level_label(level: str) -> str:
    """Return what a reader calls a level."""
    return {
        Level.RECOMMENDED: _("Recommended"),
        Level.FINE: _("Fine"),
        Level.SITUATIONAL: _("Depends on the situation"),
        Level.ESCAPE_HATCH: _("Escape hatch"),
        Level.DISCOURAGED: _("Discouraged"),
    }[Level(level)]


def strategy_label(strategy: str) -> str:
    """Return what a reader calls a strategy; the empty string where there is none."""
    labels = {
        Strategy.VENV: _("virtual environment"),
        Strategy.PROJECT_ENV: _("project environment"),
        Strategy.UNMARKED_BASE: _("base without a marker"),
        Strategy.SYSTEM: _("system Python"),
        Strategy.DISTRO_PACKAGES: _("distribution packages"),
        Strategy.TOOL_ENV: _("tool environment"),
        Strategy.SYSTEM_SITE_PACKAGES: _("virtual environment with system packages"),
        Strategy.MANAGED_PYTHON: _("Python managed by uv"),
        Strategy.TARGET_DIRECTORY: _("target directory"),
        Strategy.ESCAPE_HATCH: _("escape hatch"),
        Strategy.MARKER_REMOVAL: _("marker removal"),
    }
    return labels[Strategy(strategy)] if strategy else ""


def tool_label(tool: str) -> str:
    """Return the name of a tool as its users write it; the empty string where there is none."""
    names = {
        Tool.UV_PIP: "uv pip",
        Tool.UV_PROJECT: "uv sync",
        Tool.UV_TOOL: "uv tool",
        Tool.POETRY: "Poetry",
        Tool.PDM: "PDM",
        Tool.PIPENV: "Pipenv",
        Tool.HATCH: "Hatch",
        Tool.DISTRO: _("distribution packages"),
        Tool.OTHER: _("another installer"),
    }
    return names.get(Tool(tool), tool) if tool else ""


def built_label(outcome: str) -> str:
    """Return what a reader calls the outcome of a recorded build; "no" where there is no valid record."""
    return {
        "built": _("built for real"),
        "failed-as-expected": _("failed for real, as it must"),
        "no": _("not built yet"),
    }[outcome]


FACETS: dict[str, Callable[[RecipeBlock], str]] = {
    "title": lambda block: str(block["title"]),
    "base": lambda block: str(block["base"]),
    "tool": lambda block: tool_label(block["tool"]),
    "strategy": lambda block: strategy_label(block["strategy"]),
}
"""What ``:tabs-by:`` may name, and how a recipe's label is made of it."""

_TELLS_APART = ("tool", "strategy", "base", "title")


def tab_labels(blocks: Sequence[RecipeBlock], tabs_by: str) -> tuple[str, ...]:
    """Return one label for each recipe, no two alike: equal ones get the facet that differs."""
    labels = [FACETS[tabs_by](block) or str(block["title"]) for block in blocks]
    alike: dict[str, list[RecipeBlock]] = {}
    for block, label in zip(blocks, labels, strict=True):
        alike.setdefault(label, []).append(block)
    facets = {label: _telling(group) for label, group in alike.items()}
    return _numbered(
        [
            f"{label} ({facet(block)})" if (facet := facets[label]) and facet(block) != label else label
            for block, label in zip(blocks, labels, strict=True)
        ]
    )


def _telling(alike: Sequence[RecipeBlock]) -> Callable[[RecipeBlock], str] | None:
    """Return the first facet that differs in each of *alike*, else the title; None where one is alone."""
    if len(alike) == 1:
        return None
    for name in _TELLS_APART:
        values = {FACETS[name](block) for block in alike} - {""}
        if len(values) == len(alike):
            return FACETS[name]
    return FACETS["title"]


def _numbered(labels: Sequence[str]) -> tuple[str, ...]:
    total, seen = Counter(labels), Counter[str]()
    unique = []
    for label in labels:
        seen[label] += 1
        unique.append(f"{label} ({seen[label]})" if total[label] > 1 else label)
    return tuple(unique)
