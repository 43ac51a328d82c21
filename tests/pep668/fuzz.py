"""Feed the analyser mutated Dockerfiles: ``fuzz.py [COUNT] [SEED]``, or ``fuzz.py --atheris [OPTIONS]``.

Reports every input on which it raises, a place lies outside the text, or the time is over twenty times what
its length lets expect, and ends with status 1 if there was one. A seed gives the same inputs again; the
options of atheris are those of libFuzzer.
"""

import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from parsers import guided
from parsers.checks import check_span
from parsers.mutations import mutated, pumped

from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.pep668 import analyse

CELLS = Path(__file__).with_name("truth_table.jsonl")
SLOWER = 20
SECONDS_A_CHARACTER = 2e-5
SECONDS_AN_INPUT = 0.02
PUMPED = 100


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--atheris"]:
        return guided.fuzz(check_bytes, seeds(), arguments[1:])
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    failures = 0
    for number, text in zip(range(count), inputs(Random(seed)), strict=False):  # noqa: S311 - repeatable
        problem = problem_with(text)
        if problem:
            failures += 1
            print(f"input {number} of seed {seed}, begins {text[:400]!r}\n{problem}\n", flush=True)
        if number % 10_000 == 9_999:
            print(f"{number + 1} inputs", file=sys.stderr, flush=True)
    print(f"{count} inputs, {failures} failures")
    return int(failures > 0)


def inputs(random: Random) -> Iterator[str]:
    """Return mutated Dockerfiles without end."""
    whole = seeds()
    while True:
        text = random.choice(whole)
        if random.randrange(PUMPED) == 0:
            yield pumped(random, text)
            continue
        for _ in range(random.randint(1, 5)):
            text = mutated(random, text, random.choice(whole))
        yield text


def seeds() -> list[str]:
    """Return the Dockerfiles of the truth table."""
    lines = CELLS.read_text(encoding="utf-8").splitlines()
    found = sorted({cell["dockerfile"] for cell in map(json.loads, lines) if cell.get("dockerfile")})
    assert len(found) > 100
    return found


def problem_with(text: str) -> str | None:
    start = process_time()
    try:
        check(text)
    except Exception:  # noqa: BLE001 - whatever is raised is what we look for
        return traceback.format_exc(limit=-4)
    allowed = SLOWER * (SECONDS_A_CHARACTER * len(text) + SECONDS_AN_INPUT)
    if process_time() - start < allowed:
        return None
    taken = min(seconds(text) for _ in range(3))
    return f"took {taken:.2f} seconds, more than {allowed:.2f}" if taken > allowed else None


def check_bytes(data: bytes) -> None:
    check(data.decode("utf-8", "replace"))


def check(text: str) -> None:
    """Analyse *text*; every place of the report must lie inside it, and every step must say why."""
    report = analyse(text)
    found = parse(text)
    for step in report.steps:
        check_span(step.span, found)
        assert step.because
    for finding in report.findings:
        check_span(finding.span, found)


def seconds(text: str) -> float:
    start = process_time()
    analyse(text)
    return process_time() - start


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
