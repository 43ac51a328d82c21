"""What the guide's tables say happens is what the analyser says happens."""

import tomllib
from pathlib import Path

import pytest

from sphinx_docker_recipes.pep668.analysis import analyse

TABLE = tomllib.loads((Path(__file__).parent / "claims.toml").read_text(encoding="utf-8"))
BASES: dict[str, str] = TABLE["bases"]
CLAIMS: list[dict[str, str]] = TABLE["claims"]


def name(claim: dict[str, str]) -> str:
    return f"{claim['page']}: {claim['row'][:60]} [{claim['base']}]"


def test_there_are_claims() -> None:
    assert len(CLAIMS) > 30


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_the_page_says_it(claim: dict[str, str], source: Path) -> None:
    assert claim["row"] in (source / f"{claim['page']}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_the_analyser_agrees(claim: dict[str, str]) -> None:
    report = analyse(f"{BASES[claim['base']].lstrip()}{claim['lines']}\n")
    assert report.steps[-1].verdict == claim["verdict"]
