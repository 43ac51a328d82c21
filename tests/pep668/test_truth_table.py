"""Every cell of the truth table gets the verdict that reality gave.

``truth_table.jsonl`` holds what really happened: ``expect`` is ``ok``, ``blocked`` (refused for the marker)
or ``error`` (failed for another reason). ``verdict`` is that of the last step where a cell went well (null:
no step, since nothing is installed). A cell whose outcome is no verdict on the marker says so in ``reason``,
and its ``verdict`` is what is right.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_docker_recipes.pep668 import analyse

CELLS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "truth_table.jsonl").read_text(encoding="utf-8").splitlines()
]


def name(cell: dict[str, Any]) -> str:
    return f"{cell['id']}@{cell['dockerfile'].split()[1]}"


def test_the_table_is_whole() -> None:
    assert len(CELLS) == 492
    assert [cell["id"] for cell in CELLS if not cell["source"]] == []
    assert {cell["expect"] for cell in CELLS} == {"ok", "blocked", "error"}
    assert sum("reason" in cell for cell in CELLS) <= 5


@pytest.mark.parametrize("cell", CELLS, ids=name)
def test_blocked_if_and_only_if_the_tool_refused(cell: dict[str, Any]) -> None:
    refused = (cell["verdict"] if "reason" in cell else cell["expect"]) == "blocked"
    steps = analyse(cell["dockerfile"]).steps
    assert any(step.verdict == "blocked" for step in steps) == refused, steps


@pytest.mark.parametrize("cell", [cell for cell in CELLS if "verdict" in cell], ids=name)
def test_the_last_step_has_the_finer_verdict(cell: dict[str, Any]) -> None:
    steps = analyse(cell["dockerfile"]).steps
    assert (steps[-1].verdict if steps else None) == cell["verdict"]


@pytest.mark.parametrize("cell", CELLS, ids=name)
def test_every_step_says_why(cell: dict[str, Any]) -> None:
    for step in analyse(cell["dockerfile"]).steps:
        assert all(step.because)
        assert step.because
        assert "\0" not in "".join((*step.because, step.interpreter or "", step.environment or "", step.base))
