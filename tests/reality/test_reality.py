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
    Target.VENV: ("/opt/venv/", "/opt/app/", "/w/.venv/"),
    Target.SYSTEM: ("/usr/local/lib/python3", "/usr/lib/python3"),
    Target.USER: ("/root/.local/", "/home/app/.local/", "/tmp/.local/"),
    Target.DIRECTORY: ("/t", "/p/", "/r/"),
}

FAILS = "fails for another reason than the marker"
"""How the analyser says that it foresees another failure."""
BESIDE_THE_POINT = (
    "Permission denied",  # in folders that only root writes to
    "Check the permissions",
    "at least one requirement",
    "No matching distribution",  # where a wrapper or an option drops the folder of wheels
    "No module named pipx",  # in an environment
    "downloads are set to 'never'",  # of Pythons, by execution.py
    "CERTIFICATE",
    "certificate",
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
    step = last_step(program)
    complaint = judge(step, result)
    if not complaint:
        return []
    said = f"{step.verdict} ({step.target}): {'; '.join(step.because)}" if step else "no step"
    output = "\n".join(result.output.strip().splitlines()[-6:])
    return [f"{complaint}\n{program.dockerfile}--- analyser: {said}\n--- really: {result.outcome}\n{output}"]


def last_step(program: Program) -> Step | None:
    report = analyse(program.dockerfile)
    last = len(program.dockerfile.splitlines()) - program.lines[-1].count("\n")
    return next((step for step in reversed(report.steps) if step.span.line >= last), None)


def judge(step: Step | None, result: Result) -> str:
    blocked = step is not None and step.verdict is Verdict.BLOCKED
    if blocked != (result.outcome is Outcome.BLOCKED):
        return "refused, not foreseen" if not blocked else "foreseen to be refused, was not"
    if result.outcome is Outcome.ERROR:
        known = step is None or step.verdict is Verdict.UNKNOWN or any(FAILS in why for why in step.because)
        foreseen = known or any(text in result.output for text in BESIDE_THE_POINT)
        return "" if foreseen else "failed, not foreseen"
    if step is None or result.outcome is not Outcome.OK or not result.written:
        return ""
    if step.verdict is Verdict.UNKNOWN:
        return "worked, but the analyser could not say so"
    places = PLACES.get(step.target, ())
    if not any(path.startswith(places) for path in result.written):
        return f"written to {', '.join(result.written)}"
    return ""
