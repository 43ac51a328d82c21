"""Internal links and anchors lead somewhere, and nothing is loaded from elsewhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "shortcut icon"}
PUBLISHED = "/en/latest/"
"""Where the 404 page expects the site: a server shows it at any address, so its links are absolute."""


def test_every_internal_link_leads_to_a_page_and_an_anchor(
    pages: Mapping[str, BeautifulSoup], site: Path
) -> None:
    ids = {name: {str(tag["id"]) for tag in soup.find_all(id=True)} for name, soup in pages.items()}
    dead = []
    for name, soup in pages.items():
        for href in links(soup):
            target, fragment = resolve(name, href)
            if target not in ids and not (site / target).is_file():
                dead.append(f"{name}: {href}: no such page")
            elif fragment and fragment not in ids.get(target, set()):
                dead.append(f"{name}: {href}: no such anchor")
    assert dead == []


def links(soup: BeautifulSoup) -> Iterator[str]:
    for anchor in soup.find_all("a", href=True):
        href = str(anchor["href"])
        parts = urlsplit(href)
        if not parts.scheme and not parts.netloc and href != "#":
            yield href


def resolve(origin: str, href: str) -> tuple[str, str]:
    """Return the file below the root that a relative address means, and the anchor on it."""
    path, fragment = unquote(urlsplit(href).path), unquote(urlsplit(href).fragment)
    if not path:
        return origin, fragment
    parts = [] if path.startswith("/") else list(PurePosixPath(origin).parent.parts)
    for part in path.removeprefix(PUBLISHED).split("/"):
        if part == "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if path.rpartition("/")[2] in {"", ".", ".."}:
        parts.append("index.html")
    return "/".join(parts), fragment


def test_resolve_reads_addresses_as_a_browser_does() -> None:
    guide = "how-to/venv-in-docker/index.html"
    assert resolve(guide, "../escape-hatch/") == ("how-to/escape-hatch/index.html", "")
    assert resolve(guide, "../../") == ("index.html", "")
    assert resolve(guide, "#q1") == (guide, "q1")
    assert resolve("index.html", "reference/errors/#e01") == ("reference/errors/index.html", "e01")
    assert resolve("index.html", "_downloads/1/Dockerfile") == ("_downloads/1/Dockerfile", "")
    assert resolve("404.html", "/en/latest/_static/logo.svg") == ("_static/logo.svg", "")


def test_nothing_is_loaded_from_a_third_party(pages: Mapping[str, BeautifulSoup]) -> None:
    foreign = sorted(
        f"{name}: {address}"
        for name, soup in pages.items()
        for address in loaded(soup)
        if urlsplit(address).netloc
    )
    assert foreign == []


def loaded(soup: BeautifulSoup) -> Iterator[str]:
    for name, attribute in LOADING.items():
        yield from (str(tag[attribute]) for tag in soup.find_all(name, attrs={attribute: True}))
    for tag in soup.find_all("link", href=True):
        if " ".join(tag.get_attribute_list("rel")) in LOADING_RELATIONS:
            yield str(tag["href"])
