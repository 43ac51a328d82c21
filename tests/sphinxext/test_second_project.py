"""A project that lists one extension, in reST, with Sphinx's default theme and a Dockerfile of its own."""

import io
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

SOURCE = Path(__file__).parent / "second_project"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the built pages."""
    root = tmp_path_factory.mktemp("second")
    source, problems = root / "source", io.StringIO()
    shutil.copytree(SOURCE, source)
    with docutils_namespace():
        app = Sphinx(
            source, source, root / "html", root / "doctrees", "html", status=io.StringIO(), warning=problems
        )
        app.build()
    assert problems.getvalue() == ""
    return root / "html"


def test_its_own_dockerfile_is_judged(pages: Path) -> None:
    page = BeautifulSoup((pages / "index.html").read_text("utf-8"), "html.parser")
    (own,) = page.select(".dr-alone")
    assert own["aria-label"] == "An editor with our packages"
    assert [title.get_text() for title in own.select(".admonition-title")] == ["PEP 668 does not apply"]
    assert own.select_one("p.dr-download a")["href"].endswith("/Dockerfile")


def test_the_catalogue_is_there(pages: Path) -> None:
    page = BeautifulSoup((pages / "index.html").read_text("utf-8"), "html.parser")
    assert [label.get_text(strip=True) for label in page.select(".sd-tab-label")] == ["pip", "uv pip"]


def test_nothing_of_anybody_elses_is_downloaded(pages: Path) -> None:
    offered = sorted(path.name for path in (pages / "_downloads").rglob("*") if path.is_file())
    assert offered == ["Dockerfile", "deb-venv-pip.Dockerfile", "deb-venv-uv.Dockerfile"]
