"""The expectation stands in the fixture: ``# expect: rule`` on the line above the one a finding begins on."""

import re
from pathlib import Path

import pytest

from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.rules import RULE_IDS

CORPUS = Path(__file__).parent / "corpus"
EXPECT = re.compile(r"^\s*# expect: (?P<rules>[a-z, -]+)$")


def dockerfiles(folder: str) -> list[Path]:
    return sorted((CORPUS / folder).glob("*.Dockerfile"))


def expected(text: str) -> list[tuple[int, str]]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = EXPECT.match(line)
        if match:
            found += [(number + 1, rule.strip()) for rule in match["rules"].split(",")]
    return sorted(found)


def found(path: Path) -> list[tuple[int, str]]:
    report = analyse(path.read_bytes(), path=path.name)
    return sorted((f.span.line, f.rule) for f in report.findings if not f.suppressed)


@pytest.mark.parametrize("path", dockerfiles("flagged"), ids=lambda path: path.stem)
def test_flagged_files_get_exactly_the_findings_they_expect(path: Path) -> None:
    assert expected(path.read_text(encoding="utf-8")), f"{path.name} expects nothing"
    assert found(path) == expected(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", dockerfiles("clean"), ids=lambda path: path.stem)
def test_clean_files_get_no_finding(path: Path) -> None:
    assert found(path) == []


def test_known_gaps_are_still_gaps() -> None:
    closed = [
        p.name for p in dockerfiles("known-gaps") if found(p) == expected(p.read_text(encoding="utf-8"))
    ]
    assert closed == [], "move them to flagged or clean"


@pytest.mark.parametrize("rule", RULE_IDS)
def test_every_rule_has_a_flagged_file(rule: str) -> None:
    assert [path for path in dockerfiles("flagged") if path.stem.partition("--")[0] == rule]


def test_the_corpus_is_there() -> None:
    assert len(dockerfiles("flagged")) > len(RULE_IDS)
    assert len(dockerfiles("clean")) > 10


def test_findings_point_into_the_file() -> None:
    for path in dockerfiles("flagged"):
        lines = path.read_text(encoding="utf-8").split("\n")
        for finding in analyse(path.read_bytes()).findings:
            span = finding.span
            assert 1 <= span.line <= span.end_line <= len(lines), path.name
            assert 1 <= span.column <= len(lines[span.line - 1]), path.name
            assert (span.line, span.column) < (span.end_line, span.end_column), path.name
