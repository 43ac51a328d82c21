"""Branches that do what another one does with an override: written for other systems than this one."""

from collections.abc import Sequence

from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import put
from sphinx_docker_recipes.pep668.report import Step
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Verdict


def spare(shell: Shell, parts: Sequence[list[int]], others: Sequence[list[int]], why: str) -> None:
    """Do not call steps of *parts* blocked that one of the *others* does with an override; *why* says more.

    Both hold what ``Run.judged`` gained while a branch was followed.
    """
    steps = shell.run.trace.steps
    for part in parts:
        overriding = [
            steps[index]
            for other in others
            if other is not part
            for index in other
            if steps[index].verdict is Verdict.OVERRIDDEN
        ]
        for index in part if overriding else ():
            step = steps[index]
            if step.verdict is Verdict.BLOCKED and any(_does_the_same(step, other) for other in overriding):
                put(shell.run, index, replace(step, verdict=Verdict.UNKNOWN, because=(why, *step.because)))


def _does_the_same(step: Step, other: Step) -> bool:
    return step.tool is other.tool and _operands(step) <= _operands(other)


def _operands(step: Step) -> set[str]:
    words = step.command.split()
    start = words.index("install") if "install" in words else 0
    return {word for word in words[start:] if not word.startswith("-")}
