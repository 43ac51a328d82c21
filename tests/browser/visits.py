"""A page of the built guide in Chromium, and the server behind it."""

import functools
import gzip
import http.server
import io
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Page

SITE = Path(__file__).parents[2] / "docs" / "_build" / "html"
LOOKED_AT = (
    "",
    "how-to/uv-pip-system/",
    "how-to/choose-approach/",
    "how-to/escape-hatch/",
    "reference/errors/",
    "reference/catalogue/",
    "reference/base-images/",
    "reference/check-my-dockerfile/",
)
"""One page of each kind."""
NETWORK_CHANGED = "net::ERR_NETWORK_CHANGED"
"""Chromium then drops what it is loading, from this machine itself too."""
PACKED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".md"}
"""What hosts compress."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line for each, with a host's types and further headers, packed as hosts do."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def __init__(self, *args: object, headers: Mapping[str, str] | None = None, **rest: object) -> None:
        self.more = headers or {}
        super().__init__(*args, **rest)

    def send_head(self) -> BinaryIO | None:
        """Send text compressed, with headers as a host sends them; all else as the base class does."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        body = packed(path, path.stat().st_mtime_ns)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(int(path.stat().st_mtime)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """A server that does not mind browsers hanging up."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@functools.cache
def packed(path: Path, _changed: int) -> bytes:
    """Return a file's bytes, compressed; once for each time that it changes."""
    return gzip.compress(path.read_bytes(), mtime=0)


@dataclass
class Visit:
    """One tab of the browser and what went wrong in it."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Load a page; again where the machine's network changed meanwhile, as a container's start does."""
        self.page.goto(f"{self.address}/{path}", wait_until="load")
        if any(NETWORK_CHANGED in error for error in self.errors):
            self.errors = [error for error in self.errors if NETWORK_CHANGED not in error]
            self.page.reload(wait_until="load")
        return self.page

    def watch(self) -> None:
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url))

    def note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder and give its address."""
    handler = functools.partial(Quiet, directory=str(folder), headers=headers)
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def pages() -> Iterator[str]:
    """Give the address of every page that is one of the guide's.

    Redirects are not; neither is the 404 page, whose links hold only where the guide is hosted.
    """
    for path in sorted(SITE.rglob("index.html")):
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")[:1500]:
            folder = path.parent.relative_to(SITE).as_posix()
            if folder == "404":
                continue
            yield "" if folder == "." else f"{folder}/"
