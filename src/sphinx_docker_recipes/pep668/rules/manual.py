"""The manual page of a rule, read from the docstring of its module.

A page is prose, and Dockerfiles indented by four blanks; the paragraph ``Flagged:`` announces one that the
rule finds fault with, ``Clean:`` one without any finding. The guide's pages, ``docker-recipes explain`` and
the tests all read the same pages.
"""

from collections.abc import Iterator
from inspect import cleandoc
from itertools import groupby, pairwise

from sphinx_docker_recipes.values import valueclass

INDENT = "    "
FLAGGED = "Flagged:"
CLEAN = "Clean:"


@valueclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one Dockerfile."""

    text: str
    is_code: bool


@valueclass(frozen=True, slots=True)
class Manual:
    """A page, block by block."""

    blocks: tuple[Block, ...]

    @property
    def summary(self) -> str:
        """Return the first sentence."""
        return self.blocks[0].text if self.blocks else ""

    @property
    def description(self) -> str:
        """Return the prose before the first Dockerfile, one paragraph a line."""
        prose = []
        for block in self.blocks:
            if block.is_code or block.text in {FLAGGED, CLEAN}:
                break
            prose.append(block.text)
        return "\n".join(prose)

    @property
    def flagged(self) -> tuple[str, ...]:
        """Return the Dockerfiles that the rule finds fault with."""
        return self._announced(FLAGGED)

    @property
    def clean(self) -> tuple[str, ...]:
        """Return the Dockerfiles without a finding."""
        return self._announced(CLEAN)

    def _announced(self, label: str) -> tuple[str, ...]:
        return tuple(
            code.text for above, code in pairwise(self.blocks) if above.text == label and code.is_code
        )


def read_manual(docstring: str) -> Manual:
    """Return the blocks of a docstring; the lines of a paragraph are joined, those of a Dockerfile kept."""
    return Manual(tuple(blocks(cleandoc(docstring).splitlines())))


def blocks(lines: list[str]) -> Iterator[Block]:
    """Yield paragraphs and Dockerfiles in order; blank lines inside a Dockerfile belong to it."""
    for is_code, group in groupby(attach_blanks(lines), key=lambda line: line.startswith(INDENT)):
        if is_code:
            text = "\n".join(line.removeprefix(INDENT) for line in group).strip("\n")
            yield Block(text + "\n", is_code=True)
        else:
            yield from (Block(text, is_code=False) for text in paragraphs(list(group)))


def attach_blanks(lines: list[str]) -> Iterator[str]:
    """Yield the lines, a blank one between two indented ones indented as well."""
    for index, line in enumerate(lines):
        below = next((later for later in lines[index:] if later.strip()), "")
        above = next((earlier for earlier in reversed(lines[:index]) if earlier.strip()), "")
        inside = not line.strip() and below.startswith(INDENT) and above.startswith(INDENT)
        yield INDENT if inside else line


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of unindented lines, each as one line."""
    for is_text, group in groupby(lines, key=lambda line: bool(line.strip())):
        if is_text:
            yield " ".join(line.strip() for line in group)
