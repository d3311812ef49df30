"""A headless browser with its network off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import geo

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    found = found or (str(MACOS) if MACOS.exists() else None)
    if found is None:
        pytest.fail(f"these tests need a browser: install one of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


class Visit:
    """A page, and all that it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))


@pytest.fixture(scope="session")
def rooms(browser):
    """Contexts of the browser, one for each kind of window: made once, pages come and go."""
    made = {}

    def room(width: int, height: int, csp: bool):
        key = (width, height, csp)
        if key not in made:
            made[key] = browser.new_context(
                viewport={"width": width, "height": height}, offline=True, bypass_csp=not csp
            )
        return made[key]

    yield room
    for context in made.values():
        context.close()


@pytest.fixture
def visit(rooms):
    """Open a file and wait until the map can be used."""
    pages = []

    def open_file(
        path: Path, *, width: int = 1400, height: int = 860, csp: bool = True, link: str = ""
    ) -> Visit:
        visit = Visit(rooms(width, height, csp).new_page())
        pages.append(visit.page)
        visit.page.goto(path.as_uri() + link)
        # The page's policy forbids the evaluation that a waiting function would need, so ask.
        for _ in range(400):
            if visit.page.evaluate("window.__ready === true"):
                return visit
            visit.page.wait_for_timeout(50)
        pytest.fail(f"the page is not ready after 20 s: {visit.complaints}")

    yield open_file
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def sample(examples):
    """The sample letter and records: the document and the table."""
    doc = geo.read(examples / "letter_zh.txt")
    return doc, geo.locate(doc, records=examples / "incidents.csv")
