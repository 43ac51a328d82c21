"""A file becomes a Dockerfile: instructions, stages, comments and problems, whatever the file holds."""

from collections.abc import Iterator
from types import MappingProxyType

from sphinx_docker_recipes.dockerfile.heredocs import openings, read_body
from sphinx_docker_recipes.dockerfile.instructions import keyword_span, read_instruction, read_plain
from sphinx_docker_recipes.dockerfile.lines import LineReader, physical_lines
from sphinx_docker_recipes.dockerfile.model import (
    Dockerfile,
    Heredoc,
    Instruction,
    Span,
    Stage,
    SyntaxProblem,
    Text,
)
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace

HEREDOC_KEYWORDS = frozenset({"RUN", "COPY", "ADD"})

_FROM = regex(r"([^\t\v\f\r ]+)(?:[\t\v\f\r ]+[aA][sS][\t\v\f\r ]+([^\t\v\f\r ]+))?")


def parse(data: str | bytes) -> Dockerfile:
    """Return what a Dockerfile says; never raises, what is wrong with the file stands in ``problems``."""
    reader = LineReader(physical_lines(data))
    instructions = tuple(_instructions(reader))
    preamble, stages = _stages(instructions)
    return Dockerfile(
        directives=MappingProxyType(reader.directives),
        escape=reader.escape,
        preamble=preamble,
        stages=stages,
        instructions=instructions,
        problems=tuple(sorted(reader.problems, key=lambda problem: (problem.span.line, problem.span.column))),
        lines=reader.lines,
        comment_lines=tuple(reader.comments),
    )


def _instructions(reader: LineReader) -> Iterator[Instruction]:
    while reader.skip():
        instruction = read_plain(reader.lines[reader.index], reader.index + 1)
        if instruction is not None:
            reader.index += 1
            yield instruction
        elif (instruction := _in_full(reader)) is not None:
            yield instruction


def _in_full(reader: LineReader) -> Instruction | None:
    """Read an instruction that may go on, hold flags, JSON or here-documents, or be no known one."""
    line = reader.logical()
    instruction = read_instruction(line, reader.here(line.lines[0], line.columns[0]), reader.escape)
    if instruction is None:
        return None
    if "<<" in line.value and _may_hold_heredocs(instruction):
        instruction = _with_heredocs(reader, line, instruction)
    if not instruction.known:
        reader.problems.append(_unknown(instruction, keyword_span(line)))
    return instruction


def _may_hold_heredocs(instruction: Instruction) -> bool:
    inner = instruction.trigger or instruction
    return inner.keyword in HEREDOC_KEYWORDS and inner.exec_form is None


def _with_heredocs(reader: LineReader, line: Text, instruction: Instruction) -> Instruction:
    """Read the bodies of the here-documents that *line* announces; ONBUILD hands them to what it defers."""
    found = tuple(read_body(reader, opening) for opening in openings(line.value))
    if not found:
        return instruction
    if not all(each.end.value for each in found):
        span = keyword_span(line)
        reader.problems += [_unterminated(instruction, span, each) for each in found if not each.end.value]
    span = reader.here(instruction.span.line, instruction.span.column)
    trigger = instruction.trigger
    if trigger is not None:
        trigger = replace(trigger, heredocs=found, span=reader.here(trigger.span.line, trigger.span.column))
    return replace(instruction, heredocs=found, span=span, trigger=trigger)


def _stages(instructions: tuple[Instruction, ...]) -> tuple[tuple[Instruction, ...], tuple[Stage, ...]]:
    """Return the instructions before the first FROM and the stages."""
    starts = [at for at, instruction in enumerate(instructions) if instruction.keyword == "FROM"]
    if not starts:
        return instructions, ()
    ends = [*starts[1:], len(instructions)]
    pieces = enumerate(zip(starts, ends, strict=True))
    stages = (_stage(index, instructions[a], instructions[a + 1 : b]) for index, (a, b) in pieces)
    return instructions[: starts[0]], tuple(stages)


def _stage(index: int, instruction: Instruction, below: tuple[Instruction, ...]) -> Stage:
    body = instruction.body
    found = _FROM.match(body.value)
    return Stage(
        index=index,
        name=found[2].lower() if found and found[2] else None,
        base=body.slice(*found.span(1)) if found else body,
        platform=instruction.flag("platform"),
        instruction=instruction,
        instructions=below,
    )


def _unknown(instruction: Instruction, span: Span) -> SyntaxProblem:
    return SyntaxProblem(
        span=span,
        message=f"Docker knows no instruction {instruction.keyword}",
        remedy="Is the line before it meant to be continued?",
    )


def _unterminated(instruction: Instruction, span: Span, heredoc: Heredoc) -> SyntaxProblem:
    return SyntaxProblem(
        span=span,
        message=f"the here-document that {instruction.keyword} begins has no end",
        remedy=f"End it with a line that holds {heredoc.delimiter} and nothing else.",
    )
