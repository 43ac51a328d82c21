"""Whether a refusal stops the build or is hidden depends on the shell around the command."""

import pytest

from sphinx_docker_recipes.pep668.analysis import analyse

MARKED = "FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\n"


def rules(instructions: str) -> list[str]:
    return [finding.rule for finding in analyse(MARKED + instructions).findings]


@pytest.mark.parametrize(
    "instructions",
    [
        "RUN pip install six",
        "RUN a; pip install six",
        "RUN set -e; pip install six; b",
        "RUN set -euo pipefail; pip install six | tee log",
        'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN pip install six | tee log',
        'SHELL ["/bin/bash", "-ec"]\nRUN pip install six; b',
        "RUN pip install six || exit 1",
        "RUN pip install six || { echo sorry; exit 1; }",
        "RUN pip install six || (echo sorry && false)",
        "RUN if [ -f a ]; then pip install six; fi",
        "RUN (pip install six) && b",
        'RUN bash -ec "pip install six; b"',
        "RUN <<EOF\nset -e\npip install six\nb\nEOF",
        "RUN <<EOF bash -e\npip install six\nb\nEOF",
        "RUN ! pip install six && exit 1",
        "RUN if pip install six; then b; else exit 1; fi",
        "RUN if ! pip install six; then echo sorry; exit 1; fi",
        "RUN until pip install six; do sleep 1; done",
        "RUN while ! pip install six; do sleep 1; done",
        "RUN for n in 1 2; do pip install six && break || { [ $n = 1 ] || exit 1; }; done",
    ],
)
def test_a_refusal_that_stops_the_build(instructions: str) -> None:
    assert rules(instructions) == ["externally-managed"]


@pytest.mark.parametrize(
    "instructions",
    [
        "RUN pip install six || true",
        "RUN pip install six && b || true",
        "RUN pip install six || exit 0",
        "RUN pip install six; b",
        "RUN pip install six && b; c",
        "RUN pip install six | tee log",
        "RUN set -e; pip install six || :",
        'RUN sh -c "pip install six; b"',
        "RUN <<EOF\npip install six\nb\nEOF",
        "RUN ! pip install six",
        "RUN ! pip install six || exit 1",
        "RUN ! (pip install six)",
        "RUN set -e; ! pip install six; b",
        "RUN { ! pip install six; } && b",
        "RUN if pip install six; then b; fi",
        "RUN if ! pip install six; then echo sorry; fi",
        "RUN while pip install six; do sleep 1; done",
        "RUN set -e; pip install six & wait",
        "RUN for n in 1 2; do pip install six && break || sleep 1; done",
    ],
)
def test_a_refusal_that_the_shell_hides(instructions: str) -> None:
    assert rules(instructions) == ["hidden-failure"]


@pytest.mark.parametrize(
    "instructions",
    [
        "RUN pip install six || apt-get install -y python3-six",
        "RUN pip install six || (apt-get update && apt-get install -y python3-six)",
        "RUN ! pip install six && pipx install six",
        "RUN if pip install six; then b; else pipx install six; fi",
        "RUN if pip install six; then b; elif pipx install six; then c; else exit 1; fi",
        "RUN if ! pip install six; then pipx install six; fi",
    ],
)
def test_a_refusal_that_another_installer_handles(instructions: str) -> None:
    assert rules(instructions) == []


def test_a_refusal_that_another_installer_makes_up_for() -> None:
    assert rules("RUN pip install six || pip install --break-system-packages six") == ["escape-hatch"]
