"""Fuzzing that libFuzzer steers by what the inputs cover; atheris is not among the project's dependencies."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory


def fuzz(one: Callable[[bytes], None], seeds: Iterable[str], options: Sequence[str]) -> int:
    """Feed *one* with mutations of the seeds until it raises or, with ``-runs=COUNT``, that many are done."""
    import atheris  # noqa: PLC0415 - only this way of running needs it

    with TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds):
            Path(corpus, str(number)).write_text(seed, encoding="utf-8", errors="surrogateescape")
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], *options, corpus], one)
        atheris.Fuzz()
    return 0
