"""What a session builds, which stand-ins it needs, and what a build's log comes down to."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from sphinx_docker_recipes.recipes import Recipe, Record
from sphinx_docker_recipes.verify.output import neutral, outline, versions
from sphinx_docker_recipes.verify.plan import Case, Plan, make_plan
from sphinx_docker_recipes.verify.standin_images import FOLDER, find, full_name, needed, standins
from sphinx_docker_recipes.vocabulary import Level

DAY = date(2026, 11, 22)


def case(recipe_id: str, image: str = "debian:trixie") -> Case:
    recipe = Recipe(
        id=recipe_id,
        title="",
        summary="",
        level=Level.FINE,
        dockerfile=f"FROM {image}\n# {recipe_id}\n",
        path=Path(f"{recipe_id}.Dockerfile"),
        first_line=1,
        authors=(),
        sources=(),
    )
    return Case(recipe=recipe, images=(image,), base=image, has_program=True)


def record(built: Case, digest: str = "") -> Record:
    return Record(
        recipe=built.recipe.id,
        digest=digest or built.recipe.digest,
        date=DAY,
        builder="",
        base="",
        base_kind="",
        base_origin="",
        outcome="built",
    )


CASES = tuple(case(f"r{number}") for number in range(6))
ELSEWHERE = case("alpine", "alpine:3.22")
RECORDS = {built.recipe.id: record(built) for built in CASES[:4]} | {"r4": record(CASES[4], "another")}


def obstacle(built: Case) -> str:
    return "" if built.base.startswith("debian") else f"no {built.base}"


def plan(**options: object) -> Plan:
    everything = (*CASES, ELSEWHERE)
    values: dict[str, object] = {"obstacle": obstacle, "today": DAY, **options}
    return make_plan(everything, RECORDS, **values)  # type: ignore[arg-type]  # by name, for short tests


def test_without_stale_everything_that_can_be_built_is() -> None:
    assert plan() == Plan(cases=CASES, unavailable=(("alpine", "no alpine:3.22"),))


def test_stale_is_what_has_no_record_or_one_of_another_text() -> None:
    assert plan(stale=True) == Plan(cases=CASES[4:], unavailable=(("alpine", "no alpine:3.22"),))


def test_a_sample_is_drawn_from_the_others_by_the_day() -> None:
    first = plan(stale=True, sample=2)
    assert first == plan(stale=True, sample=2)
    assert len(first.compared) == 2
    assert [built.recipe.id for built in first.cases] == sorted([*first.compared, "r4", "r5"])
    days = [plan(stale=True, sample=2, today=DAY + timedelta(days=day)).compared for day in range(30)]
    assert frozenset().union(*days) == {"r0", "r1", "r2", "r3"}


def test_a_sample_is_never_larger_than_what_there_is() -> None:
    assert plan(stale=True, sample=99).compared == {"r0", "r1", "r2", "r3"}


def test_stand_ins_come_after_what_they_rest_on_and_once() -> None:
    made = needed(["ghcr.io/astral-sh/uv:python3.13-trixie-slim", "debian:13", "nowhere:1"])
    assert [standin.id for standin in made] == [
        "debian-13",
        "python-3.13-trixie-slim",
        "uv-python-3.13-trixie-slim",
    ]


def test_every_stand_in_can_be_made_from_what_is_here() -> None:
    assert len(standins()) > 5
    for standin in standins():
        assert (FOLDER / standin.dockerfile).is_file()
        assert all(find(need) for need in standin.needs)
        assert all(find(pattern) is standin for pattern in standin.serves if "*" not in pattern)
        assert re.fullmatch(r"localhost/stand-in/[a-z0-9.-]+:[0-9a-f]{12}", standin.tag)
    assert len({standin.tag for standin in standins()}) == len(standins())


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("debian", "docker.io/library/debian:latest"),
        ("debian:13", "docker.io/library/debian:13"),
        ("docker.io/debian:13", "docker.io/library/debian:13"),
        ("codercom/code-server", "docker.io/codercom/code-server:latest"),
        ("ghcr.io/astral-sh/uv:0.13.9", "ghcr.io/astral-sh/uv:0.13.9"),
        ("localhost/x:1", "localhost/x:1"),
    ],
)
def test_a_reference_in_full(written: str, full: str) -> None:
    assert full_name(written) == full


UV = """\
STEP 8/11: RUN uv pip install -r requirements.txt
Using Python 3.13.5 environment at: /opt/venv
Resolved 2 packages in 1ms
Prepared 2 packages in 1.54s
Installed 2 packages in 23ms
 + cowsay==6.1
 + humanize==4.17.0 (from file:///wheelhouse/humanize-4.17.0-py3-none-any.whl)
STEP 9/11: COPY app.py .
"""

PIP_REFUSES = """\
Setting up python3-pip (25.1.1+dfsg-1) ...
Setting up python3 (3.13.5-1) ...
error: externally-managed-environment

× This environment is externally managed
    See /usr/share/doc/python3.13/README.venv for more information.
subprocess exited with status 1
Error: building at STEP "RUN pip install": exit status 1
"""

BUILDKIT_REFUSES = """\
#0 building with "default" instance using docker driver
#9 [5/6] RUN pip install -r requirements.txt
#9 3.183 error: externally-managed-environment
#9 3.183
#9 3.183 × This environment is externally managed
#9 3.183     See /usr/share/doc/python3.13/README.venv for more information.
#9 ERROR: process "/bin/sh -c pip install -r requirements.txt" did not complete successfully: exit code: 1
------
 > [5/6] RUN pip install -r requirements.txt:
3.183
3.183     See /usr/share/doc/python3.13/README.venv for more information.
------
x-deb-pip.Dockerfile:10
--------------------
   9 |     # Stops here: error: externally-managed-environment.
  10 | >>> RUN pip install -r requirements.txt
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c pip install" did not complete: exit code: 1
"""

RECOVERED = """ERROR: No matching distribution found for setuptools
  installed package cowsay 6.1, installed using Python 3.11.2
COMMIT localhost/docker-recipes/one
"""

APT = """\
Get:1 http://archive.example/debian trixie/main amd64 python3-humanize all 4.12.1-1 [44.4 kB]
Setting up libc6:amd64 (2.41-12) ...
Setting up python3-humanize (4.12.1-1) ...
"""


REFUSAL = [
    "error: externally-managed-environment",
    "× This environment is externally managed",
    "    See /usr/share/doc/python3.13/README.venv for more information.",
]


@pytest.mark.parametrize(
    ("log", "failed", "kept"),
    [
        (
            UV,
            False,
            [
                "Using Python 3.13.5 environment at: /opt/venv",
                "Resolved 2 packages",
                "Prepared 2 packages",
                "Installed 2 packages",
                " + cowsay==6.1",
                " + humanize==4.17.0 (from humanize-4.17.0-py3-none-any.whl)",
            ],
        ),
        (PIP_REFUSES, True, REFUSAL),
        (BUILDKIT_REFUSES, True, REFUSAL),
        (RECOVERED, False, ["  installed package cowsay 6.1, installed using Python 3.11.2"]),
        (APT, False, ["Setting up python3-humanize (4.12.1-1) ..."]),
        ("", False, []),
    ],
)
def test_only_the_installers_lines_are_kept(log: str, failed: bool, kept: list[str]) -> None:  # noqa: FBT001
    assert list(outline(log, failed=failed)) == kept


def test_what_changes_at_every_run_is_left_out() -> None:
    assert neutral("Installed 3 packages in 1m 2s") == "Installed 3 packages"
    assert neutral("Downloading uv (20.3 MiB)") == "Downloading uv"
    assert neutral("It is recommended to do so: https://example.org/venv") == "It is recommended to do so"


def test_versions_are_read_from_what_apt_set_up() -> None:
    assert versions(PIP_REFUSES) == {"pip": "25.1.1", "python": "3.13.5"}
