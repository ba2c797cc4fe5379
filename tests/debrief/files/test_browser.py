"""The page of a debrief in a real browser: nothing leaves it, it can be read by all, and it prints."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, Request, sync_playwright

from game.debrief.files.write import write
from game.i18n import Words
from tests.debrief.files.games import played

Scheme = Literal["light", "dark"]
CHROMIUM = shutil.which("chromium")
"""In Debian's package of that name."""
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
"""No name is ever looked up."""
HIDDEN = """Array.from(document.querySelectorAll("details:not(.long) td, .told, .right"))
    .filter(one => !one.checkVisibility()).map(one => one.textContent)"""
SEEN = """(() => {
    const room = document.querySelector("#outcome .scroll"), right = room.getBoundingClientRect().right
    return [...room.querySelectorAll("thead th")].filter(h => h.getBoundingClientRect().right <= right).length
})()"""
"""So many columns of the first table of numbers are seen before anything is scrolled."""
BAR = 15
"""Of a window, in pixels; on a phone the bar that scrolls takes no room."""
PAGES = {"en": ("sofia-1997", "bulgaria"), "zh-CN": ("hotline", None)}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the Debian package chromium")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=QUIET,
            ignore_default_args=["--hide-scrollbars"],  # a window has them, and they take of its width
        ) as browser,
    ):
        yield browser.new_page()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for language, (name, reader) in PAGES.items():
        write(played(name, language), Words(language), folder / language, reader)
    return {language: folder / language for language in PAGES}


def visit(page: Page, file: Path, width: int = 1280, scheme: Scheme = "light") -> None:
    """Returns when the page has loaded."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="null", color_scheme=scheme)
    page.goto(file.as_uri())


@pytest.mark.parametrize("file", ["debrief.html", "statement.html"])
def test_no_request_leaves_it(page: Page, pages: dict[str, Path], file: str) -> None:
    assert asked(page, pages["en"] / file) == {(pages["en"] / file).as_uri()}


def test_a_request_would_be_seen(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text('<!doctype html><img src="http://elsewhere.invalid/1.png">', encoding="utf-8")
    assert "http://elsewhere.invalid/1.png" in asked(page, file)


def asked(page: Page, file: Path) -> set[str]:
    """Every address that is asked for until the page has loaded."""
    addresses: set[str] = set()

    def hear(request: Request) -> None:
        addresses.add(request.url)

    page.on("request", hear)
    visit(page, file)
    page.remove_listener("request", hear)
    return addresses


@pytest.mark.parametrize(
    ("language", "file", "scheme", "width"),
    [
        ("en", "debrief.html", "light", 1280),
        ("zh-CN", "debrief.html", "dark", 320),
        ("zh-CN", "statement.html", "light", 1280),
        ("en", "statement.html", "dark", 640),
    ],
)
def test_a_checker_finds_nothing(
    page: Page, pages: dict[str, Path], language: str, file: str, scheme: Scheme, width: int
) -> None:
    visit(page, pages[language] / file, width, scheme)
    assert found(page) == {}


def test_the_checker_would_find_something(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text('<!doctype html><p style="color:#bbb">faint<img src="">', encoding="utf-8")
    visit(page, file)
    assert found(page).keys() >= {"color-contrast", "image-alt", "html-has-lang"}


def found(page: Page) -> dict[str, list[str]]:
    """Rules of axe-core that are broken, whatever the weight, and where; everything that can open is open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    broken = Axe().run(page).response["violations"]
    return {one["id"]: [node["html"] for node in one["nodes"]] for one in broken}


@pytest.mark.parametrize("language", PAGES)
def test_it_fits_a_narrow_window(page: Page, pages: dict[str, Path], language: str) -> None:
    visit(page, pages[language] / "debrief.html", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", PAGES)
def test_a_phone_shows_what_the_outcome_is_about(page: Page, pages: dict[str, Path], language: str) -> None:
    visit(page, pages[language] / "debrief.html", 320 + BAR)
    assert page.evaluate(SEEN) >= 4


def test_on_paper_it_is_light_and_open(page: Page, pages: dict[str, Path]) -> None:
    visit(page, pages["en"] / "debrief.html", scheme="dark")
    assert page.evaluate(HIDDEN) != []
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN) == []
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(21, 32, 49)"


@pytest.mark.parametrize(("language", "paper"), [("en", "A4"), ("zh-CN", "Letter")])
def test_it_prints(page: Page, pages: dict[str, Path], language: str, paper: str) -> None:
    visit(page, pages[language] / "debrief.html")
    pdf = page.pdf(format=paper)
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 2
