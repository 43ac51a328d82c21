"""Small Dockerfiles, each with one turn of shells, Docker or installers, and the verdicts of its steps.

A verdict may be followed by the target, and that by the interpreter: ``unmarked:user:/usr/bin/python3``.
Among the ``failures`` those end in ``!`` of which the step says that they fail for another reason.
"""

import tomllib
from pathlib import Path

import pytest

from sphinx_docker_recipes.pep668 import Step, analyse

TABLE = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text(encoding="utf-8"))
BASES: dict[str, str] = TABLE.pop("bases")
SCENARIOS = {
    f"{group}/{name}": scenario for group, scenarios in TABLE.items() for name, scenario in scenarios.items()
}


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) > 100


def _foreseen(step: Step) -> str:
    return "!" if any("fails for another reason" in why for why in step.because) else ""


@pytest.mark.parametrize("name", SCENARIOS)
def test_verdicts(name: str) -> None:
    base, lines, expected = SCENARIOS[name]
    report = analyse(f"{BASES[base].strip()}\n{lines}\n")
    says = name.startswith("failures/")
    found = [
        f"{step.verdict}{_foreseen(step) if says else ''}:{step.target}:{step.interpreter}"
        for step in report.steps
        if step.command.split()[0] != "apt-get" or "distro" in name
    ]
    wanted = expected.split()
    named = [
        ":".join(words.split(":")[: len(word.split(":"))]) for words, word in zip(found, wanted, strict=False)
    ]
    assert (named, len(found)) == (wanted, len(wanted)), [step.because for step in report.steps]
