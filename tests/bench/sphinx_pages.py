"""The same pages in the markup of every peer: sets of four tabs, each a notice and a Dockerfile of 15 lines.

With our directive the notices are computed; the peers' authors have written the same words by hand.
"""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668 import analyse
from sphinx_docker_recipes.pep668.facets import facets
from sphinx_docker_recipes.sphinxext.inline import sentence
from sphinx_docker_recipes.sphinxext.labels import strategy_label, tool_label
from sphinx_docker_recipes.sphinxext.lookup import section_of
from sphinx_docker_recipes.sphinxext.notice_nodes import message_of
from sphinx_docker_recipes.sphinxext.notices import Notice, Tone, notice_of

LABELS = ("Debian", "Debian, virtual environment", "Ubuntu, uv", "Official Python image")
STARTS = (
    "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends python3-pip",
    "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends python3-venv",
    "FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y --no-install-recommends python3 curl",
    "FROM python:3.13-slim-trixie\nENV PYTHONUNBUFFERED=1",
)
INSTALLS = (
    "RUN pip install --no-cache-dir -r requirements.txt",
    "RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install -r requirements.txt",
    "RUN --mount=from=ghcr.io/astral-sh/uv:0.9,target=/uv /uv/uv pip install --system -r requirements.txt",
    "RUN pip install --no-cache-dir -r requirements.txt",
)
MIDDLE = """\
ARG VERSION=1.{number}.{tab}
LABEL org.opencontainers.image.title="service-{number}"
RUN groupadd --system app{number} \\
    && useradd --system --gid app{number} app
WORKDIR /srv/service-{number}
COPY requirements.txt .
{install}
COPY . .
EXPOSE {port}
USER app
HEALTHCHECK CMD curl -f http://localhost:{port}/ || exit 1
ENTRYPOINT ["python3", "-m", "service_{number}"]
CMD ["--verbose"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One variant, and what an author without our directive has to write about it."""

    label: str
    dockerfile: str
    facts: str
    notice: Notice

    @property
    def source(self) -> tuple[str, str]:
        """Return title and address of the section of the PEP."""
        section = section_of(load(), self.notice.section)
        assert section is not None
        return f"PEP 668, “{section.title}”", section.url

    @property
    def reasons(self) -> list[str]:
        """Return why, a sentence each; nothing where all is well."""
        return [] if self.notice.tone is Tone.TIP else [sentence(text) for text in self.notice.because]

    @property
    def message(self) -> str:
        """Return what the installer prints."""
        return message_of(self.notice.error, self.notice.prefix, load()) if self.notice.error else ""


def tabs(number: int) -> list[Tab]:
    """Return the four variants of one set; no two sets have a Dockerfile in common."""
    found = []
    for tab, (label, start, install) in enumerate(zip(LABELS, STARTS, INSTALLS, strict=True)):
        port = 8000 + number % 1000
        text = f"{start}\n{MIDDLE.format(number=number, tab=tab, port=port, install=install)}"
        found.append(_tab(label, text))
    return found


def _tab(label: str, text: str) -> Tab:
    report = analyse(text)
    notice = notice_of(report)
    assert notice is not None
    base, tool, strategy, _target, _verdict = facets(report)
    facts = " · ".join((f"`{base}`", tool_label(tool), str(strategy_label(strategy))))
    return Tab(label=label, dockerfile=text, facts=facts, notice=notice)


def ours_rst(number: int) -> str:
    recipes = [_rst("docker-recipe", tab.dockerfile, title=tab.label) for tab in tabs(number)]
    return _rst("docker-recipes", *recipes)


def ours_myst(number: int) -> str:
    recipes = [_myst(3, "docker-recipe", tab.dockerfile, title=tab.label) for tab in tabs(number)]
    return _myst(4, "docker-recipes", *recipes)


def design_rst(number: int) -> str:
    items = [_rst("tab-item:: " + tab.label, *_body_rst(tab), sync=tab.label) for tab in tabs(number)]
    return _rst("tab-set", *items, **{"sync-group": "base"})


def design_myst(number: int) -> str:
    items = [
        _myst(4, "tab-item", *_body_myst(tab), argument=tab.label, sync=tab.label) for tab in tabs(number)
    ]
    return _myst(5, "tab-set", *items, **{"sync-group": "base"})


def tabs_rst(number: int) -> str:
    return _rst("tabs", *(_rst("group-tab:: " + tab.label, *_body_rst(tab)) for tab in tabs(number)))


def inline_rst(number: int) -> str:
    found = tabs(number)
    first = _rst("tab:: " + found[0].label, *_body_rst(found[0]), **{"new-set": ""})
    return "\n\n".join((first, *(_rst("tab:: " + tab.label, *_body_rst(tab)) for tab in found[1:])))


