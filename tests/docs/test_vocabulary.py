"""The guide names what the code has: every verdict, level and warning is explained where readers look."""

import re
import tomllib
from pathlib import Path

from sphinx_docker_recipes.cli import COMMANDS
from sphinx_docker_recipes.sphinxext.warnings import Subtype
from sphinx_docker_recipes.vocabulary import Evidence, Level, Verdict


def read(source: Path, name: str) -> str:
    return (source / f"{name}.md").read_text(encoding="utf-8")


def test_the_command_line_page_explains_every_verdict(source: Path) -> None:
    text = read(source, "reference/command-line")
    assert [verdict for verdict in Verdict if f"| `{verdict}` |" not in text] == []


def test_the_command_line_page_has_a_section_for_every_command(source: Path) -> None:
    text = read(source, "reference/command-line")
    assert [name for name, _ in COMMANDS if f"## `{name}`\n" not in text] == []


def test_the_page_on_tests_explains_every_kind_of_evidence(source: Path) -> None:
    text = read(source, "explanation/how-recipes-are-tested")
    assert [evidence for evidence in Evidence if f"\n{evidence}\n: " not in text] == []


def test_the_configuration_page_explains_every_warning(source: Path) -> None:
    text = read(source, "reference/configuration")
    assert [subtype for subtype in Subtype if f"`docker_recipes.{subtype}`" not in text] == []


def test_the_page_on_choosing_names_every_level_but_the_discouraged(source: Path) -> None:
    text = read(source, "how-to/choose-approach").replace("-", " ")
    named = [str(level).replace("-", " ") for level in Level if level is not Level.DISCOURAGED]
    assert [level for level in named if level not in text] == []


NOT_PROSE = re.compile(
    r"\A---$.*?^---$|^:+\{grid\}[^\n]*$"  # front matter, numbers of columns
    r"|^(`{3,}|:{3,})\{?(dockerfile|text|yaml|console|toml|pycon|python|rst|docker-|toctree|none|guide-|site-|code-block)"
    r".*?^\1$"  # blocks of code and of options
    r"|^```.*?^```$"
    r"|^\([^\n]*\)=$"  # targets
    r"|``[^`]+``|`[^`]*`"  # inline code, roles
    r"|\]\([^)]*\)|\[[\w-]+[#@][^]]*\]"  # addresses, names of threads
    r"|https?://\S+",
    re.DOTALL | re.MULTILINE,
)


def test_pages_use_one_word_per_thing(source: Path) -> None:
    words = tomllib.loads((source / "vocabulary.toml").read_text(encoding="utf-8"))["instead"]
    pages = [path for path in sorted(source.rglob("*.md")) if is_written(path.relative_to(source))]
    assert len(pages) > 50
    found = [
        f"{path.relative_to(source)}: {match.group()!r}: write {better}"
        for path in pages
        for prose in [NOT_PROSE.sub(" . ", path.read_text(encoding="utf-8"))]
        for wrong, better in words.items()
        for match in re.finditer(wrong, prose)
    ]
    assert found == []


def is_written(path: Path) -> bool:
    """Return whether a page is written by hand, rather than made at build time or a part of another page."""
    return path.parts[0] not in {"_build", "recipes", "snippets"}
