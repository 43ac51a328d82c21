"""The guide names what the code has: every verdict, level and warning is explained where readers look."""

import subprocess
import sys
from pathlib import Path

from sphinx_docker_recipes.cli import COMMANDS
from sphinx_docker_recipes.sphinxext.warnings import Subtype
from sphinx_docker_recipes.vocabulary import Evidence, Level, Verdict

WORDS = Path(__file__).parents[2] / "docs" / "_tools" / "words.py"


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


def test_pages_use_one_word_per_thing(source: Path) -> None:
    done = words(*sorted(path for path in source.rglob("*.md") if "_build" not in path.parts))
    assert (done.stdout, done.returncode) == ("", 0)


def test_a_word_to_avoid_is_found_in_prose_and_not_in_code(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "A fine page.\n\n```dockerfile\nRUN echo Pypi\n```\n\nSee `Pypi`, or Pypi.\n", encoding="utf-8"
    )
    done = words(page)
    assert done.stdout == f"{page}:7: 'Pypi': write PyPI\n"
    assert done.returncode == 1


def words(*pages: Path) -> subprocess.CompletedProcess[str]:
    """Run the check of words that ``nox -s lint`` runs."""
    return subprocess.run([sys.executable, WORDS, *pages], capture_output=True, text=True, check=False)
