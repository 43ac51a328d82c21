"""Starts processes, with a time limit, and ends what they started: the one module that does."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.values import valueclass

GRACE = 5.0
"""Seconds between asking a process to end and ending it."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """How a process ended."""

    code: int
    output: str = ""
    timed_out: bool = False

    @property
    def ok(self) -> bool:
        """Return whether it succeeded."""
        return self.code == 0 and not self.timed_out


class Processes:
    """The processes of one session; `stop` ends them all, from any thread."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Take variables to set on top of the session's own."""
        self.environment = {**os.environ, **(environment or {})}
        self.running: set[subprocess.Popen[bytes]] = set()
        self.stopped = threading.Event()

    def run(self, command: Sequence[str], *, log: Path | None = None, timeout: float | None = None) -> Exit:
        """Run a command to its end or to the time limit, in seconds; what it prints goes to the log.

        Without a log it comes back in `Exit.output`. Raises EngineError where the command cannot be started.
        """
        with contextlib.ExitStack() as stack:
            sink: IO[bytes] = (
                stack.enter_context(log.open("ab")) if log else stack.enter_context(TemporaryFile())
            )
            process = stack.enter_context(self._started(command, sink))
            timed_out = self._wait(process, timeout)
            if log:
                return Exit(code=process.returncode, timed_out=timed_out)
            sink.seek(0)
            output = sink.read().decode(errors="replace")
            return Exit(code=process.returncode, output=output, timed_out=timed_out)

    def stop(self) -> None:
        """End every process that is running, and let none start."""
        self.stopped.set()
        for process in tuple(self.running):
            _end(process)

    def resume(self) -> None:
        """Let processes start again, to clean up after a stop."""
        self.stopped.clear()

    @contextlib.contextmanager
    def _started(self, command: Sequence[str], sink: IO[bytes]) -> Iterator["subprocess.Popen[bytes]"]:
        if self.stopped.is_set():
            raise EngineError([Problem(path="", message=f"stopped before `{command[0]}` could run")])
        try:
            process = subprocess.Popen(  # noqa: S603 - commands are made here, not by users
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                env=self.environment,
                start_new_session=True,
            )
        except OSError as error:
            what = f"`{command[0]}` cannot be started: {error.strerror}"
            raise EngineError([Problem(path="", message=what, remedy=f"install {command[0]}")]) from error
        self.running.add(process)
        try:
            yield process
        finally:
            _end(process)
            self.running.discard(process)

    def _wait(self, process: "subprocess.Popen[bytes]", timeout: float | None) -> bool:
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            return True
        return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and everything that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
            return
