"""Comments silence exactly the lines they stand for, and say so when they silence nothing."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Finding, Step
from sphinx_docker_recipes.pep668.suppress import suppress
from sphinx_docker_recipes.vocabulary import Marker, Severity, Target, Tool, Verdict

RULES = ("escape-hatch", "externally-managed", "second-python", "unused-suppression")


def finding(line: int, rule: str = "escape-hatch") -> Finding:
    span = Span(line, 5, line, 9)
    return Finding(rule=rule, severity=Severity.WARNING, span=span, message="m", help="h", url="u")


def step(line: int, end_line: int) -> Step:
    return Step(
        span=Span(line, 1, end_line, 9),
        stage=0,
        tool=Tool.PIP,
        target=Target.SYSTEM,
        interpreter="/usr/bin/python3",
        marker=Marker.PRESENT,
        verdict=Verdict.OVERRIDDEN,
        because=("so",),
        command="pip install",
    )


def outcome(text: str, *findings: Finding, steps: tuple[Step, ...] = ()) -> list[tuple[int, str, bool]]:
    result = suppress(findings, parse(dedent(text).lstrip("\n")), steps, RULES)
    return sorted((f.span.line, f.rule, f.suppressed) for f in result)


def test_a_file_without_comments_is_left_alone() -> None:
    assert outcome("FROM a\nRUN b\n", finding(2)) == [(2, "escape-hatch", False)]


def test_a_comment_above_an_instruction_counts_for_all_its_lines() -> None:
    text = """
        FROM a
        # docker-recipes: ignore[escape-hatch] -- said why
        RUN b && \\
            c
        RUN d
        """
    assert outcome(text, finding(3), finding(4), finding(5)) == [
        (3, "escape-hatch", True),
        (4, "escape-hatch", True),
        (5, "escape-hatch", False),
    ]


def test_comments_above_an_instruction_may_stand_apart() -> None:
    text = """
        FROM a
        # docker-recipes: ignore[escape-hatch]

        # docker-recipes: ignore[second-python]
        RUN b
        """
    assert outcome(text, finding(5), finding(5, "second-python")) == [
        (5, "escape-hatch", True),
        (5, "second-python", True),
    ]


def test_one_comment_names_several_rules() -> None:
    text = """
        FROM a
        # docker-recipes: ignore[escape-hatch, second-python]
        RUN b
        """
    findings = (finding(3), finding(3, "second-python"), finding(3, "externally-managed"))
    assert outcome(text, *findings) == [
        (3, "escape-hatch", True),
        (3, "externally-managed", False),
        (3, "second-python", True),
    ]


def test_a_comment_at_the_end_of_a_line_counts_for_that_line() -> None:
    text = """
        FROM a
        RUN b # docker-recipes: ignore[escape-hatch]
        RUN c
        """
    assert outcome(text, finding(2), finding(3)) == [(2, "escape-hatch", True), (3, "escape-hatch", False)]


def test_a_comment_inside_a_run_counts_for_the_command_below() -> None:
    text = """
        FROM a
        RUN b && \\
            # docker-recipes: ignore[escape-hatch]
            pip install \\
              --break-system-packages c && \\
            pip install --break-system-packages d
        """
    findings = (finding(5), finding(6))
    assert outcome(text, *findings, steps=(step(4, 5), step(6, 6))) == [
        (5, "escape-hatch", True),
        (6, "escape-hatch", False),
    ]


def test_a_comment_inside_a_heredoc_counts_for_the_command_below() -> None:
    text = """
        FROM a
        RUN <<EOF
        # docker-recipes: ignore[escape-hatch]
        pip install --break-system-packages c
        pip install --break-system-packages d
        EOF
        """
    assert outcome(text, finding(4), finding(5)) == [(4, "escape-hatch", True), (5, "escape-hatch", False)]


def test_ignore_stage_counts_for_its_stage() -> None:
    text = """
        FROM a
        RUN b
        # docker-recipes: ignore-stage[escape-hatch]
        FROM c
        RUN d
        FROM e
        RUN f
        """
    assert outcome(text, finding(2), finding(5), finding(7)) == [
        (2, "escape-hatch", False),
        (5, "escape-hatch", True),
        (7, "escape-hatch", False),
    ]


def test_ignore_stage_may_stand_inside_its_stage() -> None:
    text = """
        FROM a
        RUN b
        # docker-recipes: ignore-stage[escape-hatch]
        RUN c
        """
    assert outcome(text, finding(2), finding(4)) == [(2, "escape-hatch", True), (4, "escape-hatch", True)]


def test_ignore_file_counts_everywhere() -> None:
    text = """
        FROM a
        RUN b
        FROM c
        # docker-recipes: ignore-file[escape-hatch]
        """
    assert outcome(text, finding(1), finding(2)) == [(1, "escape-hatch", True), (2, "escape-hatch", True)]


@pytest.mark.parametrize(
    "comment",
    [
        "ignore[escape-hatch]",
        "ignore-stage[escape-hatch]",
        "ignore-file[escape-hatch]",
        "ignore[escape-hach]",
        "ignore",
        "ignore[]",
        "ignored[escape-hatch]",
    ],
)
def test_a_comment_that_silences_nothing_is_reported(comment: str) -> None:
    assert outcome(f"FROM a\n# docker-recipes: {comment}\nRUN b\n") == [(2, "unused-suppression", False)]


def test_each_idle_id_is_reported_at_its_place() -> None:
    text = "FROM a\n# docker-recipes: ignore[escape-hatch, second-python, secnd-python]\nRUN b\n"
    result = suppress([finding(3)], parse(text), (), RULES)
    assert [(f.message, f.help, f.span) for f in result if f.rule == "unused-suppression"] == [
        (
            "There is no rule `secnd-python` to ignore.",
            "Did you mean `second-python`?",
            Span(2, 55, 2, 67),
        ),
        (
            "The comment ignores `second-python`, which finds nothing here.",
            "Remove the id, or the whole comment.",
            Span(2, 40, 2, 53),
        ),
    ]


def test_the_complaint_itself_can_be_silenced() -> None:
    text = """
        # docker-recipes: ignore-file[unused-suppression]
        FROM a
        # docker-recipes: ignore[escape-hatch]
        RUN b
        """
    assert outcome(text) == [(3, "unused-suppression", True)]


def test_a_comment_with_nothing_below_it_is_idle() -> None:
    assert outcome("FROM a\n# docker-recipes: ignore[escape-hatch]\n") == [(2, "unused-suppression", False)]


LINES = st.sampled_from(
    [
        "FROM python:3.13",
        "FROM debian:13 AS base",
        "RUN pip install --break-system-packages six",
        "RUN a && \\",
        "    pip install six # docker-recipes: ignore[redundant-override]",
        "# docker-recipes: ignore[escape-hatch, nonsense] -- why",
        "# docker-recipes: ignore-stage[redundant-override]",
        "# docker-recipes: ignore-file[unused-suppression]",
        "# docker-recipes: [",
        "    # docker-recipes: ignore[externally-managed",
        "RUN <<EOF",
        "EOF",
        "",
    ]
)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(LINES, max_size=25))
def test_comments_anywhere_are_silent_used_or_reported_inside_the_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = analyse(text).findings
    for finding in found:
        assert 1 <= finding.span.line <= finding.span.end_line <= max(1, len(lines))
        assert finding.span.column <= len(text.split("\n")[finding.span.line - 1]) + 1
    unknown = sum("nonsense" in line for line in lines)
    assert sum("`nonsense`" in finding.message for finding in found) == unknown
