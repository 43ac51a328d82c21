"""A user's own rows extend and override ours; what is wrong with them is named with file, line and remedy."""

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import sphinx_docker_recipes.facts
from sphinx_docker_recipes.errors import FactsError
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.vocabulary import Evidence, Marker

FOLDER = Path(sphinx_docker_recipes.facts.__file__).parent
SCHEMA = json.loads((FOLDER / "docker-recipes.schema.json").read_text(encoding="utf-8"))
OWN = """
[[base-images]]
images = ["registry.example.com/team/base"]
distribution = "ubuntu:24.04"
interpreters = ["distribution-with-pip"]

[[base-images]]
id = "our-python"
images = ["python"]
tags = ["<version>-slim"]
distribution = "debian:12"
environment = { PIP_BREAK_SYSTEM_PACKAGES = "1" }
tools = { uv = "/bin/uv" }
user = "app"
note = "patched"
sources = ["https://example.com/base"]
checked = 2026-01-31
evidence = "built"

[[base-images.interpreters]]
executable = "/opt/python/bin/python3"
prefix = "/opt/python"
marker = "present"
version = "<version>"
pip = "26.3"
"""


def write(folder: Path, text: str, name: str = "docker-recipes.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def plain(value: object) -> object:
    """Return TOML values as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_extends_and_overrides(tmp_path: Path) -> None:
    facts = load([write(tmp_path, OWN)])
    image = facts.base_image("registry.example.com/team/base:7", date(2026, 1, 1))
    assert image
    assert image.first
    assert (image.distribution, image.first.marker, image.first.pip) == (
        "ubuntu:24.04",
        Marker.PRESENT,
        "24.0",
    )
    assert image.source.evidence is Evidence.REPORTED
    own = facts.base_image("docker.io/library/python:3.12.4-slim")
    assert own
    assert own.first
    assert (own.id, own.distribution, own.user, own.tools) == (
        "our-python",
        "debian:12",
        "app",
        (("uv", "/bin/uv"),),
    )
    assert (own.first.executable, own.first.marker, own.first.version) == (
        "/opt/python/bin/python3",
        Marker.PRESENT,
        "3.12",
    )
    assert own.environment == {"PIP_BREAK_SYSTEM_PACKAGES": "1"}
    assert own.source.url == "https://example.com/base"
    ours = facts.base_image("python:3.12")
    assert ours
    assert ours.id == "python-floating"
    assert facts.checked == load().checked


@pytest.mark.parametrize("name", ["docker.io/team/base", "registry.example.com/hub/docker.io/team/base"])
def test_a_row_may_name_an_image_at_a_mirror(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, f'[[base-images]]\nimages = ["{name}"]\ndistribution = "debian:13"\n')
    image = load([path]).base_image(f"{name}:1")
    assert image
    assert image.distribution == "debian:13"


def test_later_files_come_after_earlier_ones(tmp_path: Path) -> None:
    one = write(tmp_path, '[[base-images]]\nimages = ["x"]\nuser = "one"\n', "one.toml")
    two = write(tmp_path, '[[base-images]]\nimages = ["x"]\nuser = "two"\n', "two.toml")
    image = load([one, two]).base_image("x")
    assert image
    assert image.user == "one"


def test_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[[tool.docker-recipes.base-images]]\nimages = ["x/*"]\n'
    text += 'distribution = "alpine:3.22"\n'
    image = load([write(tmp_path, text, "pyproject.toml")]).base_image("x/y:1")
    assert image
    assert (image.distribution, image.interpreters) == ("alpine:3.22", ())


def test_file_without_rows_is_fine(tmp_path: Path) -> None:
    assert load([write(tmp_path, "", "pyproject.toml")]).base_image("nosuch:1") is None


def test_a_folder_of_globs_does_not_hide_other_images(tmp_path: Path) -> None:
    facts = load([write(tmp_path, '[[base-images]]\nimages = ["*/team-*"]\n')])
    assert facts.base_image("a/team-x")
    assert facts.base_image("a/other") is None


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("images = [", ["1: not TOML"]),
        (
            '[base-images]\nimages = ["x"]\n',
            ["'base-images' must be a list of tables (write [[base-images]])"],
        ),
        ("[[base-images]]\n", ["1: 'images' is missing (add images)"]),
        ("\n\n[[base-images]]\nimages = []\n", ["4: 'images' is empty (give it one text at least)"]),
        (
            '[[base-images]]\nimages = ["x"]\n\n[[base-images]]\nimages = ["y"]\ndistribution = "debain"\n',
            ["6: the distribution 'debain' is not in the tables (write one such as debian:13)"],
        ),
        (
            '[[base-images]]\nimages = ["x"]\ncolour = "red"\ntags = ["<nosuch>"]\nchecked = "today"\n',
            [
                "3: 'colour' is not a known key",
                "4: '<nosuch>' names the set 'nosuch'",
                "5: 'checked' must be a date",
            ],
        ),
        (
            '[[base-images]]\nimages = ["x"]\ninterpreters = ["pyton"]\nevidence = "guessed"\n',
            [
                "3: 'pyton' is not a known interpreter",
                "4: 'evidence' is 'guessed', which is not one of its words",
            ],
        ),
        (
            '[[base-images]]\nimages = ["x"]\n[[base-images.interpreters]]\nexecutable = "/bin/python3"\n',
            ["'prefix' is missing", "'marker' is missing"],
        ),
        (
            '[[base-images]]\nimages = ["x"]\nenvironment = { A = 1 }\n',
            ["3: 'environment' must be a table of texts"],
        ),
        ('[[base-images]]\nimages = "x"\n', ["2: 'images' must be a list of texts"]),
    ],
)
def test_mistakes_are_all_named(tmp_path: Path, text: str, problems: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(FactsError) as caught:
        load([path])
    said = [str(problem) for problem in caught.value.problems]
    assert all(line.startswith(str(path)) for line in said)
    missing = [wanted for wanted in problems if not any(wanted in line for line in said)]
    assert missing == [], said
    assert len(said) == len(problems)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="cannot be read"):
        load([tmp_path / "nosuch.toml"])


def test_suggestion_makes_the_base_known(tmp_path: Path) -> None:
    text = load().suggestion("registry.example.com/team/base:7@sha256:" + "0" * 64)
    facts = load([write(tmp_path, text)])
    image = facts.base_image("registry.example.com/team/base:7")
    assert image
    assert image.first
    assert (image.distribution, image.first.marker) == ("debian:13", Marker.PRESENT)


def test_schema_accepts_what_the_loader_accepts() -> None:
    jsonschema.validate(plain(tomllib.loads(OWN)), SCHEMA)
    jsonschema.validate(plain(tomllib.loads(load().suggestion("x:1"))), SCHEMA)
    ours = {
        "base-images": tomllib.loads((FOLDER / "base_images.toml").read_text(encoding="utf-8"))["base-images"]
    }
    jsonschema.validate(plain(ours), SCHEMA)


@pytest.mark.parametrize(
    "row", [{}, {"images": []}, {"images": ["x"], "colour": "red"}, {"images": ["x"], "evidence": "guess"}]
)
def test_schema_refuses_what_the_loader_refuses(row: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"base-images": [row]}, SCHEMA)


@pytest.mark.parametrize(
    ("reference", "distribution"),
    [
        ("example/base:1-bookworm-slim", "debian:12"),
        ("example/base:2.0-jammy", "ubuntu:22.04"),
        ("example/ubuntu24.04-base:7", "ubuntu:24.04"),
        ("example/base:alpine3.20", "alpine:3.20"),
        ("example/base:debian-11", "debian:11"),
        ("example/centos7-python:3.8", "rhel:7"),
        ("example/base:ubi9-minimal", "rhel:9"),
        ("example/build:1.2-el8.10", "rhel:8"),
        ("example/opensuse/leap:15.6", "opensuse:15"),
        ("example/model9:1", "debian:13"),
        ("example/base:ubuntu9.99", "debian:13"),
        ("example/base:7", "debian:13"),
    ],
)
def test_a_suggestion_takes_the_distribution_that_the_reference_names(
    reference: str, distribution: str
) -> None:
    row = tomllib.loads(load().suggestion(reference))["base-images"][0]
    assert row["distribution"] == distribution
