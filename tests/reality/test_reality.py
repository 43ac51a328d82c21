"""The analyser's verdict against what pip, uv, pipx and ensurepip really do, on random programs.

``nox -s verify-analyser -- --programs 300 --first 0`` names the seeds. Where the two differ the Dockerfile is
printed, under what kind of difference it is:

- *Disagreements* fail the session: what the analyser says is wrong. A step was refused where that was not
  foreseen, or not where it was; packages were written elsewhere; a step worked that is said to fail.
- *Unforeseen failures* had another reason than the marker, of which a verdict does not speak.
- *Undecided* steps were refused or worked, and the analyser says that it does not know.

Each belongs into ``tests/pep668`` as a fixed case once it is understood.
"""

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum

import pytest
from reality.execution import Outcome, Result, execute
from reality.programs import Program, make
from reality.roots import root

from sphinx_docker_recipes.pep668 import Step, analyse
from sphinx_docker_recipes.vocabulary import Target, Verdict

PLACES = {
    Target.SYSTEM: ("/usr/local/lib/python3", "/usr/lib/python3"),
    Target.USER: ("/root/.local/", "/home/", "/tmp/.local/", "/tmp/h/.local/", "/w/.local/", "/t/lib/"),
    Target.DIRECTORY: ("/t", "/p/", "/r/"),
    Target.TOOL_ENV: ("/root/.local/", "/home/", "/tmp/", "/w/.local/", "/opt/pipx/", "/opt/tools/"),
}

FAILS = "fails for another reason than the marker"
"""How the analyser says that it foresees another failure."""
NO_RIGHT = ("Permission denied", "Check the permissions", "is not write-able")
"""What is printed of folders that only root writes to, of which no verdict speaks."""
BESIDE_THE_POINT = (
    *NO_RIGHT,
    "at least one requirement",
    "No matching distribution",  # where a wrapper or an option drops the folder of wheels
    "No module named pipx",  # in an environment
    "downloads are set to 'never'",  # of Pythons, by execution.py
    "CERTIFICATE",
    "certificate",
    "No `pyproject.toml` found",  # what a build's context brings is not known
)
"""What a failed command prints of which no verdict speaks."""
HIDDEN_ERROR = re.compile(r"^(?:error|ERROR): (?!pip's dependency resolver)", re.MULTILINE)
"""What a command prints that failed where the script went on, whose end then says nothing of it."""


class Kind(StrEnum):
    """What kind of difference there is."""

    DISAGREEMENT = "disagreements"
    UNFORESEEN = "unforeseen failures"
    UNDECIDED = "undecided"


Difference = tuple[Kind, str]
"""A kind, and what differs."""


def test_the_verdicts_agree_with_reality(pytestconfig: pytest.Config) -> None:
    first, wanted = pytestconfig.getoption("first"), pytestconfig.getoption("programs")
    counted = dict.fromkeys(Outcome, 0)
    found: dict[Kind, list[str]] = defaultdict(list)
    programs = [make(seed) for seed in range(first, first + wanted)]
    for suite in {program.suite for program in programs}:
        root(suite)  # made before the threads start, which would get into each other's way
    with ThreadPoolExecutor(2) as pool:
        for program, result in zip(programs, pool.map(execute, programs), strict=True):
            counted[result.outcome] += 1
            differs = difference(program, result)
            if differs:
                found[differs[0]].append(told(differs[1], program, result))
    tell(counted, found)
    assert counted[Outcome.BLOCKED] and counted[Outcome.OK], "nothing was decided"  # noqa: PT018 - one question
    assert not found[Kind.DISAGREEMENT], "\n\n".join(found[Kind.DISAGREEMENT])


def tell(counted: dict[Outcome, int], found: dict[Kind, list[str]]) -> None:
    """Print how many programs ended how, and the differences that do not fail the session."""
    print({outcome.value: count for outcome, count in counted.items()})
    print({kind.value: len(found[kind]) for kind in Kind})
    for kind in (Kind.UNFORESEEN, Kind.UNDECIDED):
        print(*(f"\n{kind}: {what}" for what in found[kind]))


