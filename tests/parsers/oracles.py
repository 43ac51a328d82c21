"""The parsers ours must agree with: BuildKit's own (package dockerfile) and mvdan/sh (package shfmt-py)."""

import json
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_docker_recipes.dockerfile.model import Heredoc, Instruction, Text
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.dockerfile.shell_model import Command, Opaque, Redirect, Script
from sphinx_docker_recipes.values import names_of


@dataclass(frozen=True)
class Line:
    """What both Dockerfile parsers say of one instruction."""

    keyword: str
    first: int
    last: int
    flags: tuple[str, ...]
    exec_form: tuple[str, ...] | None
    body: str | None
    heredocs: tuple[tuple[str, str], ...]


def buildkit(text: str) -> tuple[Line, ...] | None:
    """Return BuildKit's instructions; None where it refuses the file.

    The binding holds an older BuildKit, which reads ``RUN ["a"] b`` as ``["a"]``. Today's takes a JSON form
    only whole (moby/buildkit@12a6a7c frontend/dockerfile/parser/line_parsers.go): such a file is left out.
    """
    import dockerfile  # noqa: PLC0415  - not on every platform, and mvdan/sh is wanted there too

    try:
        commands = dockerfile.parse_string(text)
    except dockerfile.GoParseError:
        return None
    if any(command.json and not _is_whole(command.original) for command in commands):
        return None
    return tuple(_from_buildkit(command) for command in commands)


def _is_whole(instruction: str) -> bool:
    """Return whether nothing stands behind the JSON form of an instruction."""
    try:
        json.loads(instruction[instruction.index("[") :])
    except ValueError:
        return False
    return True


def _from_buildkit(command) -> Line:
    keyword = (command.cmd or "").upper()
    is_list = command.json and keyword != "HEALTHCHECK"
    body = command.value[0] if keyword == "RUN" and command.value and not command.json else None
    heredocs = tuple((each.name, each.content.replace("\r\n", "\n")) for each in command.heredocs)
    return Line(
        keyword,
        command.start_line,
        command.end_line,
        tuple(command.flags),
        tuple(command.value) if is_list else None,
        body,
        heredocs,
    )


def ours(text: str | bytes) -> tuple[Line, ...]:
    found = parse(text)
    return tuple(_from_ours(instruction, found.lines) for instruction in found.instructions)


def _from_ours(instruction: Instruction, lines: tuple[str, ...]) -> Line:
    inner = instruction.trigger or instruction
    is_script = instruction.keyword == "RUN" and inner.exec_form is None
    # The binding loses the here-documents of ONBUILD.
    heredocs = instruction.heredocs if instruction.keyword != "ONBUILD" else ()
    return Line(
        instruction.keyword,
        instruction.span.line,
        instruction.span.end_line,
        tuple(
            f"--{flag.name}" if flag.value is None else f"--{flag.name}={flag.value}"
            for flag in instruction.flags
        ),
        inner.exec_form,
        instruction.body.value if is_script and instruction.body.value else None,
        tuple((each.delimiter, _as_written(each, lines)) for each in heredocs),
    )


def _as_written(heredoc: Heredoc, lines: tuple[str, ...]) -> str:
    """Return the body with the tabs that ``<<-`` strips."""
    if not heredoc.strip_tabs or not heredoc.body.value:
        return heredoc.body.value
    return "".join(lines[number - 1] + "\n" for number in heredoc.body.lines)


Called = tuple[tuple[str, int], ...]
"""The words of one command, each with its offset."""


def shfmt(script: str) -> tuple[Called, ...] | None:
    """Return the commands that mvdan/sh finds, sorted; None where it refuses the script."""
    program = shfmt_path()
    assert program, "shfmt is missing: install the dependency group oracles"
    done = subprocess.run(
        [program, "--to-json", "-ln", "bash"],
        input=script.encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return None
    source = script.encode()
    return tuple(sorted(_called(json.loads(done.stdout), source)))


def shfmt_path() -> str | None:
    """Return where the package shfmt-py has put its program, or where another one is."""
    beside = Path(sysconfig.get_path("scripts")) / "shfmt"
    return str(beside) if beside.exists() else shutil.which("shfmt")


def _called(tree, source: bytes) -> Iterator[Called]:
    """Walk through mvdan/sh's tree; ``export`` and its kin are no calls there, and are here."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            stack += node.values()
            if node.get("Type") == "CallExpr" and node.get("Args"):
                yield tuple(_word(each, source) for each in node["Args"])
            elif node.get("Type") == "DeclClause":
                yield tuple(_word(each, source) for each in [node["Variant"], *node.get("Args", [])])


def _word(node, source: bytes) -> tuple[str, int]:
    start, end = node["Pos"].get("Offset", 0), node["End"]["Offset"]
    return source[start:end].decode(), len(source[:start].decode())


def called(script: Script) -> tuple[Called, ...]:
    """Return the commands that we find, sorted, those inside words and here-documents too."""
    found = (
        tuple((word.raw, word.start) for word in command.words)
        for command in walk(script)
        if isinstance(command, Command) and command.words
    )
    return tuple(sorted(words for words in found if words[0][0] not in ("[[", "((", "let")))


def opaque(script: Script) -> bool:
    return any(isinstance(value, Opaque) for value in walk(script))


def walk(value: object) -> Iterator[object]:
    """Return every frozen value inside *value*; a here-string is seen once, as its target."""
    if isinstance(value, Text):
        return
    yield value
    items: Iterable[object] = ()
    if isinstance(value, Redirect):
        items = (value.target,) if value.operator == "<<<" else (value.target, value.content)
    elif isinstance(value, tuple):
        items = value
    elif names := names_of(value):
        items = (getattr(value, name) for name in names)
    for item in items:
        yield from walk(item)
