"""``explain`` decodes messages and prints the pages of rules."""

import io

import pytest

from sphinx_docker_recipes.cli import main
from sphinx_docker_recipes.facts.messages import ErrorMessage
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668.links import rule_url
from sphinx_docker_recipes.pep668.rules import RULE_IDS, all_rules
from sphinx_docker_recipes.pep668.rules.model import Rule

LOG = """\
#9 [5/6] RUN pip install cowsay
#9 0.612 error: externally-managed-environment
#9 0.612
#9 0.612 × This environment is externally managed
#9 ERROR: process "/bin/sh -c pip install cowsay" did not complete successfully: exit code: 1
"""


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["explain", *words])
    return status, capsys.readouterr().out


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_is_explained_by_its_page(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    status, page = explained(capsys, rule.id)
    assert status == 0
    assert page.startswith(f"{rule.id} ({rule.severity})\n")
    assert page.endswith(f"{rule_url(rule.id)}\n")
    for dockerfile in (*rule.manual.flagged, *rule.manual.clean):
        assert all(f"    {line}" in page for line in dockerfile.splitlines() if line)


def test_a_message_is_decoded_with_the_ways_out_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    status, page = explained(capsys, "error: externally-managed-environment")
    error = next(error for error in load().errors if error.id == "E01")
    assert status == 0
    assert page.startswith(f"E01 {error.title}\n")
    assert [line[2] for line in page.splitlines() if line[:2] == "  " and line[3:4] == "."] == [
        str(number) for number in range(1, len(error.options) + 1)
    ]


def test_a_message_may_be_named_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "e01") == explained(capsys, "error: externally-managed-environment")


def test_words_need_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "error:", "externally-managed-environment") == explained(capsys, "E01")


def test_a_whole_log_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(LOG))
    status, page = explained(capsys, "-")
    assert status == 0
    assert page.startswith("E01 ")


@pytest.mark.parametrize("error", load().errors, ids=lambda error: error.id)
def test_every_text_of_the_decoder_is_recognised(
    error: ErrorMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in error.texts:
        status, page = explained(capsys, text)
        assert status == 0
        assert error.title in page


def test_an_unknown_text_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "no space left on device") == (
        1,
        (
            "This text is not among the messages known here, and no rule has this id.\n"
            "'docker-recipes explain' lists both.\n"
        ),
    )


def test_without_a_text_everything_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, page = explained(capsys)
    assert status == 0
    assert [line.split()[0] for line in page.splitlines() if line.startswith("  ")] == [
        *RULE_IDS,
        *(error.id for error in load().errors),
    ]
