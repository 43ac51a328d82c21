"""How much work a command is: instructions counted by valgrind, or the least CPU time of several runs."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol, TypeVar

ROUNDS = 5
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")

Key = TypeVar("Key", bound=Hashable)
Command = Sequence[str]


class Work(Protocol):
    """A way to measure commands."""

    unit: str

    def measure(
        self, commands: Mapping[Key, Command], before: Callable[[Command], object] | None = None
    ) -> dict[Key, float]:
        """Return what each command costs; all run once before, and *before* is called before each run."""


class Instructions:
    """Millions of instructions: the same at every run, so one is enough, and two can go at a time."""

    unit = "million instructions"

    def measure(
        self, commands: Mapping[Key, Command], before: Callable[[Command], object] | None = None
    ) -> dict[Key, float]:
        def count(command: Command) -> float:
            run(command)
            if before:
                before(command)
            said = run([*VALGRIND, *command])
            return int(re.search(r"I +refs: +([\d,]+)", said)[1].replace(",", "")) / 1e6

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(commands, pool.map(count, commands.values()), strict=True))


class CpuTime:
    """Milliseconds of CPU time: the least of several rounds, in each of which every command runs once."""

    unit = "ms of CPU"

    def measure(
        self, commands: Mapping[Key, Command], before: Callable[[Command], object] | None = None
    ) -> dict[Key, float]:
        least = dict.fromkeys(commands, float("inf"))
        for turn in range(ROUNDS + 1):
            for key, command in commands.items():
                if before and turn:
                    before(command)
                spent = usage(command).cpu * 1000
                least[key] = min(least[key], spent) if turn else least[key]
        return least


class Usage(NamedTuple):
    """What one command took."""

    cpu: float
    wall: float
    megabytes: float


def counter(*, cpu: bool) -> Work:
    """Return the way to measure."""
    return CpuTime() if cpu else Instructions()


def run(command: Command) -> str:
    """Run a command and return what it says on standard error; hashes are the same at every run."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stderr


def usage(command: Command) -> Usage:
    """Return time and peak memory of a command: a process in between sees this one child alone."""
    start = time.perf_counter()
    said = run([sys.executable, "-c", _ALONE, *command])
    cpu, kilobytes = said.split()[-2:]
    return Usage(float(cpu), time.perf_counter() - start, int(kilobytes) / 1024)


_ALONE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
