"""A session's builds as they go: judged one by one, shown while they run, summed up at the end."""

import sys
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from threading import Event
from typing import Protocol

from sphinx_docker_recipes.facts.decoder import recognise
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.library import Entry, disagreements
from sphinx_docker_recipes.recipes.model import Record
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.verify.plan import Case, Plan
from sphinx_docker_recipes.verify.record import (
    OFFICIAL,
    STAND_IN,
    Attempt,
    Circumstances,
    difference,
    fault,
    make_record,
)
from sphinx_docker_recipes.verify.session import Listener, Session
from sphinx_docker_recipes.verify.standin_images import find


class Status(Protocol):
    """A line that says what is going on."""

    def update(self, status: str) -> None:
        """Show another text."""


@valueclass(slots=True, kw_only=True)
class Builds:
    """The builds of one session, with what came of them."""

    plan: Plan
    records: Mapping[str, Record]
    session: Session
    keep_going: bool = False
    recording: bool = True
    made: dict[str, Record] = field(default_factory=dict)
    """Records of this session, by recipe id; none for what was only compared."""
    faults: dict[str, str] = field(default_factory=dict)
    """What went wrong, by recipe id."""
    right: int = 0
    began: float = field(default_factory=time.monotonic)

    def run(self, jobs: int) -> None:
        """Make the stand-ins, build everything, and say on standard output what came of each."""
        cases = self.plan.cases
        for recipe_id, reason in self.plan.unavailable:
            say(f"{recipe_id}: not built here, {reason}")
        stop = Event()
        with spinner() as status:
            tell = self._teller(status)
            cases = self._prepared(cases, tell)
            circumstances = self._circumstances()
            if self.faults and not self.keep_going:
                return
            for attempt in self.session.attempts(cases, jobs, stop, tell):
                self._take(attempt, circumstances)
                if self.faults and not self.keep_going:
                    stop.set()

    def summary(self) -> str:
        """Return the last line of the session."""
        minutes, seconds = divmod(int(time.monotonic() - self.began), 60)
        counts = (
            f"{self.right} as declared, {len(self.faults)} not, {len(self.plan.unavailable)} not built here"
        )
        return f"{counts}; {len(self.made)} recorded, in {minutes}:{seconds:02} minutes\n"

    def _prepared(self, cases: tuple[Case, ...], tell: Listener) -> tuple[Case, ...]:
        """Make the stand-ins; return the cases that have all theirs, the others are faults."""
        if not self.session.offline:
            return cases
        missing = self.session.prepare((image for case in cases for image in case.images), tell)
        for case in cases:
            if reason := next((missing[image] for image in case.images if image in missing), ""):
                self.faults[case.recipe.id] = reason
                say(f"{case.recipe.id}: {reason}")
        return tuple(case for case in cases if case.recipe.id not in self.faults)

    def _take(self, attempt: Attempt, circumstances: Circumstances) -> None:
        """Judge one attempt and record it."""
        name = attempt.case.recipe.id
        wrong = fault(attempt, decode)
        record = None if wrong else make_record(attempt, circumstances)
        if record:
            apart = disagreements(Entry(attempt.case.recipe, record))
            wrong = "; ".join(apart) or difference(record, self.records.get(name))
        if wrong or record is None:
            self.faults[name] = wrong
            say(f"{name}: {wrong}\n  log: {self.session.log(name)}")
            return
        self.right += 1
        if self.recording and name not in self.plan.compared and not self._known_better(record):
            self.made[name] = record
        said = [line for line in record.program if line.startswith("environment:")]
        say(f"{name}: {record.outcome}" + (f", {said[0]}" if said else ""))
        self.session.forget_log(name)

    def _known_better(self, record: Record) -> bool:
        """Return whether a build on the published image is recorded, which a stand-in does not replace."""
        earlier = self.records.get(record.recipe)
        if earlier is None or earlier.digest != record.digest:
            return False
        return earlier.base_kind == OFFICIAL and record.base_kind == STAND_IN

    def _circumstances(self) -> Circumstances:
        offline = self.session.offline
        return Circumstances(
            today=datetime.now(UTC).date(),
            builder=self.session.engine.version(),
            base_kind=STAND_IN if offline else OFFICIAL,
            origin=origin if offline else lambda _: "pulled from its registry",
        )

    def _teller(self, status: Status | None) -> "Teller":
        return Teller(status, len(self.plan.cases), self)


class Teller:
    """Keeps the status line up to date: what is being built, how many are left."""

    def __init__(self, status: Status | None, total: int, builds: Builds) -> None:
        """Take the line to write to; None where nobody looks."""
        self.status = status
        self.total = total
        self.builds = builds
        self.busy: list[str] = []

    def __call__(self, event: str, name: str) -> None:
        """Take note of a beginning or an end."""
        if event in {"making", "building"}:
            self.busy.append(f"{event} {name}")
        else:
            self.busy = [text for text in self.busy if text.partition(" ")[2] != name]
        if self.status:
            done = self.builds.right + len(self.builds.faults)
            self.status.update(f"{done} of {self.total} done: {', '.join(self.busy)}")
        elif event == "making":
            say(f"making the stand-in {name}")


def spinner() -> AbstractContextManager[Status | None]:
    """Return a status line on standard error, None where that is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - lazy: only a terminal pays for rich

    return Console(stderr=True).status("looking for a builder")


def decode(log: str) -> frozenset[str]:
    """Return the ids of the decoder's messages in a log, general ones and their special forms alike."""
    return frozenset(error.id for error in load().errors if recognise(log, [error]))


def origin(reference: str) -> str:
    """Return how the stand-in for an image was made."""
    standin = find(reference)
    return standin.origin if standin else ""


def say(text: str) -> None:
    """Write a line of progress at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
