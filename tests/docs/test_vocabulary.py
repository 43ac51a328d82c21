"""The guide names what the code has: every verdict, level and warning is explained where readers look."""

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
