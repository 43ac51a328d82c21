"""The documented examples show everything there is: each directive, each of its options, each role."""

import re
from pathlib import Path

import pytest

from sphinx_docker_recipes.sphinxext.declared import DIRECTIVES
from sphinx_docker_recipes.sphinxext.domain import KINDS

SNIPPETS = Path(__file__).parents[2] / "docs" / "snippets"
NAMES = sorted(path.stem for path in (SNIPPETS / "rst").glob("*.rst"))
LANGUAGES = ("rst", "md")
OPENING = {"rst": r"^ *\.\. {}::.*\n", "md": r"^ *[:`]{{3,}}\{{{}\}}.*\n"}
ROLE = {"rst": ":{}:`", "md": "{{{}}}`"}


def text_of(language: str) -> str:
    return "\n".join((SNIPPETS / language / f"{name}.{language}").read_text("utf-8") for name in NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_option_of_every_directive_is_in_an_example(language: str, name: str) -> None:
    use = OPENING[language].format(name) + r"((?: *:[a-z-]+:.*\n)*)"
    uses = re.findall(use, text_of(language), re.MULTILINE)
    assert uses
    shown = {option for use in uses for option in re.findall(r"^ *:([a-z-]+):", use, re.MULTILINE)}
    assert shown == set(DIRECTIVES[name].option_spec)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["pep668", *(f"docker:{kind}" for kind in KINDS)])
def test_every_role_is_in_an_example(language: str, role: str) -> None:
    assert ROLE[language].format(role) in text_of(language)


def test_every_example_is_written_in_both_languages() -> None:
    assert {path.stem for path in (SNIPPETS / "md").iterdir()} == set(NAMES)
