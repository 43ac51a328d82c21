"""The built guide, served on this machine, in Debian's Chromium."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.visits import SITE, Visit, served
from playwright.sync_api import Browser, BrowserContext, sync_playwright

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site() -> Path:
    assert (SITE / "index.html").is_file(), f"build the guide first (nox -s docs): {SITE} is empty"
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "install Debian's package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile; ``context`` parametrised indirectly takes Playwright's options."""
    context = chromium.new_context(**getattr(request, "param", {}))
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """A page that must end without console errors and without a request to anybody else."""
    visit = Visit(context.new_page(), address)
    visit.watch()
    yield visit
    assert (visit.errors, visit.strangers) == ([], [])


SMALL = Path(__file__).parent / "small"
"""A small project with a plain theme, for what the guide's own theme would hide."""
STRICT = {"Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'self'"}
"""No inline script, no inline style, nothing from elsewhere; images of data: neither."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built."""
    out = tmp_path_factory.mktemp("small")
    command = [sys.executable, "-m", "sphinx", "-qnWE", "-b", "dirhtml", "-d", str(out / "doctrees")]
    subprocess.run([*command, str(SMALL), str(out / "html")], check=True)
    return out / "html"


@pytest.fixture(scope="session")
def strict_address(small: Path) -> Iterator[str]:
    with served(small, STRICT) as address:
        yield address


@pytest.fixture
def strict_visit(context: BrowserContext, strict_address: str) -> Iterator[Visit]:
    """A page of the small project under a strict policy; what the policy stops is a console error."""
    visit = Visit(context.new_page(), strict_address)
    visit.watch()
    yield visit
    assert (visit.errors, visit.strangers) == ([], [])
