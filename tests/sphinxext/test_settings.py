"""What the configuration changes, and that it is documented from the code."""

import tomllib

import pytest
from bs4 import BeautifulSoup

from sphinx_docker_recipes.sphinxext.config import documented_options


def titles(built) -> list[str]:
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    return [title.get_text() for title in soup.select(".admonition-title")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-06-01", "The Python of debian:stable has no marker"),
        ("2026-11-22", "The Python of debian:stable is externally managed"),
    ],
)
def test_moving_tags_are_understood_for_a_day(page, day: str, expected: str) -> None:
    built = page(".. pep668:: debian:stable", "html", docker_recipes_as_of=day)
    assert (titles(built), built.warnings) == ([expected], ())


def test_without_an_address_there_is_no_link_to_edit(page) -> None:
    with_link = page(".. docker-recipe:: deb-venv-uv", "html").text("index.html")
    without = page(".. docker-recipe:: deb-venv-uv", "html", docker_recipes_edit_url="").text("index.html")
    assert "https://example.org/edit/deb-venv-uv.Dockerfile" in with_link
    assert "Edit this recipe" not in without


def test_every_option_is_documented_and_its_default_can_be_written_as_toml() -> None:
    rows = list(documented_options())
    assert len({name for name, *_rest in rows}) == len(rows) > 5
    for name, kind, default, help_text in rows:
        assert name.startswith("docker_recipes_")
        assert kind
        assert help_text.endswith(".")
        value = str(default).lower() if isinstance(default, bool) else repr(default)
        assert tomllib.loads(f"value = {value}") == {"value": default}
