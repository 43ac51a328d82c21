"""What holds for every input, whatever it is: nothing raises, and every place lies inside the text."""

from collections.abc import Iterator

from parsers.oracles import walk

from sphinx_docker_recipes.dockerfile.arguments import copy_arguments, pairs
from sphinx_docker_recipes.dockerfile.expand import expand
from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction, Span, Text
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.dockerfile.scripts import run_script
from sphinx_docker_recipes.dockerfile.shell import parse_shell
from sphinx_docker_recipes.dockerfile.shell_model import Command, Opaque, Redirect, Script, Word
from sphinx_docker_recipes.dockerfile.words import as_assignment, expand_word


def check_file(data: str | bytes) -> None:
    """Parse a file and everything in it, and check every place."""
    found = parse(data)
    for problem in found.problems:
        check_span(problem.span, found)
    for comment in found.comments:
        assert found.lines[comment.line - 1][comment.column - 1] == "#"
    for instruction in everything(found):
        check_instruction(instruction, found)


def everything(found: Dockerfile) -> Iterator[Instruction]:
    for instruction in found.instructions:
        yield instruction
        if instruction.trigger is not None:
            yield instruction.trigger


def check_instruction(instruction: Instruction, found: Dockerfile) -> None:
    check_span(instruction.span, found)
    for flag in instruction.flags:
        check_span(flag.span, found)
    check_text(instruction.body, found)
    for heredoc in instruction.heredocs:
        check_text(heredoc.body, found)
    for pair in pairs(instruction, found.escape):
        if pair.value is not None:
            check_text(pair.value, found)
    copy_arguments(instruction)
    expand(instruction.body.value, lambda name: None if "X" in name else name, found.escape)
    script = run_script(instruction)
    if script is not None:
        check_text(script, found)
        check_script(script)


def check_text(text: Text, found: Dockerfile) -> None:
    """Every character stands in the file where its text says; newlines, which join lines, stand nowhere."""
    pieces = list(text.offsets)
    assert pieces[0] == 0
    assert pieces == sorted(pieces)
    for offset, line, column, end in zip(
        pieces, text.lines, text.columns, [*pieces[1:], len(text.value)], strict=True
    ):
        written = text.value[offset:end].rstrip("\n")
        if written:
            assert found.lines[line - 1][column - 1 : column - 1 + len(written)] == written


def check_span(span: Span, found: Dockerfile) -> None:
    assert 1 <= span.line <= span.end_line <= len(found.lines)
    assert 1 <= span.column <= len(found.lines[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(found.lines[span.end_line - 1]) + 1


def check_script(text: Text) -> Script:
    """Parse a script, expand its words, and check every place."""
    script = parse_shell(text)
    size = len(text.value)
    for value in walk(script):
        if isinstance(value, Word):
            assert 0 <= value.start <= value.end <= size
            assert text.value[value.start : value.end] == value.raw
            check_word(value)
        elif isinstance(value, Command | Opaque):
            assert 0 <= value.start <= value.end <= size
        elif isinstance(value, Redirect) and value.heredoc is not None:
            assert len(value.heredoc.value) <= size
    return script


def check_word(word: Word) -> None:
    values = {"X": None, "Y": "", "HOME": "/root a"}
    expand_word(word, lambda name: values.get(name, name))
    as_assignment(word)
