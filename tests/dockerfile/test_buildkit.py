"""The same instructions, lines, flags, bodies and here-documents as BuildKit's own parser."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from parsers.dockerfiles import dockerfiles
from parsers.oracles import buildkit, ours

CASES = tomllib.loads((Path(__file__).parent / "files.toml").read_text(encoding="utf-8"))["case"]
WHOLE = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fixed_files(case: dict[str, str]) -> None:
    expected = buildkit(case["dockerfile"])
    # BuildKit counts a lone continuation character as an instruction without a name, and refuses it later.
    named = None if expected is None else tuple(line for line in expected if line.keyword)
    assert named in (None, ours(case["dockerfile"]))


def test_composed_files() -> None:
    seen: Counter[bool] = Counter()

    @WHOLE
    @given(dockerfiles())
    def compare(source: str) -> None:
        expected = buildkit(source)
        seen[expected is None] += 1
        assert expected in (None, ours(source))

    compare()
    assert seen[False] > seen[True], "BuildKit refuses most of the composed files"
