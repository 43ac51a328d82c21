"""Which lines a comment of a Dockerfile speaks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction
from sphinx_docker_recipes.pep668.report import Step


class Scopes:
    """Answers for one file; prepared once, so that each answer takes no more than a binary search."""

    def __init__(self, dockerfile: Dockerfile, steps: Iterable[Step]) -> None:
        """Take the file and its install commands."""
        self._lines = dockerfile.lines
        self._end = len(dockerfile.lines) + 1
        self._instructions = dockerfile.instructions
        self._starts = [instruction.span.line for instruction in dockerfile.instructions]
        self._stages = [stage.instruction.span.line for stage in dockerfile.stages]
        self._code = code_lines(dockerfile.lines)
        self._commands: dict[int, int] = {}
        for step in steps:
            end = max(step.span.end_line, self._commands.get(step.span.line, 0))
            self._commands[step.span.line] = end

    def file(self) -> range:
        """Return all lines."""
        return range(1, self._end)

    def stage(self, number: int) -> range:
        """Return the lines of the stage that a line belongs to; one right above FROM belongs to that FROM."""
        below = self._following(number)
        line = below.span.line if below and below.keyword == "FROM" else number
        index = bisect_right(self._stages, line)
        start = self._stages[index - 1] if index else 1
        return range(start, self._stages[index] if index < len(self._stages) else self._end)

    def near(self, number: int, column: int) -> range:
        """Return what a comment at *column* (0-based) of a line stands beside or above."""
        if self._lines[number - 1][:column].strip():
            return range(number, number + 1)
        above = bisect_right(self._starts, number)
        if above and self._instructions[above - 1].span.end_line >= number:
            start = self._code[number] if number < len(self._code) else number
            return range(start, self._commands.get(start, start) + 1)
        below = self._following(number)
        return range(below.span.line, below.span.end_line + 1) if below else range(0)

    def _following(self, number: int) -> Instruction | None:
        index = bisect_left(self._starts, number + 1)
        return self._instructions[index] if index < len(self._instructions) else None


def code_lines(lines: tuple[str, ...]) -> list[int]:
    """Return for every 0-based line the 1-based number of the first from there on that is code."""
    found = [len(lines)] * len(lines)
    following = len(lines)
    for index in reversed(range(len(lines))):
        text = lines[index].strip()
        if text and not text.startswith("#"):
            following = index + 1
        found[index] = following
    return found
