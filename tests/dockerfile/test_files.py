"""Whole Dockerfiles and what they say; the cases and their expectations stand in files.toml."""

import tomllib
from pathlib import Path

import pytest

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction, Stage
from sphinx_docker_recipes.dockerfile.parser import parse

CASES = tomllib.loads((Path(__file__).parent / "files.toml").read_text(encoding="utf-8"))["case"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says(case: dict[str, object]) -> None:
    source = str(case["dockerfile"])
    found = parse(source)
    expected = {"problems": [], "comments": [], "preamble": 0, **case}
    actual = {
        "name": case["name"],
        "dockerfile": source,
        "expect": [shown(instruction) for instruction in found.instructions],
        "problems": [f"{each.span.line}:{each.span.column} {each.message}" for each in found.problems],
        "comments": [f"{each.line}:{each.column} {each.text}" for each in found.comments],
        "preamble": len(found.preamble),
        "stages": [shown_stage(stage) for stage in found.stages],
        "directives": dict(found.directives),
    }
    assert {key: actual[key] for key in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_the_same_from_bytes(case: dict[str, object]) -> None:
    source = str(case["dockerfile"])
    assert parse(source.encode()) == parse(source)


def test_each_byte_that_is_no_text_is_one_sign() -> None:
    found = parse(b"FROM a\nRUN echo caf\xe9 && pip install x\n")
    assert found.instructions[1].body.value == "echo caf\ufffd && pip install x"


def test_every_piece_of_a_continued_body_knows_its_place() -> None:
    body = parse("FROM a\n  RUN one \\\n# c\n    && two \\\n  three").instructions[1].body
    places = {word: body.place(body.value.index(word)) for word in ("one", "&&", "two", "three")}
    assert places == {"one": (2, 7), "&&": (4, 5), "two": (4, 8), "three": (5, 3)}


def test_a_stage_holds_its_instructions() -> None:
    found: Dockerfile = parse("ARG X\nFROM a\nRUN x\nUSER y\nFROM b\nRUN z\n")
    below = [[instruction.keyword for instruction in stage.instructions] for stage in found.stages]
    assert ([each.keyword for each in found.preamble], below) == (["ARG"], [["RUN", "USER"], ["RUN"]])


def test_spans_reach_from_the_keyword_to_the_end_of_the_heredoc() -> None:
    span = parse("FROM a\n RUN <<E\nx\nE\n").instructions[1].span
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 2, 4, 2)


def shown(instruction: Instruction) -> str:
    """Write an instruction on one line, as files.toml does."""
    span = instruction.span
    pieces = [
        str(span.line) if span.line == span.end_line else f"{span.line}-{span.end_line}",
        instruction.keyword,
    ]
    pieces += [
        f"--{each.name}" + ("" if each.value is None else f"={each.value}") for each in instruction.flags
    ]
    form = instruction.exec_form
    pieces.append(quoted(instruction.body.value) if form is None else str(list(form)))
    for heredoc in instruction.heredocs:
        pieces += [f"<<{heredoc.delimiter}", quoted(heredoc.body.value)]
    if instruction.trigger:
        pieces.append(f"[{shown(instruction.trigger)}]")
    return " ".join(pieces)


def quoted(text: str) -> str:
    """Write a text in single quotes, whatever it holds."""
    return "'" + text.replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t") + "'"


def shown_stage(stage: Stage) -> str:
    platform = f" on {stage.platform}" if stage.platform else ""
    return f"{stage.index} {stage.name or '-'} {stage.base.value}{platform}"