def told(what: str, program: Program, result: Result) -> str:
    """Return a difference as a reader needs it: with the program, the verdict and what was printed."""
    step = deciding(program, last_steps(program))
    said = f"{step.verdict} ({step.target}): {'; '.join(step.because)}" if step else "no step"
    output = "\n".join(result.output.strip().splitlines()[-6:])
    head = f"{what} (seed {program.seed})\n{program.dockerfile}"
    return f"{head}--- analyser: {said}\n--- really: {result.outcome}\n{output}"


def difference(program: Program, result: Result) -> Difference | None:
    """Compare verdict and reality."""
    if result.outcome is Outcome.SETUP:
        return None
    steps = last_steps(program)
    return judge(deciding(program, steps), result) or misplaced(steps, result)


def last_steps(program: Program) -> list[Step]:
    """Return the steps of the last RUN."""
    report = analyse(program.dockerfile)
    last = len(program.dockerfile.splitlines()) - program.lines[-1].count("\n")
    return [step for step in report.steps if step.span.line >= last]


def deciding(program: Program, steps: list[Step]) -> Step | None:
    """Return the step that decides how a RUN ends: the first that fails, else the last."""
    stopping = () if "||" in program.lines[-1] else (step for step in steps if stops(step))
    return next(iter(stopping), steps[-1] if steps else None)


def stops(step: Step) -> bool:
    return step.verdict is Verdict.BLOCKED or fails(step)


def fails(step: Step) -> bool:
    return any(FAILS in why for why in step.because)


def judge(step: Step | None, result: Result) -> Difference | None:
    """Compare the verdict with the outcome."""
    blocked = step is not None and step.verdict is Verdict.BLOCKED
    match result.outcome:
        case Outcome.ERROR if blocked:
            return judge_order(result)
        case Outcome.ERROR:
            return judge_failure(step, result)
        case Outcome.BLOCKED if not blocked:
            return judge_refusal(step)
        case Outcome.OK if blocked:
            return Kind.DISAGREEMENT, "foreseen to be refused, was not"
        case Outcome.OK if step and result.written:
            return judge_success(step, result)
    return None


def judge_order(result: Result) -> Difference | None:
    """Judge a failure where a refusal was foreseen, which only a right that is missing may forestall."""
    if any(text in result.output for text in NO_RIGHT):
        return None
    return Kind.DISAGREEMENT, "foreseen to be refused, failed otherwise"


def judge_failure(step: Step | None, result: Result) -> Difference | None:
    beside = any(text in result.output for text in BESIDE_THE_POINT)
    known = step is None or step.verdict is Verdict.UNKNOWN or fails(step)
    return None if known or beside else (Kind.UNFORESEEN, "failed, not foreseen")


def judge_refusal(step: Step | None) -> Difference:
    if is_open(step):
        return Kind.UNDECIDED, "refused, and the analyser could not say so"
    return Kind.DISAGREEMENT, "refused, not foreseen"


def judge_success(step: Step, result: Result) -> Difference | None:
    if fails(step) and not HIDDEN_ERROR.search(result.output):
        return Kind.DISAGREEMENT, "foreseen to fail, worked"
    if is_open(step):
        return Kind.UNDECIDED, "worked, and the analyser could not say so"
    return None


def is_open(step: Step | None) -> bool:
    """Return whether the analyser says that it does not know what becomes of *step*."""
    return step is not None and step.verdict is Verdict.UNKNOWN and not fails(step)


def misplaced(steps: list[Step], result: Result) -> Difference | None:
    """Say that packages lie where no step of a RUN that went well was said to put any."""
    unknown = not steps or any(step.target is Target.UNKNOWN for step in steps)
    if unknown or result.outcome is not Outcome.OK:
        return None
    expected = tuple(place for step in steps for place in places(step, result))
    astray = [path for path in result.written if not path.startswith(expected)]
    return (Kind.DISAGREEMENT, f"written to {', '.join(astray)}") if astray else None


def places(step: Step, result: Result) -> tuple[str, ...]:
    """Return where the packages of *step* must lie."""
    if step.target is not Target.VENV:
        return PLACES.get(step.target, ())
    environment = step.environment or "?"
    return f"{environment}/", f"{result.links.get(environment, environment)}/"
