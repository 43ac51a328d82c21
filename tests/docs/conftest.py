"""The built guide and its sources, as the tests below read them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

SOURCE = Path(__file__).parents[2] / "docs"
SITE = SOURCE / "_build" / "html"


@pytest.fixture(scope="session")
def source() -> Path:
    """The folder with the Markdown."""
    return SOURCE


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder with the HTML."""
    return SITE


@pytest.fixture(scope="session")
def pages() -> Mapping[str, BeautifulSoup]:
    """Every page, redirects too, by its path below the root."""
    found = {path.relative_to(SITE).as_posix(): parsed(path) for path in sorted(SITE.rglob("*.html"))}
    if not found:
        pytest.fail("the guide is not built: run nox -s docs")
    return found


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="session")
def documents(pages: Mapping[str, BeautifulSoup]) -> Mapping[str, BeautifulSoup]:
    """The pages that have a Markdown source, by the name of that source."""
    names = [
        path.relative_to(SOURCE).with_suffix("").as_posix()
        for path in sorted(SOURCE.rglob("*.md"))
        if not {"_build", "snippets"} & set(path.relative_to(SOURCE).parts)
    ]
    assert names
    return {name: pages[html_name(name)] for name in names}


def html_name(document: str) -> str:
    """Return the file that dirhtml writes for a document."""
    return f"{document}.html" if document.rpartition("/")[2] == "index" else f"{document}/index.html"


@pytest.fixture(scope="session")
def questions() -> list[dict[str, str]]:
    table = tomllib.loads((SOURCE / "questions.toml").read_text(encoding="utf-8"))
    questions: list[dict[str, str]] = table["question"]
    assert questions
    return questions
