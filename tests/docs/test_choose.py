"""The list of ways on "Choose an approach" says of each recipe what the analyser derives from it."""

import re
from pathlib import Path

from sphinx_docker_recipes.library import load_library

ROW = re.compile(r"\| .+ \| .+ \| (?P<tool>.+) \| (?P<level>.+) \| \{docker:recipe\}`(?P<recipe>.+)` \|")
DISTRIBUTION = {"apt", "apk"}


def test_tool_and_level_are_those_of_the_recipe(source: Path) -> None:
    rows = [
        match
        for line in (source / "how-to" / "choose-approach.md").read_text(encoding="utf-8").splitlines()
        if (match := ROW.fullmatch(line))
    ]
    assert len(rows) > 20
    library = load_library()
    written = {row["recipe"]: (row["tool"].lower(), row["level"]) for row in rows}
    derived = {name: (tool_shown(library[name].facets.tool), library[name].recipe.level) for name in written}
    assert {name: (written[name][0] in derived[name][0], written[name][1]) for name in written} == {
        name: (True, level) for name, (_, level) in derived.items()
    }


def tool_shown(tool: str) -> set[str]:
    """Return the words by which a reader may know a tool."""
    return DISTRIBUTION if tool == "distro" else {tool, tool.partition("-")[0]}