def plain_rst(number: int) -> str:
    return "\n\n".join(part for tab in tabs(number) for part in (f"**{tab.label}**", *_body_rst(tab)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One way to write the pages."""

    name: str
    extensions: tuple[str, ...]
    markup: Callable[[int], str]
    suffix: str = "rst"

    def write(self, folder: Path, pages: int, sets: int, settings: Sequence[str] = ()) -> None:
        """Write a project of *pages* pages with *sets* sets each; *settings* are further lines of conf.py."""
        folder.mkdir(parents=True)
        common = (f"extensions = {list(self.extensions)}", 'myst_enable_extensions = ["colon_fence"]')
        (folder / "conf.py").write_text("\n".join((*common, 'html_theme = "alabaster"', *settings, "")))
        names = [f"page{page:04}" for page in range(pages)]
        toctree = textwrap.indent("\n".join(names), "   ")
        (folder / "index.rst").write_text(f"Guide\n=====\n\n.. toctree::\n\n{toctree}\n")
        for page, name in enumerate(names):
            parts = [self._title(page), *map(self.markup, range(page * sets, (page + 1) * sets))]
            (folder / f"{name}.{self.suffix}").write_text("\n\n".join((*parts, "The end.", "")))

    def _title(self, page: int) -> str:
        title = f"Page {page:04}"
        return f"# {title}" if self.suffix == "md" else f"{title}\n{'=' * len(title)}"


OURS, OURS_MYST, PLAIN = "ours", "ours, MyST", "plain"
DESIGN, DESIGN_MYST = "sphinx-design", "sphinx-design, MyST"
MYST = "myst_parser"
PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer(name=OURS, extensions=("sphinx_docker_recipes",), markup=ours_rst),
        Peer(name=DESIGN, extensions=("sphinx_design",), markup=design_rst),
        Peer(name=OURS_MYST, extensions=("sphinx_docker_recipes", MYST), markup=ours_myst, suffix="md"),
        Peer(name=DESIGN_MYST, extensions=("sphinx_design", MYST), markup=design_myst, suffix="md"),
        Peer(name="sphinx-tabs", extensions=("sphinx_tabs.tabs",), markup=tabs_rst),
        Peer(name="sphinx-inline-tabs", extensions=("sphinx_inline_tabs",), markup=inline_rst),
        Peer(name=PLAIN, extensions=(), markup=plain_rst),
    )
}


def _body_rst(tab: Tab) -> Iterator[str]:
    title, address = tab.source
    link = f"`{title} <{address}>`__"
    parts = [text.replace("`", "``").replace("LINK", link) for text in _notice(tab, "LINK")]
    if tab.message:
        parts.insert(-2, _rst("code-block:: none", tab.message))
    yield tab.facts.replace("`", "``")
    heading = tab.notice.title.replace("`", "``")
    yield _rst(f"admonition:: {heading}", *parts, **{"class": str(tab.notice.tone)})
    yield _rst("code-block:: docker", tab.dockerfile)


def _body_myst(tab: Tab) -> Iterator[str]:
    title, address = tab.source
    parts = _notice(tab, f"[{title}]({address})")
    if tab.message:
        parts.insert(-2, f"```none\n{tab.message}\n```")
    yield tab.facts
    yield _myst(3, "admonition", *parts, argument=tab.notice.title, **{"class": str(tab.notice.tone)})
    yield f"```dockerfile\n{tab.dockerfile}```"


def _notice(tab: Tab, link: str) -> list[str]:
    """Return the paragraphs of the notice, without the message."""
    meaning = tab.notice.meaning
    if tab.notice.tone is Tone.TIP:
        return [f"{meaning} ({link})"]
    reasons = tab.reasons if len(tab.reasons) == 1 else ["\n".join(f"* {reason}" for reason in tab.reasons)]
    printed = ["The build stops with:"] if tab.message else []
    return [*reasons, *printed, meaning, f"Read more: {link}"]


def _rst(directive: str, *content: str, **options: str) -> str:
    head = directive if "::" in directive else f"{directive}::"
    lines = [f":{name}: {value}" for name, value in options.items()]
    body = "\n".join((*lines, "", "\n\n".join(content)))
    return f".. {head}\n" + textwrap.indent(body, "   ")


def _myst(colons: int, directive: str, *content: str, argument: str = "", **options: str) -> str:
    fence = ":" * colons
    lines = [f":{name}: {value}" for name, value in options.items()]
    return "\n".join((f"{fence}{{{directive}}} {argument}", *lines, "", "\n\n".join(content), fence))
