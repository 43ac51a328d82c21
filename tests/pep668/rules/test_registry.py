"""A rule is asked only where something happened that it speaks of; nothing is missed by that."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sphinx_docker_recipes.pep668 import judgement
from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.rules import all_rules

CORPUS = Path(__file__).parent / "corpus"
SCENARIOS = tomllib.loads((CORPUS.parent.parent / "scenarios.toml").read_text(encoding="utf-8"))
BASES = SCENARIOS.pop("bases")
FILES = [
    *(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.Dockerfile"))),
    *(f"{BASES[base]}\n{lines}\n" for group in SCENARIOS.values() for base, lines, _ in group.values()),
]
PROBE = """
import sys
from sphinx_docker_recipes.pep668.analysis import analyse
analyse(sys.argv[1])
package = "sphinx_docker_recipes.pep668.rules."
print(*(name.removeprefix(package) for name in sys.modules if name.startswith(package)))
"""


def test_every_rule_that_has_something_to_say_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [analyse(text).findings for text in FILES]
    monkeypatch.setattr(judgement, "rules_about", lambda _events: all_rules())
    assert [analyse(text).findings for text in FILES] == asked
    assert len({finding.rule for findings in asked for finding in findings}) == len(all_rules())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("FROM debian:13\nRUN python3 -m venv /v\nENV PATH=/v/bin:$PATH\n", {"venv_not_on_path"}),
        ("FROM python:3.13\nRUN pip install six\n", set()),
        ("FROM debian:13\nRUN apt-get install -y python3-pip && pip install six\n", {"externally_managed"}),
    ],
)
def test_rules_that_have_nothing_to_say_are_not_imported(text: str, rules: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, text], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split()) & {rule.id.replace("-", "_") for rule in all_rules()}
    assert rules <= imported
    assert len(imported) <= 4
