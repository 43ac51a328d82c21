"""A recipe: one Dockerfile with a block of metadata, and what a real build of it did."""

import hashlib
from datetime import date
from pathlib import Path

from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Expect, Level


@valueclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One file of the catalogue."""

    id: str
    """The file's name without ``.Dockerfile``: kebab-case, stable, the anchor of its page."""
    title: str
    summary: str
    level: Level
    dockerfile: str
    """The file without its metadata block, to the byte: what readers see and copy."""
    path: Path
    first_line: int
    """1-based line of the file on which the text below the block begins."""
    lines_above: int = 0
    """How many lines of ``dockerfile`` stand above the block in the file."""
    authors: tuple[str, ...]
    sources: tuple[str, ...]
    why: str = ""
    not_when: str = ""
    purpose: str = ""
    """What it is for, where that is less than everything that people do on its base."""
    run: str = ""
    """The command that proves the built image, in place of the image's own program."""
    expect: Expect = Expect.BUILDS
    error: str | None = None
    """The decoder id that a recipe with ``expect = "fails"`` must show."""
    reason: str = ""
    instead: str | None = None
    """The id of the recipe to use in place of an override."""

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the Dockerfile, which ties a recorded build to this very text."""
        return hashlib.sha256(self.dockerfile.encode()).hexdigest()

    def file_line(self, line: int) -> int:
        """Return the line of the file that a line of ``dockerfile`` stands on, both 1-based."""
        return line if line <= self.lines_above else line - self.lines_above - 1 + self.first_line


@valueclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one real build did."""

    recipe: str
    digest: str
    """SHA-256 of the Dockerfile that was built."""
    date: date
    builder: str
    """``buildah 1.28.2``, ``docker 28.2 (BuildKit 0.21)`` ..."""
    base: str
    """The base image as the Dockerfile names it."""
    base_kind: str
    """``official``, or ``stand-in`` for an image made on the spot."""
    base_origin: str
    """How the base was obtained, one sentence."""
    outcome: str
    """``built`` or ``failed-as-expected``."""
    tools: tuple[tuple[str, str], ...] = ()
    """Names and versions of what installed, sorted."""
    output: tuple[str, ...] = ()
    """The installer's own lines, trimmed."""
    program: tuple[str, ...] = ()
    """What the image printed when it was run; empty for a build that failed."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the analyser derives for a recipe: never typed in by its author."""

    base: str
    """The image reference as written in FROM of the stage that installs."""
    tool: str
    strategy: str
    target: str
    verdict: str
    distribution: str = ""
    """The distribution's id (``debian:13``), where the base has one."""
