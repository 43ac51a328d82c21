"""The tables hold together: every row is sourced, dated, reachable, and says a thing once."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

import sphinx_docker_recipes.facts
from sphinx_docker_recipes.facts.base_images import ImageRow
from sphinx_docker_recipes.facts.image_table import ImageTable, histories, read_history
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.owned import read_owned
from sphinx_docker_recipes.facts.tables import CHECKED, load
from sphinx_docker_recipes.vocabulary import Evidence, Marker

FOLDER = Path(sphinx_docker_recipes.facts.__file__).parent
SETS = tomllib.loads((FOLDER / "base_images.toml").read_text().split("[[base-images]]", maxsplit=1)[0])[
    "sets"
]
FACTS = load()
ROWS = FACTS.image_rows
HISTORIES = [
    read_history(number["id"]) for number in tomllib.loads((FOLDER / "floating.toml").read_text())["floating"]
]


def sources() -> Iterator[Source]:
    yield from (row.answer.template.source for row in ROWS)
    yield from (distribution.source for distribution in FACTS.distributions.values())
    yield from (error.source for error in FACTS.errors)
    yield from (section.source for section in FACTS.sections)
    yield from (history.source for history in HISTORIES if history)
    yield from (owned.source for owned in read_owned())
    for installer in FACTS.installers.values():
        yield installer.source
        for part in (*installer.commands, *installer.overrides, *installer.milestones):
            yield part.source


def test_every_row_has_source_date_and_evidence() -> None:
    found = list(sources())
    assert len(found) > 500
    for source in found:
        assert source.references
        assert all(reference.strip() for reference in source.references)
        assert date(2026, 8, 1) <= source.checked <= CHECKED
        assert isinstance(source.evidence, Evidence)


def test_default_day_is_the_newest_in_the_tables() -> None:
    assert max(source.checked for source in sources()) == CHECKED == FACTS.checked


@pytest.mark.parametrize(
    ("name", "identifiers"),
    [
        ("rows", [row.id for row in ROWS]),
        (
            "distributions",
            re.findall(r"\[\[distributions\]\]\nid = \"(.*)\"", (FOLDER / "distributions.toml").read_text()),
        ),
        ("histories", [history.id for history in HISTORIES if history]),
        ("errors", [error.id for error in FACTS.errors]),
        ("texts", [text for error in FACTS.errors for text in error.texts]),
        ("sections", [section.url for section in FACTS.sections]),
        ("installers", list(FACTS.installers)),
        ("owned", [owned.family for owned in read_owned()]),
    ],
)
def test_nothing_is_said_twice(name: str, identifiers: list[str]) -> None:
    assert identifiers, name
    assert [item for item, count in Counter(identifiers).items() if count > 1] == []


def test_histories_are_all_read() -> None:
    assert len(histories()) == len(HISTORIES)
    assert all(HISTORIES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_is_reachable(row: ImageRow) -> None:
    day = row.since or (row.until - timedelta(days=1) if row.until else CHECKED)
    image = row.images[0].replace("*", "x")
    answers = [FACTS.base_image(f"{image}{tag}", day) for tag in samples(row)]
    assert row.id in {answer.id for answer in answers if answer}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_image_and_pattern_of_a_row_answers(row: ImageRow) -> None:
    day = row.since or CHECKED
    for name, pattern in product(row.images, row.patterns):
        tags = list(expand(pattern.text))
        answers = [FACTS.base_image(f"{name.replace('*', 'x')}{tag}", day) for tag in tags]
        assert any(answer and answer.id == row.id for answer in answers), (name, pattern.text)


def samples(row: ImageRow) -> Iterator[str]:
    for pattern in row.patterns:
        yield from expand(pattern.text)


def expand(pattern: str) -> Iterator[str]:
    """Yield references' ends that fit a pattern."""
    if not pattern:
        yield "@sha256:" + "0" * 64
        return
    choices = [list(piece(part, SETS)) for part in re.findall(r"<[^>]*>|\{[^}]*\}|[^<{]+", pattern)]
    for parts in product(*choices):
        yield ":" + "".join(parts)


