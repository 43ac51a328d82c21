"""What a project pays that has the extension and shows nothing with it, now or any more."""

import subprocess
import sys

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

SHOWING = "Page\n====\n\n.. docker-recipe:: deb-venv-uv\n"
PLAIN = "Page\n====\n\nText.\n"
FILES = {"docker-recipes.css", "docker-recipes.js"}
BUILD = """
import sys
from sphinx.cmd.build import main
assert main(["-q", "-D", "extensions=sphinx_docker_recipes", "-C", *sys.argv[1:]]) == 0
print(*sorted(name for name in sys.modules if name.startswith("sphinx_docker_recipes.")))
"""
AT_START = {"assets", "config", "declared", "domain", "extension", "staleness", "transforms", "translation"}


def copied(built) -> set[str]:
    return FILES & {path.name for path in (built.outdir / "_static").iterdir()}


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_only_what_is_registered_is_loaded(project, builder: str) -> None:
    project.write("index.rst", PLAIN)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "-b", builder, project.source, project.root / "out"],
        capture_output=True,
        text=True,
        check=True,
    )
    layer = "sphinx_docker_recipes.sphinxext"
    assert set(done.stdout.split()) == {layer, *(f"{layer}.{name}" for name in AT_START)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_assets_are_copied_with_the_first_page_that_uses_them(project, jobs: int) -> None:
    project.write("index.rst", PLAIN)
    project.write("other.rst", f":orphan:\n\n{PLAIN}")
    assert copied(project.build("html", jobs=jobs)) == set()
    project.write("other.rst", f":orphan:\n\n{SHOWING}")
    assert copied(project.build("html", jobs=jobs)) == FILES


def test_assets_are_copied_although_the_page_that_uses_them_is_not_read_again(project) -> None:
    project.write("index.rst", SHOWING)
    project.build("dummy")
    built = project.build("html")
    assert (built.read, copied(built)) == ((), FILES)


class Walker(nodes.SparseNodeVisitor):
    """A visitor of another extension, which knows what docutils knows."""


def test_visitors_know_the_nodes_of_a_page_that_is_not_read_again(project) -> None:
    project.write("index.rst", SHOWING)
    project.build("dummy")
    out = project.root / "again"
    with docutils_namespace():
        app = Sphinx(
            project.source,
            None,
            out,
            project.root / "doctrees",
            "dummy",
            confoverrides=project.settings,
            status=None,
        )
        page = app.env.get_doctree("index")
        page.walk(Walker(page))
