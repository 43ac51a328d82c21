"""What pages say of a Dockerfile's analysis, small enough for the environment to keep from build to build.

A page that is read anew finds there what it showed before: no Dockerfile is analysed again, and a build in
which none has changed does without the analyser. What the analysis rests on is part of the key, so that other
tables, another version of this package or another day never meet an old judgement.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.environment import BuildEnvironment

from sphinx_docker_recipes.sphinxext.digest import FACTS
from sphinx_docker_recipes.sphinxext.domain import domain_of
from sphinx_docker_recipes.sphinxext.notices import gravest
from sphinx_docker_recipes.sphinxext.workshop import Workshop, workshop_of
from sphinx_docker_recipes.vocabulary import Tool, Verdict

if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.report import Report


class JudgedStep(NamedTuple):
    """What a notice says of a step; the names are those of the analyser's own."""

    verdict: Verdict
    tool: Tool
    environment: str | None
    interpreter: str | None
    because: tuple[str, ...]


class Judgement(NamedTuple):
    """The facets of a Dockerfile, every verdict in it, and the step that a reader must know of first."""

    base: str
    tool: str
    strategy: str
    verdict: str
    verdicts: tuple[Verdict, ...]
    gravest: JudgedStep | None


def judge(env: BuildEnvironment, text: str, analysis: Callable[[], Report] | None = None) -> Judgement:
    """Return what the page being read says of a Dockerfile; only one that is new to it is analysed.

    *analysis* returns the report of it, where another part may have asked for it already.
    """
    domain, workshop = domain_of(env), workshop_of(env)
    key = _key(text, workshop)
    packed = domain.known_judgement(key)
    if packed is None:
        packed = _pack(_judgement(analysis() if analysis else _analysed(text, workshop)))
    domain.note_judgement(key, packed)
    return _unpack(packed)


def _analysed(text: str, workshop: Workshop) -> Report:
    from sphinx_docker_recipes.pep668.analysis import analyse_steps  # noqa: PLC0415 - loaded at first use

    # Not `Workshop.analyse`, which keeps whole reports: those of a long build take much room.
    return analyse_steps(text, facts=workshop.facts, as_of=workshop.as_of)


def _judgement(report: Report) -> Judgement:
    """Return what pages say of an analysis."""
    from sphinx_docker_recipes.pep668.facets import facets  # noqa: PLC0415 - loaded at first use

    base, tool, strategy, _target, verdict = facets(report)
    verdicts = tuple(sorted({step.verdict for step in report.steps}))
    worst = gravest(report.steps)
    step = JudgedStep(*(getattr(worst, name) for name in JudgedStep._fields)) if worst else None
    return Judgement(base, tool, strategy, verdict, verdicts, step)


def _key(text: str, workshop: Workshop) -> bytes:
    rests_on = (workshop.fingerprints.of(FACTS), workshop.options.as_of, text)
    return sha256("\0".join(rests_on).encode()).digest()


def _pack(judgement: Judgement) -> tuple[Any, ...]:
    """Return plain values: classes would have to be imported whenever the environment is read."""
    step = judgement.gravest
    verdicts = tuple(map(str, judgement.verdicts))
    plain = step and (str(step.verdict), str(step.tool), *step[2:])
    return (judgement.base, judgement.tool, judgement.strategy, judgement.verdict, verdicts, plain)


def _unpack(packed: tuple[Any, ...]) -> Judgement:
    base, tool, strategy, verdict, verdicts, plain = packed
    step = plain and JudgedStep(Verdict(plain[0]), Tool(plain[1]), *plain[2:])
    return Judgement(base, tool, strategy, verdict, tuple(map(Verdict, verdicts)), step)
