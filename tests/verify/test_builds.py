"""The command: whole sessions with an engine that pretends, from options to records."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from sphinx_docker_recipes.cli import main, verify
from sphinx_docker_recipes.recipes import Record, load_catalogue, load_records
from sphinx_docker_recipes.recipes.records import dump_records
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.engines.protocol import Order
from sphinx_docker_recipes.verify.session import Session
from sphinx_docker_recipes.verify.supplies import Supplies

HEAD = """\
# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "{level}"
{more}# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
"""
FAILS = '# expect = "fails"\n# error = "E01"\n# reason = "Shown."\n# instead = "venv"\n'
VENV = """\
FROM debian:trixie
RUN apt-get install -y python3-venv && python3 -m venv /v && /v/bin/pip install x
CMD x
"""
BLOCKED = "FROM debian:trixie\nRUN apt-get install -y python3-pip && pip install x\nCMD x\n"
REFUSAL = "error: externally-managed-environment\n\n× This environment is externally managed\n"


class Pretender:
    """An engine whose builds do what the text of the Dockerfile makes one expect."""

    name = "pretender"
    reaches_registries = False
    said = "environment: virtual, made from /usr\nmarker: present\n"

    def version(self) -> str:
        return "pretender 1"

    def holds(self, reference: str) -> bool:
        return bool(reference)

    def build(self, order: Order, log: Path) -> Exit:
        blocked = "python3-pip" in order.dockerfile.read_text(encoding="utf-8")
        log.write_text(REFUSAL if blocked else "Successfully installed x-1\n", encoding="utf-8")
        return Exit(code=int(blocked))

    def run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:  # noqa: ARG002
        return Exit(code=0, output="python3 3.13.5\n" if command else self.said)

    def tag(self, image: str, reference: str) -> None:
        """Name nothing."""

    def remove(self, image: str) -> None:
        """Remove nothing."""

    def clean(self) -> None:
        """Leave nothing, having made nothing."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of two recipes, and sessions that pretend."""

    @contextmanager
    def opened(arguments: object) -> Iterator[Session]:
        del arguments
        for name in ("scratch", "logs"):
            (tmp_path / name).mkdir(exist_ok=True)
        yield Session(
            engine=Pretender(),
            processes=Processes(),
            supplies=Supplies(tmp_path),
            scratch=tmp_path / "scratch",
            logs=tmp_path / "logs",
            context=tmp_path,
            offline=True,
            timeout=60,
        )

    monkeypatch.setattr(verify, "opened", opened)
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    write(catalogue, "venv", "fine", "", VENV)
    write(catalogue, "blocked", "discouraged", FAILS, BLOCKED)
    return catalogue


def write(catalogue: Path, name: str, level: str, more: str, dockerfile: str) -> None:
    text = HEAD.format(level=level, more=more) + dockerfile
    (catalogue / f"{name}.Dockerfile").write_text(text, encoding="utf-8")


def session(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    status = main(["verify", "--folder", str(folder), *options])
    lines = capsys.readouterr().out.splitlines()
    return status, [line for line in lines if not line.startswith("  log: ")][:-1]


def test_what_builds_and_fails_as_declared_is_recorded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert session(folder, capsys) == (
        0,
        ["venv: built, environment: virtual, made from /usr", "blocked: failed-as-expected"],
    )
    records = load_records(folder / "records.json")
    assert {name: (record.outcome, record.base_kind, record.base) for name, record in records.items()} == {
        "venv": ("built", "stand-in", "debian:trixie"),
        "blocked": ("failed-as-expected", "stand-in", "debian:trixie"),
    }
    assert session(folder, capsys, "--stale") == (0, [])


def test_a_declaration_turned_round_fails_and_is_not_recorded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "venv", "discouraged", FAILS.replace('"venv"', '"other"'), VENV)
    write(folder, "other", "fine", "", VENV.replace("/v", "/w"))
    write(folder, "blocked", "fine", "", BLOCKED)
    status, lines = session(folder, capsys, "--keep-going")
    assert status == 1
    assert sorted(lines) == [
        "blocked: the build failed (exit status 1; the log shows E01)",
        "other: built, environment: virtual, made from /usr",
        "venv: declared to fail, but the build went through",
    ]
    assert set(load_records(folder / "records.json")) == {"other"}
    assert (folder.parent / "logs" / "blocked.log").exists()


def test_without_keep_going_nothing_begins_after_a_fault(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "a-first", "recommended", "", BLOCKED)
    status, lines = session(folder, capsys)
    assert (status, lines) == (1, ["a-first: the build failed (exit status 1; the log shows E01)"])


def test_a_build_that_does_not_do_what_the_analyser_says_is_a_fault(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pretender, "said", "environment: system\nmarker: present\n")
    status, lines = session(folder, capsys, "venv")
    assert (status, lines) == (
        1,
        ["venv: the analyser says venv, but the recorded program said `environment: system`"],
    )


def test_a_sample_is_compared_and_not_recorded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session(folder, capsys)
    place = folder / "records.json"
    before = [replace(record, date=date(2020, 1, 1)) for record in load_records(place).values()]
    place.write_text(dump_records(before), encoding="utf-8")
    text = place.read_text(encoding="utf-8")
    assert session(folder, capsys, "--stale", "--sample", "2")[0] == 0
    assert place.read_text(encoding="utf-8") == text


def test_a_stand_in_does_not_replace_what_the_published_image_did(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = load_catalogue([folder], builtin=False)["venv"]
    official = Record(
        recipe="venv",
        digest=recipe.digest,
        date=date(2026, 1, 1),
        builder="docker 28 (BuildKit)",
        base="debian:trixie",
        base_kind="official",
        base_origin="pulled from its registry",
        outcome="built",
        program=("environment: virtual, made from /usr", "marker: present"),
    )
    (folder / "records.json").write_text(dump_records([official]), encoding="utf-8")
    session(folder, capsys)
    records = load_records(folder / "records.json")
    assert records["venv"] == official
    assert records["blocked"].base_kind == "stand-in"


def test_records_of_recipes_that_are_gone_go_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session(folder, capsys)
    (folder / "blocked.Dockerfile").unlink()
    session(folder, capsys)
    rows = json.loads((folder / "records.json").read_text(encoding="utf-8"))["records"]
    assert [row["recipe"] for row in rows] == ["venv"]


def test_nothing_is_written_where_no_records_are_wanted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert session(folder, capsys, "--no-record")[0] == 0
    assert not (folder / "records.json").exists()


def test_an_id_that_no_recipe_has_is_refused_before_anything_starts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--folder", str(folder), "vemv", "zzzzzz"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "docker-recipes: no recipe `vemv` (did you mean `venv`?)",
        "docker-recipes: no recipe `zzzzzz` (`docker-recipes list --failing` shows them all)",
    ]
