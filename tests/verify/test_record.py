"""What an attempt proves: a record, or the reason why it is none."""

from datetime import date
from pathlib import Path

import pytest

from sphinx_docker_recipes.recipes import Recipe, Record
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.verify.engines.processes import Exit
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.verify.record import Attempt, Circumstances, difference, fault, make_record
from sphinx_docker_recipes.vocabulary import Expect, Level

RECIPE = Recipe(
    id="one",
    title="",
    summary="",
    level=Level.FINE,
    dockerfile="FROM debian:trixie\n",
    path=Path("one.Dockerfile"),
    first_line=1,
    authors=(),
    sources=(),
)
FAILS = replace(RECIPE, expect=Expect.FAILS, error="E09")
CASE = Case(
    recipe=RECIPE,
    images=("debian:trixie", "ghcr.io/astral-sh/uv:0.13.9-debian"),
    base="debian:trixie",
    has_program=True,
)
PRINTED = "python: 3.13.5 in /opt/venv\nenvironment: virtual, made from /usr\nmarker: present\n"
BUILT = Attempt(
    case=CASE,
    build=Exit(code=0),
    log="Installed 1 package in 2ms\n + cowsay==6.1\n",
    program=Exit(code=0, output=PRINTED),
    tools={"python": "3.13.5"},
)
FAILED = Attempt(
    case=replace(CASE, recipe=FAILS),
    build=Exit(code=1),
    log="Setting up python3 (3.13.5-1) ...\nerror: E09 is shown\nError: building at STEP 3\n",
    program=None,
    tools={},
)
WHERE = Circumstances(
    today=date(2026, 11, 22),
    builder="buildah 1.28.2",
    base_kind="stand-in",
    origin=lambda reference: f"made for {reference}",
)


def decode(log: str) -> frozenset[str]:
    return frozenset(name for name in ("E01", "E09") if name in log)


@pytest.mark.parametrize(
    ("attempt", "reason"),
    [
        (BUILT, ""),
        (FAILED, ""),
        (replace(BUILT, build=Exit(code=0, timed_out=True)), "the build ran into the time limit"),
        (replace(BUILT, build=Exit(code=2), log=""), "the build failed (exit status 2)"),
        (
            replace(BUILT, build=Exit(code=2), log="E01"),
            "the build failed (exit status 2; the log shows E01)",
        ),
        (replace(BUILT, program=Exit(code=1, output="no")), "the image's program failed (exit status 1): no"),
        (
            replace(BUILT, program=Exit(code=0, timed_out=True)),
            "the image's program did not end within the time limit",
        ),
        (replace(BUILT, case=FAILED.case), "declared to fail, but the build went through"),
        (replace(FAILED, log="E01"), "failed, but not with E09: the log shows E01"),
        (replace(FAILED, log=""), "failed, but not with E09: the log shows no known message"),
    ],
)
def test_an_attempt_is_what_the_recipe_declares_or_says_why_not(attempt: Attempt, reason: str) -> None:
    assert fault(attempt, decode) == reason


@pytest.mark.parametrize(
    ("line", "image"),
    [
        (
            "ERROR: failed to solve: failed to resolve source metadata for docker.io/library/debian:13: no",
            "docker.io/library/debian:13",
        ),
        ("Error: creating build container: initializing source docker://debian:13: pinging", "debian:13"),
    ],
)
@pytest.mark.parametrize("attempt", [BUILT, FAILED], ids=["builds", "fails"])
def test_an_image_that_cannot_be_pulled_proves_nothing(attempt: Attempt, line: str, image: str) -> None:
    said = fault(replace(attempt, build=Exit(code=1), log=line), decode)
    assert said.startswith(f"{image} could not be pulled; ")


def test_an_image_that_builds_and_whose_program_shows_the_error_fails_as_declared() -> None:
    attempt = replace(FAILED, build=Exit(code=0), log="", program=Exit(code=127, output="E09"))
    assert fault(attempt, decode) == ""


def test_a_build_is_recorded() -> None:
    assert make_record(BUILT, WHERE) == Record(
        recipe="one",
        digest=RECIPE.digest,
        date=date(2026, 11, 22),
        builder="buildah 1.28.2",
        base="debian:trixie",
        base_kind="stand-in",
        base_origin="made for debian:trixie",
        outcome="built",
        tools=(("python", "3.13.5"), ("uv", "0.13.9")),
        output=("Installed 1 package", " + cowsay==6.1"),
        program=(
            "python: 3.13.5 in /opt/venv",
            "environment: virtual, made from /usr",
            "marker: present",
        ),
    )


def test_a_failure_as_declared_is_recorded_with_its_message() -> None:
    record = make_record(FAILED, WHERE)
    assert (record.outcome, record.output, record.program) == (
        "failed-as-expected",
        ("error: E09 is shown",),
        (),
    )


def test_a_build_again_differs_in_what_matters_and_not_in_versions() -> None:
    record = make_record(BUILT, WHERE)
    newer = replace(record, tools=(("python", "3.14"),), program=("python: 3.14", *record.program[1:]))
    system = replace(record, program=("environment: system", "marker: present"))
    assert difference(record, None) == difference(newer, record) == ""
    assert difference(system, replace(record, digest="another")) == ""
    assert difference(replace(record, outcome="failed-as-expected"), record) == (
        "the record says built, this build failed-as-expected"
    )
    assert difference(system, record).startswith("the record's program said ")
