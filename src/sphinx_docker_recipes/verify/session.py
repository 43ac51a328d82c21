"""One session of real builds: bases first, then recipe after recipe, nothing left behind."""

import shlex
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.verify.engines.processes import Processes
from sphinx_docker_recipes.verify.engines.protocol import LABEL, Engine, Order
from sphinx_docker_recipes.verify.engines.rootfs import make_rootfs
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.verify.record import Attempt
from sphinx_docker_recipes.verify.standin_images import FOLDER, StandIn, find, full_name, needed
from sphinx_docker_recipes.verify.supplies import Supplies

PROBE = ("python3", "/probe/app.py")
"""What runs in an image that has no program of its own: the sample project's."""

STAND_IN_TIMEOUT = 3600.0
"""Seconds for one stand-in: CPython takes minutes, on a busy machine many."""

_TOOLS = ("python3", "pip", "uv", "pipx", "poetry", "pdm", "hatch", "ansible")
_ASK = (
    f"for t in {' '.join(_TOOLS)}; do "
    'v=$("$t" --version 2>/dev/null | grep -o "[0-9][0-9.]*" | head -n 1) && echo "$t $v"; '
    "done; true"
)

Listener = Callable[[str, str], None]
"""Told what begins and ends: (``making``, ``made``, ``building``, ``done``) and the name of it."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A builder and everything that its builds share."""

    engine: Engine
    processes: Processes
    supplies: Supplies
    scratch: Path
    """A folder that goes when the session does."""
    logs: Path
    context: Path
    offline: bool
    """Whether stand-ins and the wheelhouse take the place of registries and the index."""
    timeout: float
    """Seconds for one build."""
    keep_logs: bool = False
    """Whether logs of builds that went well are wanted too."""

    def prepare(self, references: Iterable[str], tell: Listener) -> Mapping[str, str]:
        """Make the stand-ins that are not there yet, and name them as the Dockerfiles do.

        What cannot be made, or rests on such a one, comes back: its references with the reason.
        """
        wanted = tuple(dict.fromkeys(references))
        missing: dict[str, str] = {}
        for standin in needed(wanted):
            names = {name for name in (*standin.serves, *wanted) if standin.stands_for(name)}
            reason = next((missing[need] for need in standin.needs if need in missing), "")
            if not reason and not self.engine.holds(standin.tag):
                tell("making", standin.id)
                reason = self._make(standin)
                tell("made", standin.id)
            for name in sorted(names):
                if reason:
                    missing[name] = reason
                else:
                    self.engine.tag(standin.tag, full_name(name))
        return missing

    def attempts(
        self, cases: Sequence[Case], jobs: int, stop: threading.Event, tell: Listener
    ) -> Iterator[Attempt]:
        """Yield what building each case did, as they end; after ``stop`` is set none begins."""
        waiting = list(reversed(cases))
        with ThreadPoolExecutor(max_workers=jobs) as pool:
            running: set[Future[Attempt]] = set()
            try:
                while running or (waiting and not stop.is_set()):
                    while waiting and len(running) < jobs and not stop.is_set():
                        running.add(pool.submit(self.attempt, waiting.pop(), tell))
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            except BaseException:
                self.processes.stop()
                raise

    def attempt(self, case: Case, tell: Listener) -> Attempt:
        """Build one case and run what it built; the image is removed, the log stays."""
        name = case.recipe.id
        tell("building", name)
        dockerfile = self.scratch / f"{name}.Dockerfile"
        dockerfile.write_bytes(case.recipe.dockerfile.encode())
        with self._logged(name) as log:
            attempt = self._build_and_run(case, dockerfile, log)
        tell("done", name)
        return attempt

    def _build_and_run(self, case: Case, dockerfile: Path, log: Path) -> Attempt:
        image = f"{LABEL}/{case.recipe.id}"
        mounts = self.supplies.mounts if self.offline else ()
        began = time.monotonic()
        order = Order(
            dockerfile=dockerfile, context=self.context, tag=image, timeout=self.timeout, mounts=mounts
        )
        built = self.engine.build(order, log)
        try:
            program, tools = None, {}
            if built.ok:
                left = max(10.0, self.timeout - (time.monotonic() - began))
                own = () if case.has_program else PROBE
                command = tuple(shlex.split(case.recipe.run)) or own
                program = self.engine.run(image, command, self.context, left)
                tools = self._tools(image)
        finally:
            self.engine.remove(image)
        text = log.read_text(encoding="utf-8", errors="replace")
        return Attempt(case=case, build=built, log=text, program=program, tools=tools)

    @contextmanager
    def _logged(self, name: str) -> Iterator[Path]:
        """Yield where a build may log; what is left of an earlier log goes, and that of a build cut short."""
        log = self.log(name)
        log.unlink(missing_ok=True)
        try:
            yield log
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) or self.processes.stopped.is_set():
                self.forget_log(name)
            raise

    def log(self, name: str) -> Path:
        """Return where the log of a build is."""
        return self.logs / f"{name}.log"

    def forget_log(self, name: str) -> None:
        """Remove the log of a build that went well, unless all are wanted."""
        if not self.keep_logs:
            self.log(name).unlink(missing_ok=True)

    def _make(self, standin: StandIn) -> str:
        """Make a stand-in; return the reason where it cannot be made."""
        name = f"stand-in-{standin.id}"
        with self._logged(name) as log:
            reason = self._make_image(standin, self.scratch / name, log)
        if not reason:
            self.forget_log(name)
        return reason

    def _make_image(self, standin: StandIn, context: Path, log: Path) -> str:
        context.mkdir()
        if standin.rootfs and not make_rootfs(standin.rootfs, context / "rootfs.tar", log, self.processes).ok:
            return f"the stand-in {standin.id} could not be made, see {log}"
        if standin.wheel:
            programs = self.supplies.programs(standin.wheel, standin.programs)
            shutil.copytree(programs, context, dirs_exist_ok=True)
        order = Order(
            dockerfile=FOLDER / standin.dockerfile,
            context=context,
            tag=standin.tag,
            timeout=max(self.timeout, STAND_IN_TIMEOUT),
            arguments=tuple((name, _local(value)) for name, value in standin.arguments),
        )
        done = self.engine.build(order, log)
        shutil.rmtree(context)
        return "" if done.ok else f"the stand-in {standin.id} could not be made, see {log}"

    def _tools(self, image: str) -> dict[str, str]:
        asked = self.engine.run(image, ("sh", "-c", _ASK), self.context, 60)
        words = [line.split() for line in asked.output.splitlines()] if asked.ok else []
        found = {line[0]: line[1] for line in words if len(line) == 2 and line[0] in _TOOLS}  # noqa: PLR2004
        return {"python" if name == "python3" else name: version for name, version in found.items()}


def _local(value: str) -> str:
    """Return an argument of a stand-in's Dockerfile, an image reference as its full name."""
    return full_name(value) if find(value) else value
