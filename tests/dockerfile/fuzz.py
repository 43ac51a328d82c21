"""Feed the parsers mutated input: ``fuzz.py [COUNT] [SEED]``, or ``fuzz.py --atheris [LIBFUZZER OPTIONS]``.

Reports every input on which something raises, a place lies outside the text, or the time is over twenty times
what its length lets expect, and ends with status 1 if there was one. A seed gives the same inputs again.
"""

import sys
import tomllib
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from parsers import guided
from parsers.checks import check_file, check_script
from parsers.mutations import mutated, pumped
from parsers.scripts import script

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.dockerfile.scripts import run_script
from sphinx_docker_recipes.dockerfile.shell import parse_shell

HERE = Path(__file__).parent
SLOWER = 20
SECONDS_A_CHARACTER = 3e-6
SECONDS_AN_INPUT = 0.002
PUMPED = 50
"""One input in so many repeats a piece until it is long: what is worse than linear shows only then."""


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--atheris"]:
        return guided.fuzz(check_bytes, seeds(), arguments[1:])
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    failures = 0
    for number, text in zip(range(count), inputs(Random(seed)), strict=False):  # noqa: S311  - repeatable on purpose
        problem = problem_with(text)
        if problem:
            failures += 1
            print(
                f"input {number} of seed {seed}, {len(text)} characters, begins {text[:300]!r}\n{problem}\n",
                flush=True,
            )
        if number % 10_000 == 9_999:
            print(f"{number + 1} inputs", file=sys.stderr, flush=True)
    print(f"{count} inputs, {failures} failures")
    return int(failures > 0)


def inputs(random: Random) -> Iterator[str]:
    """Return mutated files and scripts without end."""
    whole = seeds()
    while True:
        text = random.choice(whole)
        if random.randrange(PUMPED) == 0:
            yield pumped(random, text)
            continue
        for _ in range(random.randint(1, 6)):
            text = mutated(random, text, random.choice(whole))
        yield text


def seeds() -> list[str]:
    """Return the files and scripts that inputs are made of."""
    return [
        *fixed("files.toml", "dockerfile"),
        *fixed("scripts.toml", "script"),
        *(script(number)[:400] for number in range(100)),
    ]


def fixed(name: str, key: str) -> list[str]:
    return [case[key] for case in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["case"]]


def problem_with(text: str) -> str | None:
    start = process_time()
    try:
        check_file(text)
        check_script(Text(text))
    except Exception:  # noqa: BLE001  - whatever is raised is what we look for
        return traceback.format_exc(limit=-3)
    allowed = SLOWER * (SECONDS_A_CHARACTER * len(text) + SECONDS_AN_INPUT)
    if process_time() - start < allowed:
        return None
    taken = min(seconds(text) for _ in range(3))
    return f"took {taken:.2f} seconds, more than {allowed:.2f}" if taken > allowed else None


def seconds(text: str) -> float:
    start = process_time()
    parse_shell(Text(text))
    for instruction in parse(text).instructions:
        body = run_script(instruction)
        if body is not None:
            parse_shell(body)
    return process_time() - start


def check_bytes(data: bytes) -> None:
    check_file(data)
    check_script(Text(data.decode("utf-8", "surrogateescape")))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
