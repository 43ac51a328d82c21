"""Real builds of the documented examples, one project a markup language, shared by all tests."""

import io
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "docs" / "snippets"
CATALOGUE = Path(__file__).parent / "catalogue"

LANGUAGES = ("rst", "md")
NAMES = tuple(sorted(path.stem for path in (SNIPPETS / "rst").glob("*.rst")))
SETTINGS: Mapping[str, object] = {
    "project": "Examples",
    "copyright": "2026, nobody",
    "version": "1",
    "extensions": ["sphinx_docker_recipes", "myst_parser"],
    "html_theme": "alabaster",
    "html_sidebars": {"**": []},
    "nitpicky": True,
    "show_warning_types": True,
    "myst_enable_extensions": ["colon_fence"],
    "docker_recipes_builtin_catalogue": False,
    "docker_recipes_catalogues": [str(CATALOGUE)],
    "docker_recipes_edit_url": "https://example.org/edit/{id}.Dockerfile",
    "gettext_compact": False,
    "gettext_location": False,
    "today": "22 November 2026",
    "highlight_language": "none",
}


@dataclass
class Built:
    """What one build left behind."""

    outdir: Path
    warnings: tuple[str, ...]
    read: tuple[str, ...]
    app: Sphinx

    def text(self, name: str) -> str:
        return (self.outdir / name).read_text(encoding="utf-8")


@dataclass
class Project:
    """A folder of sources that can be built."""

    root: Path
    settings: dict[str, object] = field(default_factory=lambda: dict(SETTINGS))
    first: "Built | None" = None
    """The build that read the sources of `examples`."""

    @property
    def source(self) -> Path:
        return self.root / "source"

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(
        self, builder: str = "html", *, doctrees: str = "doctrees", jobs: int = 1, **settings: object
    ) -> Built:
        """Build into a folder of the builder's own; the doctrees are shared unless told otherwise."""
        out, problems = self.root / f"{doctrees}-{builder}", io.StringIO()
        read: list[str] = []
        locale.translators.clear()  # Sphinx keeps the first language of a process
        with docutils_namespace():
            app = Sphinx(
                self.source,
                None,
                out,
                self.root / doctrees,
                builder,
                confoverrides={**self.settings, **settings},
                status=io.StringIO(),
                warning=problems,
                parallel=jobs,
            )
            app.connect("source-read", lambda _app, name, _text: read.append(name))
            app.connect("env-before-read-docs", lambda _app, _env, names: read.extend(names))
            app.build()
        lines = re.sub(r"\x1b\[[0-9;]*m", "", problems.getvalue()).splitlines()
        warnings = tuple(line.replace(str(self.source), "") for line in lines if line.strip())
        return Built(out, warnings, tuple(sorted(set(read))), app)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)


@pytest.fixture
def page(project: Project) -> Callable[..., Built]:
    """Build one page of reST."""

    def build(text: str, builder: str = "dummy", **settings: object) -> Built:
        project.write("index.rst", f"Page\n====\n\n{text}\n")
        return project.build(builder, **settings)

    return build


@pytest.fixture(scope="session", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """The markup language of the examples."""
    return str(request.param)


@pytest.fixture(scope="session")
def examples(language: str, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """All examples in one language, read and written as HTML once."""
    project = Project(tmp_path_factory.mktemp(language))
    write_examples(project, language)
    project.first = project.build("html")
    return project


def write_examples(project: Project, language: str) -> None:
    """Write one page for each example, and the front page."""
    assert NAMES, "no examples found"
    for name in NAMES:
        text = (SNIPPETS / language / f"{name}.{language}").read_text(encoding="utf-8")
        title = f"# {name}" if language == "md" else f"{name}\n{'=' * len(name)}"
        project.write(f"pages/{name}.{language}", f"{title}\n\n{text}")
    pages = "\n".join(f"   pages/{name}" for name in NAMES)
    project.write("index.rst", f"Examples\n========\n\n.. toctree::\n\n{pages}\n")
    (project.source / "snippets").mkdir()
    shutil.copy(SNIPPETS / "Dockerfile.app", project.source / "snippets")
