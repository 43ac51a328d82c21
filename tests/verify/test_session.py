"""A session with an engine that only pretends: what it is asked for, and that nothing stays behind."""

import json
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sphinx_docker_recipes.errors import EngineError
from sphinx_docker_recipes.recipes import Recipe
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.verify.engines.detection import detect
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.engines.protocol import Order
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.verify.session import PROBE, Session
from sphinx_docker_recipes.verify.standin_images import standins
from sphinx_docker_recipes.verify.supplies import Supplies
from sphinx_docker_recipes.vocabulary import Level


@dataclass
class Pretender:
    """An engine that remembers what it was asked for."""

    name: str = "pretender"
    reaches_registries: bool = False
    images: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    broken: str = "bad"
    """What builds fail that have this in their name."""

    def version(self) -> str:
        return "pretender 1"

    def holds(self, reference: str) -> bool:
        return reference in self.images

    def build(self, order: Order, log: Path) -> Exit:
        self.asked.append(f"build {order.tag} of {order.dockerfile.read_text(encoding='utf-8').split()[1]}")
        log.write_text("a log\n", encoding="utf-8")
        if self.broken in order.tag:
            return Exit(code=1)
        self.images.add(order.tag)
        return Exit(code=0)

    def run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:  # noqa: ARG002
        self.asked.append(f"run {image} {' '.join(command[:2])}".strip())
        if command[:1] == ("sh",):
            return Exit(code=0, output="python3 3.13.5\nsh: uv: not found\nuv 0.13.9\n")
        return Exit(code=0, output="moo\n")

    def tag(self, image: str, reference: str) -> None:
        self.asked.append(f"tag {image.partition(':')[0]} {reference}")

    def remove(self, image: str) -> None:
        self.images.discard(image)

    def clean(self) -> None:
        self.images.clear()


def case(recipe_id: str, *, has_program: bool = True) -> Case:
    recipe = Recipe(
        id=recipe_id,
        title="",
        summary="",
        level=Level.FINE,
        dockerfile="FROM debian:trixie\n",
        path=Path(f"{recipe_id}.Dockerfile"),
        first_line=1,
        authors=(),
        sources=(),
    )
    return Case(recipe=recipe, images=("debian:trixie",), base="debian:trixie", has_program=has_program)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    for name in ("scratch", "logs", "context"):
        (tmp_path / name).mkdir()
    return Session(
        engine=Pretender(),
        processes=Processes(),
        supplies=Supplies(tmp_path / "supplies"),
        scratch=tmp_path / "scratch",
        logs=tmp_path / "logs",
        context=tmp_path / "context",
        offline=True,
        timeout=60,
    )


def quiet(event: str, name: str) -> None:
    """Tell nobody."""


def test_a_case_is_built_run_and_removed(session: Session) -> None:
    engine = session.engine
    assert isinstance(engine, Pretender)
    (attempt,) = session.attempts([case("one")], 1, threading.Event(), quiet)
    assert (attempt.build, attempt.program, attempt.tools, attempt.log) == (
        Exit(code=0),
        Exit(code=0, output="moo\n"),
        {"python": "3.13.5", "uv": "0.13.9"},
        "a log\n",
    )
    image = "localhost/docker-recipes/one"
    assert engine.asked == [f"build {image} of debian:trixie", f"run {image}", f"run {image} sh -c"]
    assert engine.images == set()


def test_a_recipe_may_say_what_proves_its_image(session: Session) -> None:
    engine = session.engine
    assert isinstance(engine, Pretender)
    told = case("one")
    told = replace(told, recipe=replace(told.recipe, run="python 'my app.py'"))
    list(session.attempts([told], 1, threading.Event(), quiet))
    assert engine.asked[1] == "run localhost/docker-recipes/one python my app.py"


def test_an_image_without_a_program_runs_the_sample_projects(session: Session) -> None:
    engine = session.engine
    assert isinstance(engine, Pretender)
    list(session.attempts([case("one", has_program=False)], 1, threading.Event(), quiet))
    assert engine.asked[1] == f"run localhost/docker-recipes/one {' '.join(PROBE)}"


def test_a_stand_in_that_cannot_be_made_is_told_of_with_all_that_rests_on_it(session: Session) -> None:
    engine = session.engine
    assert isinstance(engine, Pretender)
    engine.broken = "python-3.13-trixie-slim"
    engine.images = {standin.tag for standin in standins() if standin.id == "debian-13"}
    missing = session.prepare(["debian:13", "ghcr.io/astral-sh/uv:python3.13-trixie-slim"], quiet)
    log = session.logs / "stand-in-python-3.13-trixie-slim.log"
    assert set(missing.values()) == {f"the stand-in python-3.13-trixie-slim could not be made, see {log}"}
    assert "ghcr.io/astral-sh/uv:python3.13-trixie-slim" in missing
    assert "debian:13" not in missing
    assert "tag localhost/stand-in/debian-13 docker.io/library/debian:13" in engine.asked


def test_what_was_told_to_stop_begins_nothing_more(session: Session) -> None:
    stop = threading.Event()
    names = []
    for attempt in session.attempts([case("one"), case("bad"), case("two")], 1, stop, quiet):
        names.append(attempt.case.recipe.id)
        if not attempt.build.ok:
            stop.set()
    assert names == ["one", "bad"]


def test_a_log_stays_only_where_it_is_wanted(session: Session) -> None:
    list(session.attempts([case("one"), case("bad")], 2, threading.Event(), quiet))
    session.forget_log("one")
    assert [path.name for path in session.logs.iterdir()] == ["bad.log"]


def test_a_build_that_is_cut_short_leaves_no_log(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    build = session.engine.build

    def build_until_interrupted(order: Order, log: Path) -> Exit:
        build(order, log)
        if "two" in order.tag:
            raise KeyboardInterrupt
        return Exit(code=1)

    monkeypatch.setattr(session.engine, "build", build_until_interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(session.attempts([case("one"), case("two")], 1, threading.Event(), quiet))
    assert [path.name for path in session.logs.iterdir()] == ["one.log"]
    assert session.processes.stopped.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="a session there has no groups of processes")
def test_a_process_that_takes_too_long_is_ended_with_everything_it_started(tmp_path: Path) -> None:
    marks = tmp_path / "mark"
    child = f"import time; time.sleep(3); open({str(marks)!r}, 'w')"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    began = time.monotonic()
    done = Processes().run([sys.executable, "-c", parent], timeout=1)
    assert (done.timed_out, done.ok) == (True, False)
    assert time.monotonic() - began < 20
    time.sleep(3)
    assert not marks.exists()


def test_after_a_stop_nothing_starts_until_it_is_allowed_again() -> None:
    processes = Processes()
    processes.stop()
    with pytest.raises(EngineError, match="stopped before"):
        processes.run([sys.executable, "-c", ""])
    processes.resume()
    assert processes.run([sys.executable, "-c", f"print({json.dumps('moo')})"]).output == "moo\n"


def test_without_a_builder_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError) as raised:
        detect(None, Processes(), tmp_path, tmp_path)
    (problem,) = raised.value.problems
    assert problem.message == (
        "no builder of images can be used: docker is not installed; podman is not installed; "
        "buildah is not installed"
    )
    assert "apt install buildah mmdebstrap" in problem.remedy