def piece(part: str, sets: dict[str, dict[str, str]]) -> Iterator[str]:
    if part.startswith("{"):
        yield from (word.replace("*", "x") for word in part[1:-1].split(","))
    elif part == "<version>":
        yield from ("3.12", "22", "1.2.3")
    elif ".." in part:
        low, high = part[1:-1].split("..")
        yield low or high
    elif part.startswith("<"):
        yield from list(sets[part[1:-1]])[-3:]
    else:
        yield from {part.replace("*", "x").replace("?", "1"), part.replace("*", "1.2.3").replace("?", "1")}


def test_look_up_finds_what_a_full_scan_finds() -> None:
    """Rows are chosen by name before they are parsed; names stand in one line of plain quotes for that."""
    text = (FOLDER / "base_images.toml").read_text()
    written = re.findall(r"^\[\[base-images\]\]\n[^\[\]]*^images = \[(.*)\]$", text, re.MULTILINE)
    assert len(written) == len(ROWS)
    assert [re.findall(r'"([^"]*)"', names) for names in written] == [list(row.images) for row in ROWS]


def test_markers_are_consistent() -> None:
    for distribution in FACTS.distributions.values():
        marked = distribution.marker is Marker.PRESENT or bool(distribution.marked_others)
        assert marked == (distribution.marker_path is not None), distribution.id
        if distribution.marker is Marker.PRESENT:
            assert distribution.marker_since, distribution.id


def test_families_are_complete() -> None:
    """The releases that the issue asks for."""
    wanted = {
        *(f"debian:{version}" for version in ("10", "11", "12", "13", "14", "sid")),
        *(
            f"ubuntu:{version}"
            for version in ("20.04", "22.04", "23.04", "24.04", "24.10", "25.04", "25.10", "26.04")
        ),
        *(f"alpine:3.{minor}" for minor in range(10, 25)),
        *(
            "alpine:edge",
            "fedora:45",
            "rhel:8",
            "rhel:9",
            "rhel:10",
            "amazonlinux:2023",
            "arch",
            "kali",
            "wolfi",
        ),
        *("opensuse:tumbleweed", "opensuse:15", "opensuse:16", "gentoo", "void", "raspbian:12"),
    }
    assert wanted - FACTS.distributions.keys() == set()


def test_messages_of_distributions_exist() -> None:
    known = {error.id for error in FACTS.errors}
    assert {distribution.message for distribution in FACTS.distributions.values()} - known == {None}


def test_importing_reads_no_table() -> None:
    assert "tomllib.load" not in (FOLDER / "__init__.py").read_text()
    assert load() is load()


def test_milestones_that_code_may_ask_for() -> None:
    uv, pip = FACTS.installers["uv"], FACTS.installers["pip"]
    assert (pip.since, pip.milestone("override").version, uv.milestone("backticks").version) == (
        "23.0",
        "23.0.1",
        "0.13",
    )
    install, download = pip.command("install"), pip.command("download")
    assert install
    assert download
    assert (install.checks, ("--dry-run", "--report") in install.exempt, download.checks) == (
        True,
        True,
        False,
    )


def test_words_of_tags_stand_for_distributions() -> None:
    sets = ImageTable().around.sets
    assert len(sets) > 5
    words = {distribution for words in sets.values() for distribution in words.values()}
    assert words <= set(FACTS.distributions)


def test_names_of_packages_hold_no_other_signs_of_a_pattern() -> None:
    names = {
        name
        for distribution in FACTS.distributions.values()
        for names in distribution.packages.values()
        for name in names
    }
    assert {sign for name in names for sign in name} & set("[]{}<>") == set()


@pytest.mark.parametrize(
    ("evidence", "address"),
    [
        (Evidence.PACKAGE, "https://github.com/nodejs/docker-node/tree/f27d936"),
        (Evidence.REPORTED, "https://example.com/issues/1"),
    ],
)
def test_a_source_leads_to_what_its_evidence_says(evidence: Evidence, address: str) -> None:
    references = ("https://example.com/issues/1 (by a user)", "nodejs/docker-node@f27d936 24/Dockerfile")
    assert Source(references=references, checked=date(2026, 1, 1), evidence=evidence).url == address
