"""Pages are read again when, and only when, what they show has changed; processes do not matter."""

import os
import shutil
from pathlib import Path

import pytest

from sphinx_docker_recipes.pep668 import analysis

PAGES = {
    "index": ".. toctree::\n\n   named\n   filtered\n   file\n   plain",
    "named": ".. docker-recipes::\n   :recipes: deb-venv-uv",
    "filtered": ".. docker-recipes::\n   :tool: pip",
    "file": ".. docker-recipe::\n   :file: Dockerfile.app",
    "plain": "Nothing of ours.",
}

OTHER = ".. docker-recipe::\n\n   FROM debian:12\n   RUN pip install django"


@pytest.fixture
def site(project):
    """A project with a catalogue of its own that tests may change."""
    (catalogue,) = project.settings["docker_recipes_catalogues"]
    shutil.copytree(catalogue, project.source / "recipes")
    project.settings["docker_recipes_catalogues"] = ["recipes"]
    project.write("Dockerfile.app", "FROM python:3.13-slim\nRUN pip install flask\n")
    for name, text in PAGES.items():
        project.write(f"{name}.rst", f"{name}\n{'=' * len(name)}\n\n{text}\n")
    assert project.build("dummy").warnings == ()
    return project


def edit(path: Path, old: str, new: str) -> None:
    """Change a file and keep its time, as installers do that link files from a cache."""
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_is_read_again_where_nothing_changed(site) -> None:
    assert site.build("dummy").read == ()


def test_a_changed_recipe_is_read_again_whatever_its_time(site) -> None:
    edit(site.source / "recipes" / "deb-venv-uv.Dockerfile", "flask", "django")
    assert site.build("dummy").read == ("filtered", "named")


def test_a_recipe_that_a_page_does_not_name_concerns_filters_only(site) -> None:
    edit(site.source / "recipes" / "py-pip.Dockerfile", "flask", "django")
    assert site.build("dummy").read == ("filtered",)


def test_a_new_recipe_appears_where_a_filter_lets_it_through(site) -> None:
    first = site.source / "recipes" / "py-pip.Dockerfile"
    shutil.copy(first, first.with_name("another.Dockerfile"))
    assert site.build("dummy").read == ("filtered",)


def test_a_new_record_is_shown_everywhere(site) -> None:
    edit(site.source / "recipes" / "records.json", "buildah 1.28.2", "buildah 1.40.0")
    assert site.build("dummy").read == ("filtered", "named")


def test_another_version_of_the_extension_judges_everything_again(site, monkeypatch) -> None:
    monkeypatch.setattr("sphinx_docker_recipes.__version__", "99")
    assert site.build("dummy").read == ("file", "filtered", "named")


def test_a_file_of_the_project_is_a_dependency(site) -> None:
    path = site.source / "Dockerfile.app"
    path.write_text("FROM python:3.13-slim\nRUN pip install django\n", encoding="utf-8")
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert site.build("dummy").read == ("file",)


@pytest.fixture
def analysed(monkeypatch) -> list[str]:
    """The Dockerfiles that are analysed from now on."""
    texts: list[str] = []
    real = analysis.parse
    monkeypatch.setattr(analysis, "parse", lambda text: texts.append(text) or real(text))
    return texts


@pytest.mark.parametrize("builder", ["dummy", "html"])
def test_nothing_is_analysed_where_nothing_changed(site, analysed, builder: str) -> None:
    assert (site.build(builder).read, analysed) == ((), [])


def test_a_dockerfile_that_stays_is_not_analysed_again(site, analysed) -> None:
    before = site.build("html").text("file.html")
    site.write("file.rst", f"file\n====\n\n{PAGES['file']}\n\nOne more line.\n")
    again = site.build("html")
    assert again.read == ("file",)
    assert not analysed
    assert notice(again.text("file.html")) == notice(before)


def test_a_dockerfile_on_two_pages_is_analysed_once(site, analysed) -> None:
    for name in ("file", "plain"):
        site.write(f"{name}.rst", f"{name}\n{'=' * len(name)}\n\n{OTHER}\n")
    assert site.build("dummy").read == ("file", "plain")
    assert len(analysed) == 1


def test_a_recipe_that_a_page_names_is_analysed_and_no_other(page, analysed) -> None:
    text = ".. docker-recipes::\n   :recipes: deb-venv-uv py-pip\n\n.. docker-recipe:: py-pip"
    page(text, docker_recipes_builtin_catalogue=True, docker_recipes_catalogues=[])
    assert [next(line for line in text.splitlines() if line[:4] == "FROM") for text in analysed] == [
        "FROM debian:trixie-slim",
        "FROM python:3.13-slim-trixie",
    ]


def test_what_is_filtered_and_shown_is_analysed_once(project, analysed) -> None:
    project.write("index.rst", "All\n===\n\n.. docker-recipe-catalogue::\n\n.. toctree::\n\n   some\n")
    project.write("some.rst", "Some\n====\n\n.. docker-recipes::\n   :tool: pip\n")
    project.build("dummy")
    assert len(analysed) == len(set(analysed)) > 2


def test_what_a_page_no_longer_shows_is_forgotten(site, analysed) -> None:
    for text in ("Nothing.", PAGES["file"]):
        site.write("file.rst", f"file\n====\n\n{text}\n")
        site.build("dummy")
    assert len(analysed) == 1


def test_another_day_judges_a_dockerfile_again(site, analysed) -> None:
    site.build("dummy", docker_recipes_as_of="2022-01-01")
    assert "FROM python:3.13-slim\nRUN pip install flask\n" in analysed


def test_another_version_analyses_again(site, analysed, monkeypatch) -> None:
    monkeypatch.setattr("sphinx_docker_recipes.__version__", "99")
    site.build("dummy")
    assert "FROM python:3.13-slim\nRUN pip install flask\n" in analysed


def notice(page: str) -> str:
    """Return the notice of a page."""
    start = page.index("dr-notice")
    return page[start : page.index("dr-dockerfile", start)]


def test_processes_make_no_difference(site) -> None:
    one = site.build("html", doctrees="one", jobs=1)
    two = site.build("html", doctrees="two", jobs=2)
    assert one.warnings == two.warnings == ()
    assert contents(one.outdir) == contents(two.outdir)


def test_two_builds_give_the_same_bytes(site) -> None:
    assert contents(site.build("html", doctrees="one").outdir) == contents(
        site.build("html", doctrees="two").outdir
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name not in {".buildinfo", "environment.pickle"}
        and path.suffix != ".doctree"
    }
