"""Every example, in both languages, on every builder, fresh and after an HTML build, against stored results.

The stored results are written anew with ``UPDATE_SNAPSHOTS=1``; review them like code. They are those of the
versions in ``MADE_WITH``; where others are installed, all builds of one run must still agree with each other.
"""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from difflib import unified_diff
from importlib.metadata import version
from pathlib import Path
from xml.parsers import expat

import pytest
from bs4 import BeautifulSoup

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = bool(os.environ.get("UPDATE_SNAPSHOTS"))

MADE_WITH = {"sphinx": "9.0", "docutils": "0.22", "sphinx-design": "0.8"}
SAME_VERSIONS = all(version(name).startswith(made) for name, made in MADE_WITH.items())
FIRST_SEEN: dict[str, dict[str, str]] = {}

BUILDERS = ("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml")


def test_the_examples_are_read_without_a_warning(examples) -> None:
    assert examples.first.warnings == ()
    assert len(examples.first.read) > 10


@pytest.mark.parametrize("builder", [name for name in BUILDERS if name != "gettext"])
def test_after_an_html_build(  # Sphinx itself refuses to build gettext from HTML's doctrees
    builder: str, examples, language: str
) -> None:
    built = examples.build(builder)
    assert built.warnings == ()
    assert differences(builder, PAGES[builder](built.outdir)) == "", f"{language}: see UPDATE_SNAPSHOTS above"


@pytest.mark.parametrize("builder", BUILDERS)
def test_fresh(builder: str, examples, language: str) -> None:
    built = examples.build(builder, doctrees=f"fresh-{builder}", jobs=2)
    assert built.warnings == ()
    # Messages are the author's source, in which roles are written as the language wants them.
    stored = f"gettext-{language}" if builder == "gettext" else builder
    assert differences(stored, PAGES[builder](built.outdir)) == "", language


@pytest.mark.parametrize(
    ("builder", "file", "label"),
    [
        ("latex", "examples.tex", r"\label{\detokenize{index:here}}"),
        ("epub", "index.xhtml", 'id="here"'),
    ],
)
def test_an_authors_own_label_is_written_once(page, builder: str, file: str, label: str) -> None:
    built = page(".. _here:\n\n.. docker-recipes::\n   :recipes: py-pip deb-venv-uv\n", builder)
    assert built.text(file).count(label) == 1


def test_epub_pages_are_well_formed(examples) -> None:
    """sphinx-design's own tabs are not (its ``input`` is never closed): they are the one exception."""
    for path in names(examples.build("epub").outdir, "**/*.xhtml"):
        if path.stem != "recipes-in-tabs":
            expat.ParserCreate().Parse(path.read_bytes(), True)  # noqa: FBT003 - its parameter has no name


def differences(builder: str, pages: Mapping[str, str]) -> str:
    """Return how pages differ from the stored ones, as a diff; store them instead where that is asked for."""
    if UPDATE:
        store(builder, pages)
    stored = read_stored(builder) if SAME_VERSIONS else FIRST_SEEN.setdefault(builder, dict(pages))
    changes: list[str] = []
    for name in sorted(stored.keys() | pages.keys()):
        old, new = stored.get(name, ""), pages.get(name, "")
        changes += unified_diff(old.splitlines(), new.splitlines(), f"stored/{name}", name, lineterm="")
    return "\n".join(changes)


def store(builder: str, pages: Mapping[str, str]) -> None:
    shutil.rmtree(SNAPSHOTS / builder, ignore_errors=True)
    (SNAPSHOTS / builder).mkdir(parents=True)
    for name, text in pages.items():
        (SNAPSHOTS / builder / f"{name}.txt").write_text(text, encoding="utf-8")


def read_stored(builder: str) -> dict[str, str]:
    stored = {path.stem: path.read_text(encoding="utf-8") for path in (SNAPSHOTS / builder).glob("*.txt")}
    assert stored, f"nothing is stored for {builder}"
    return stored


def names(outdir: Path, pattern: str) -> list[Path]:
    found = sorted(outdir.glob(pattern))
    assert found, f"the build left nothing like {pattern}"
    return found


def each(pattern: str, clean: Callable[[str], str], name: Callable[[Path], str] = lambda path: path.stem):
    """Return a reader of one file a page."""

    def read(outdir: Path) -> dict[str, str]:
        return {name(path): clean(path.read_text(encoding="utf-8")) for path in names(outdir, pattern)}

    return read


def whole(pattern: str, clean: Callable[[str], str]):
    """Return a reader of one file for all pages."""

    def read(outdir: Path) -> dict[str, str]:
        (path,) = names(outdir, pattern)
        return {"all": clean(path.read_text(encoding="utf-8"))}

    return read


def html_body(text: str) -> str:
    """Return what stands on the page without highlighting, which changes with Pygments."""
    soup = BeautifulSoup(text, "html.parser")
    body = soup.select_one("div.body") or soup.select_one("body")
    assert body is not None
    for code in body.select("div.highlight pre"):
        code.string = code.get_text()
    for link in body.select("a.headerlink"):
        link.decompose()
    return re.sub(r"\n\s*\n", "\n", body.prettify())


def latex_body(text: str) -> str:
    body = text.partition(r"\label{\detokenize{index::doc}}")[2]
    body = re.sub(r"\\PYG\{[^}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", body)
    return body.partition(r"\renewcommand{\indexname}")[0]


def texinfo_body(text: str) -> str:
    return text.partition("@c %**end of header")[2].partition("@bye")[0]


def man_body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith((".TH", '.\\"', "'\\\"")))


def messages(text: str) -> str:
    return text[text.find('msgid "', text.find("Content-Transfer-Encoding")) :]


def xml_body(text: str) -> str:
    text = re.sub(r' (source|xmlns:\w+|xml:space|translation_progress)="[^"]*"', "", text)
    text = re.sub(r"<!--.*?-->\n", "", text)
    text = re.sub(r"<document[^>]*>", "<document>", text)
    # docutils before 0.22 wrote truth values in words.
    return re.sub(r'="(True|False)"', lambda match: f'="{int(match[1] == "True")}"', text)


def parent_name(path: Path) -> str:
    return path.parent.name


PAGES = {
    "html": each("pages/*.html", html_body),
    "dirhtml": each("pages/*/index.html", html_body, parent_name),
    "singlehtml": whole("index.html", html_body),
    "epub": each("pages/*.xhtml", html_body),
    "latex": whole("*.tex", latex_body),
    "text": each("pages/*.txt", str),
    "man": whole("*.1", man_body),
    "texinfo": whole("*.texi", texinfo_body),
    "gettext": each("pages/*.pot", messages),
    "xml": each("pages/*.xml", xml_body),
}
