"""One session of builds at a time in one cache."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sphinx_docker_recipes.errors import EngineError, Problem


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Keep other sessions away: each cleans up what it does not know of.

    Raises EngineError where there is another one. The lock goes with the process, however that ends.
    """
    with (cache / "lock").open("w", encoding="utf-8") as file:
        try:
            _take(file)
        except OSError:
            remedy = "wait until it ends, or give this one a --cache of its own"
            problem = Problem(path=str(cache), message="another session is building here", remedy=remedy)
            raise EngineError([problem]) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
