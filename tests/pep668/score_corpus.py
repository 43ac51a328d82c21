"""Scores the analyser on hand-labelled Dockerfiles: ``python score_corpus.py LABELS.json FOLDER``.

FOLDER holds ``<id>.Dockerfile`` for the ids in the labels; those files are other people's and stay out of the
repository.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_docker_recipes.pep668 import Step, analyse

TOOLS = {
    "pip": {"pip"},
    "uv": {"uv-pip", "uv-project"},
    "uv-tool": {"uv-tool"},
    "get-pip": {"pip", "other"},
    "ensurepip": {"pip", "other"},
    "poetry-installer": {"poetry", "other"},
}
"""Words of the labels, and the tools of steps that stand for them; others are the same."""

VERDICTS = {
    "override-flag": {"overridden"},
    "override-env": {"overridden"},
    "not-applicable": {"elsewhere"},
    "unmarked-base": {"unmarked"},
    "venv": {"venv", "elsewhere"},
}


@dataclass(frozen=True)
class Row:
    """One label, and the step that answers it."""

    file: str
    label: dict[str, Any]
    step: Step | None

    @property
    def counts(self) -> bool:
        return not self.label["needs_external_image_knowledge"]

    @property
    def agrees(self) -> bool:
        wanted = self.label["verdict"]
        return self.step is not None and self.step.verdict in VERDICTS.get(wanted, {wanted})

    @property
    def wrongly_blocked(self) -> bool:
        return self.step is not None and self.step.verdict == "blocked" and self.label["verdict"] != "blocked"

    def __str__(self) -> str:
        label, step = self.label, self.step
        found = f"{step.verdict} {step.because}" if step else "MISSED"
        place = f"{self.file}:{label['line']} {label['tool']}"
        return f"{place} wanted {label['verdict']}: {found} ({label['note']})"


def rows(labels: list[dict[str, Any]], folder: Path) -> Iterator[Row]:
    """Pair every label with the first step of its line and tool that no other label has taken."""
    for entry in labels:
        path = folder / f"{entry['id']}.Dockerfile"
        if not path.exists():
            print(f"{path.name} is not there", file=sys.stderr)
            continue
        free = list(analyse(path.read_bytes()).steps)
        for label in entry["label"]:
            tools = TOOLS.get(label["tool"], {label["tool"]})
            step = next((s for s in free if s.span.line == label["line"] and s.tool in tools), None)
            if step is not None:
                free.remove(step)
            yield Row(entry["id"], label, step)
        for step in free:
            if step.tool not in {"distro", "conda"}:
                print(f"extra {entry['id']}:{step.span.line} {step.tool} {step.verdict} {step.command}")


def main(labels: str, folder: str) -> None:
    """Print every disagreement and the score."""
    answers = list(rows(json.loads(Path(labels).read_text(encoding="utf-8")), Path(folder)))
    for row in answers:
        if not row.agrees:
            print(row if row.counts else f"(external) {row}")
    counted = [row for row in answers if row.counts]
    print(
        f"{sum(row.agrees for row in counted)} of {len(counted)} agree, "
        f"{sum(row.wrongly_blocked for row in answers)} wrongly blocked, "
        f"{sum(row.step is None for row in answers)} missed; "
        f"external: {sum(row.agrees for row in answers if not row.counts)} of {len(answers) - len(counted)}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
