"""``docker-recipes check`` beside hadolint, on the same files in one run; read the ratios.

hadolint's binary has ShellCheck inside and many more rules; the comparison says what a user waits, no more.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.dockerfiles import folder
from dockerfile_doctor.parser import parse
from dockerfile_doctor.rules import analyze

from sphinx_docker_recipes.pep668 import analyse

BIN = Path(sys.executable).parent
OURS = (str(BIN / "docker-recipes"), "check", "--format", "json", "--fail-on", "never")
HADOLINT = (str(BIN / "hadolint"), "--no-fail", "--format", "json")
REPEATS = 9


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, help="your own Dockerfiles instead of made ones")
    with tempfile.TemporaryDirectory() as made:
        files = folder(Path(made), options.parse_args().folder)
        texts = [path.read_bytes() for path in files]
        lines = sum(text.count(b"\n") for text in texts)
        print(f"{len(files)} Dockerfiles, {lines} lines, Python {sys.version.split()[0]}\n")
        compare_folder(files)
        compare_one(files)
        compare_in_process(texts)


def compare_folder(files: Sequence[Path]) -> None:
    ours, theirs = (cpu([*command, *map(str, files)]) for command in (OURS, HADOLINT))
    each = 1000 / len(files)
    print(f"whole folder, CPU ms a file   docker-recipes {ours * each:8.2f}   hadolint {theirs * each:8.2f}")
    print(f"  ratio {ours / theirs:.3f} (goal: at most 0.050)\n")


def compare_one(files: Sequence[Path]) -> None:
    sample = files[:: max(1, len(files) // REPEATS)][:REPEATS]
    ours, theirs = (
        statistics.median(wall(lambda: run([*command, str(path)])) for path in sample)  # noqa: B023 - called at once
        for command in (OURS, HADOLINT)
    )
    print(f"one file, wall ms (median)    docker-recipes {ours * 1000:8.1f}   hadolint {theirs * 1000:8.1f}")
    print(f"  ratio {ours / theirs:.2f} (goal: at most 0.90)\n")


def compare_in_process(texts: Sequence[bytes]) -> None:
    decoded = [text.decode(errors="replace") for text in texts]
    analyse(texts[0])
    ours = best(lambda: [analyse(text) for text in texts]) / len(texts)
    theirs = best(lambda: [analyze(parse(text)) for text in decoded]) / len(texts)
    print(
        f"in process, ms a file         analyse {ours * 1000:8.3f}   dockerfile-doctor {theirs * 1000:8.3f}"
    )
    print(f"  ratio {ours / theirs:.2f} (goal: at most 1.00)\n")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(command: Sequence[str]) -> None:
    """Run a command where no project's settings lie: ours hold the name of the table that is looked for."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=tempfile.gettempdir())


def best(work: Callable[[], object]) -> float:
    return min(wall(work) for _ in range(3))


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
