"""A rule is its page: the Dockerfiles on it prove what it says, and nothing is left out of the registry."""

import sys
from pathlib import Path

import pytest

import sphinx_docker_recipes.pep668.rules as package
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.links import GUIDE
from sphinx_docker_recipes.pep668.rules import RULE_IDS, all_rules
from sphinx_docker_recipes.pep668.rules.manual import read_manual
from sphinx_docker_recipes.pep668.rules.model import Rule

FOLDER = Path(package.__file__).parent
HELPERS = {"__init__", "ancestry", "manual", "model", "phrases", "places", "settings"}
NAMED = {
    "externally-managed",
    "escape-hatch",
    "global-escape-hatch",
    "marker-removed",
    "marker-bypassed",
    "redundant-override",
    "system-beats-venv",
    "lost-activation",
    "venv-not-on-path",
    "stranded-venv",
    "second-python",
    "distro-owned-conflict",
}
each_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def rules_found(dockerfile: str) -> list[str]:
    return [finding.rule for finding in analyse(dockerfile).findings if not finding.suppressed]


@each_rule
def test_flagged_dockerfiles_of_a_page_get_exactly_its_rule(rule: Rule) -> None:
    assert rule.manual.flagged
    for dockerfile in rule.manual.flagged:
        assert rules_found(dockerfile) == [rule.id]


@each_rule
def test_clean_dockerfiles_of_a_page_get_no_finding(rule: Rule) -> None:
    assert rule.manual.clean
    for dockerfile in rule.manual.clean:
        assert rules_found(dockerfile) == []


@each_rule
def test_a_page_says_what_and_why(rule: Rule) -> None:
    assert rule.manual.summary.endswith(".")
    assert len(rule.manual.description.splitlines()) >= 2
    assert not rule.title.endswith(".")


@each_rule
def test_a_finding_names_a_way_out_and_its_page(rule: Rule) -> None:
    for dockerfile in rule.manual.flagged:
        for finding in analyse(dockerfile).findings:
            assert finding.message.endswith(".")
            assert finding.help
            assert finding.url == f"{GUIDE}reference/rules/#{finding.rule}"


@each_rule
def test_module_and_rule_have_one_name(rule: Rule) -> None:
    assert rule.check.__module__.rpartition(".")[2] == rule.id.replace("-", "_")
    assert sys.modules[rule.check.__module__].RULE is rule


def test_every_module_is_registered() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - HELPERS
    assert {rule.replace("-", "_") for rule in RULE_IDS} == modules
    assert len(set(RULE_IDS)) == len(RULE_IDS)


def test_the_rules_that_the_design_names_exist() -> None:
    assert set(RULE_IDS) >= NAMED


def test_a_page_is_read_block_by_block() -> None:
    page = read_manual(
        """One sentence.

        Prose of
        two lines.

        Flagged:

            FROM a

            RUN b

        Clean:

            FROM c
        """
    )
    assert page.summary == "One sentence."
    assert page.description == "One sentence.\nProse of two lines."
    assert page.flagged == ("FROM a\n\nRUN b\n",)
    assert page.clean == ("FROM c\n",)


def test_the_guide_shows_the_pages_of_all_rules() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"
    assert "```{docker-rules}\n```" in page.read_text(encoding="utf-8")
