"""The analyser's verdict against what pip, uv, pipx and ensurepip really do, on random programs.

``nox -s verify-analyser -- --programs 300 --first 0`` names the seeds; a disagreement prints its Dockerfile,
and belongs into ``tests/pep668`` as a fixed case once it is understood.
"""

from concurrent.futures import ThreadPoolExecutor

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


def test_the_verdicts_agree_with_reality(pytestconfig: pytest.Config) -> None:
    first, wanted = pytestconfig.getoption("first"), pytestconfig.getoption("programs")
    counted = dict.fromkeys(Outcome, 0)
    disagreements = []
    programs = [make(seed) for seed in range(first, first + wanted)]
    for suite in {program.suite for program in programs}:
        root(suite)  # made before the threads start, which would get into each other's way
    with ThreadPoolExecutor(2) as pool:
        for program, result in zip(programs, pool.map(execute, programs), strict=True):
            counted[result.outcome] += 1
            disagreements += disagreement(program, result)
    print({outcome.value: count for outcome, count in counted.items()})
    assert counted[Outcome.BLOCKED] and counted[Outcome.OK], "nothing was decided"  # noqa: PT018 - one question
    assert not disagreements, "\n\n".join(disagreements)


def disagreement(program: Program, result: Result) -> list[str]:
    """Return what is wrong with the prediction, as zero or one text."""
    if result.outcome is Outcome.SETUP:
        return []
    steps = last_steps(program)
    step = deciding(program, steps)
    complaint = judge(step, result) or misplaced(steps, result)
    if not complaint:
        return []
    said = f"{step.verdict} ({step.target}): {'; '.join(step.because)}" if step else "no step"
    output = "\n".join(result.output.strip().splitlines()[-6:])
    return [f"{complaint}\n{program.dockerfile}--- analyser: {said}\n--- really: {result.outcome}\n{output}"]


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


def judge(step: Step | None, result: Result) -> str:
    blocked = step is not None and step.verdict is Verdict.BLOCKED
    if result.outcome is Outcome.ERROR:
        if blocked and not any(text in result.output for text in NO_RIGHT):
            return "foreseen to be refused, failed otherwise"
        beside = any(text in result.output for text in BESIDE_THE_POINT)
        known = step is None or step.verdict is Verdict.UNKNOWN or fails(step)
        return "" if known or beside else "failed, not foreseen"
    if blocked != (result.outcome is Outcome.BLOCKED):
        return "refused, not foreseen" if not blocked else "foreseen to be refused, was not"
    return judge_success(step) if step and result.written and not blocked else ""


def judge_success(step: Step) -> str:
    if fails(step):
        return "foreseen to fail, worked"
    if step.verdict is Verdict.UNKNOWN:
        return "worked, but the analyser could not say so"
    return ""


def misplaced(steps: list[Step], result: Result) -> str:
    """Say that packages lie where no step of a RUN that went well was said to put any."""
    unknown = not steps or any(step.target is Target.UNKNOWN for step in steps)
    if unknown or result.outcome is not Outcome.OK:
        return ""
    expected = tuple(place for step in steps for place in places(step, result))
    astray = [path for path in result.written if not path.startswith(expected)]
    return f"written to {', '.join(astray)}" if astray else ""


def places(step: Step, result: Result) -> tuple[str, ...]:
    """Return where the packages of *step* must lie."""
    if step.target is not Target.VENV:
        return PLACES.get(step.target, ())
    environment = step.environment or "?"
    return f"{environment}/", f"{result.links.get(environment, environment)}/"
