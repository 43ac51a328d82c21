"""Everything we show, in each theme that is installed: built without a warning, measured, photographed.

``nox -s themes`` installs the themes that people use; ``nox -s browser`` has Sphinx's own and the guide's.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.visits import SITE, served
from playwright.sync_api import Browser, Page

EVERY = Path(__file__).parent / "every"
"""A project with every directive."""
SHOTS = SITE.parent / "screenshots" / "themes"
THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "shibuya", "sphinx_book_theme", "sphinx_rtd_theme")
PAGES = ("index", "tables")
OURS = (".dr-set", ".dr-alone", ".dr-gallery", ".dr-decoder", ".dr-bases", ".dr-notice")
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
TALLEST = 6000
CHEAP = {"resultTypes": ["violations"]}
COLOUR_RULES = ("color-contrast", "link-in-text-block")

CUT_OFF = """([ours, width]) => {
  const parts = [...document.querySelectorAll(ours)].flatMap((one) => [one, ...one.querySelectorAll("*")]);
  return parts.filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1
    && !one.closest("pre, .dr-table")).slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="session", params=[theme for theme in THEMES if find_spec(theme)])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def themed(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the project in a theme, built with every warning an error."""
    out = tmp_path_factory.mktemp(theme)
    options = ["-qnWE", "-b", "html", "-D", f"html_theme={theme}", "-d", str(out / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(EVERY), str(out / "html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with served(out / "html") as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(chromium: Browser, scheme: str) -> Iterator[Page]:
    context = chromium.new_context(color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_fits_the_screen(themed: str, page: Page, theme: str, scheme: str, width: int) -> None:
    """Also photographs it, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": width, "height": 900})
    for name in PAGES:
        page.goto(f"{themed}/{name}.html", wait_until="load")
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        file = SHOTS / f"{theme}-{name}-{scheme}-{width}.png"
        page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
        assert page.evaluate(CUT_OFF, [", ".join(OURS), width]) == []


def test_nothing_of_ours_is_hard_to_reach_or_to_read(themed: str, page: Page) -> None:
    """Colours of code, links and admonitions are the theme's, and so are their faults."""
    for name in PAGES:
        page.goto(f"{themed}/{name}.html", wait_until="load")
        page.evaluate(OPEN_ALL)
        parts = [part for part in OURS if page.locator(part).count()]
        result = Axe().run(page, context={"include": [[part] for part in parts]}, options=CHEAP)
        found = [
            (violation["id"], node["html"][:120])
            for violation in result.response["violations"]
            for node in violation["nodes"]
            if violation["id"] not in COLOUR_RULES or is_coloured_by_us(node["html"])
        ]
        assert found == []


def is_coloured_by_us(html: str) -> bool:
    """Return whether an element has a colour of ours: labels of tabs, levels, buttons and forms."""
    return any(name in html.partition(">")[0] for name in ("sd-tab-label", "dr-", "<select", "<output"))
