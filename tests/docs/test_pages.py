"""What search engines, social networks and language models read about each page."""

import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup

SHORTEST, LONGEST = 50, 220


def test_every_page_describes_itself(documents: Mapping[str, BeautifulSoup]) -> None:
    texts = {name: description(soup) for name, soup in documents.items()}
    assert {name: text for name, text in texts.items() if not SHORTEST <= len(text) <= LONGEST} == {}


def description(soup: BeautifulSoup) -> str:
    tags = soup.find_all("meta", attrs={"name": "description"})
    return str(tags[0]["content"]) if len(tags) == 1 else ""


def test_descriptions_and_titles_are_unique(documents: Mapping[str, BeautifulSoup]) -> None:
    titles = [soup.title.get_text() for soup in documents.values() if soup.title]
    for values in ([description(soup) for soup in documents.values()], titles):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_opengraph_shows_the_same_description(documents: Mapping[str, BeautifulSoup]) -> None:
    differing = []
    for name, soup in documents.items():
        tag = soup.find("meta", property="og:description")
        if tag is None or tag["content"] != description(soup):
            differing.append(name)
    assert differing == []


def test_every_page_has_one_first_heading(documents: Mapping[str, BeautifulSoup]) -> None:
    counts = {name: len(soup.find_all("h1")) for name, soup in documents.items()}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_sitemap_holds_every_page_once(documents: Mapping[str, BeautifulSoup], site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    listed = [address.split("/en/latest/")[1] for address in re.findall("<loc>(.*?)</loc>", text)]
    expected = [re.sub(r"(^|/)index/$", r"\1", f"{name}/") for name in documents]
    assert sorted(listed) == sorted(expected)
    dated = re.findall(r"<lastmod>\d{4}-\d\d-\d\d</lastmod>", text)
    assert len(dated) > (len(listed) / 2 if has_history() else -1)


def test_llms_txt_names_every_page_with_its_description(
    documents: Mapping[str, BeautifulSoup], site: Path
) -> None:
    lines = (site / "llms.txt").read_text(encoding="utf-8").splitlines()
    described = [line for line in lines if re.fullmatch(r"- \[.+\]\(https://.+\): .{50,}", line)]
    assert len(described) == len(documents)
    optional = lines[lines.index("## Optional") :]
    assert any("recipes/hatch-pip-once.md" in line for line in optional)
    assert not any("recipes/deb-venv-uv.md" in line for line in optional)


def test_redirects_lead_to_pages(pages: Mapping[str, BeautifulSoup], site: Path) -> None:
    moved = [name for name, soup in pages.items() if soup.find("meta", attrs={"http-equiv": "refresh"})]
    assert moved
    for name in moved:
        anchor = pages[name].find("a")
        assert anchor is not None
        assert (site / name).parent.joinpath(str(anchor["href"]), "index.html").is_file(), name


def test_every_page_stands_in_the_table_of_contents(documents: Mapping[str, BeautifulSoup]) -> None:
    entries = documents["index"].select(".sidebar-tree a[href]")
    listed = {str(anchor["href"]).rstrip("/") for anchor in entries}
    wanted = {
        name.removesuffix("/index")
        for name in documents
        if name != "index" and not name.startswith("recipes/")
    }
    assert wanted - listed == set()  # those of recipes stand in the catalogue


def test_sources_hold_no_address_of_this_machine(source: Path) -> None:
    marks = (f"{Path(__file__).parents[2]}/", "localhost:")
    found = [
        f"{path.relative_to(source)}: {mark}"
        for path in sorted(source.rglob("*.md"))
        if "_build" not in path.parts
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_every_page_has_a_markdown_copy_that_it_links_to(
    documents: Mapping[str, BeautifulSoup], site: Path
) -> None:
    lost = []
    for name, soup in documents.items():
        copy = site / f"{name}.md"
        heading = soup.select_one("article h1")
        assert heading is not None
        title = heading.get_text().removesuffix("¶").replace("\\", "")
        text = copy.read_text(encoding="utf-8") if copy.is_file() else ""
        first = text.partition("\n")[0].removeprefix("# ").replace("`", "").replace("\\", "")
        links = [
            link["href"] for link in soup.select("link[type='text/markdown'], .guide-facts a[href$='.md']")
        ]
        here = (site / (name if name.endswith("index") else f"{name}/index")).parent
        if first != title or {(here / str(link)).resolve() for link in links} != {copy.resolve()}:
            lost.append((name, title, first, links))
    assert lost == []


def test_a_version_in_a_copied_table_is_not_taken_for_a_number(site: Path) -> None:
    text = (site / "reference/tool-support.md").read_text(encoding="utf-8")
    assert re.search(r"\| Ubuntu 22\.04 \(jammy\) +\| 3\.10 +\|", text)


def test_the_copies_lead_to_each_other(documents: Mapping[str, BeautifulSoup], site: Path) -> None:
    link = re.compile(r"\]\((?!https?:|#)([^)#]+\.md)[^)]*\)")
    found = [
        (name, target)
        for name in documents
        for target in link.findall((site / f"{name}.md").read_text(encoding="utf-8"))
    ]
    assert len(found) > 500
    assert [
        (name, target) for name, target in found if not (site / name).parent.joinpath(target).is_file()
    ] == []


def test_the_guide_as_a_book_is_linked_at_the_foot_of_every_page(
    documents: Mapping[str, BeautifulSoup], site: Path
) -> None:
    wanted = {path.resolve() for path in [*site.glob("*.epub"), *site.glob("*.pdf")]}
    assert any(zipfile.is_zipfile(path) for path in wanted)
    for name, soup in documents.items():
        here = (site / (name if name.endswith("index") else f"{name}/index")).parent
        links = soup.select(".guide-facts a[href$='.epub'], .guide-facts a[href$='.pdf']")
        assert {(here / str(link["href"])).resolve() for link in links} == wanted, name


def test_the_foot_of_a_page_dates_it(documents: Mapping[str, BeautifulSoup]) -> None:
    dated = re.compile(r"sphinx-docker-recipes \d[\w.]*\. Facts .* checked on\s+\d{4}-\d\d-\d\d")
    feet = {name: soup.select_one("p.guide-facts") for name, soup in documents.items()}
    assert [name for name, foot in feet.items() if foot is None or not dated.search(foot.get_text())] == []


def test_pages_say_when_they_were_last_changed(documents: Mapping[str, BeautifulSoup]) -> None:
    """Where git knows; a page that is not committed yet has no date."""
    dates = [soup.select_one(".last-updated") for soup in documents.values()]
    known = [date.get_text() for date in dates if date]
    assert all(re.search(r"Last updated on \d{4}-\d\d-\d\d", text) for text in known)
    assert len(known) > (len(dates) / 2 if has_history() else -1)


def has_history() -> bool:
    """Return whether git knows when pages were changed: an archive does not, nor does a shallow copy."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "--is-shallow-repository"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "false"
