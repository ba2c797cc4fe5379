"""The page of a debrief in a real browser: nothing leaves it, it can be read by all, and it prints."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.debrief.files.write import write
from game.i18n import Words
from tests.debrief.files.browser import CHROMIUM, Tab, chromium
from tests.debrief.files.games import played

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}
HIDDEN = """Array.from(document.querySelectorAll("details:not(.long) td, .told, .right"))
    .filter(one => !one.checkVisibility()).map(one => one.textContent)"""
PAGES = {"en": ("sofia-1997", "bulgaria"), "zh-CN": ("hotline", None)}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs the Debian package chromium")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for language, (name, reader) in PAGES.items():
        write(played(name, language), Words(language), folder / language, reader)
    return {language: folder / language for language in PAGES}


@pytest.mark.parametrize("file", ["debrief.html", "statement.html"])
def test_no_request_leaves_it(tab: Tab, pages: dict[str, Path], file: str) -> None:
    page = pages["en"] / file
    tab.open(page)
    assert {asked for asked in tab.asked if not asked.startswith("data:")} == {page.as_uri()}


def test_a_request_would_be_seen(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><img src="http://elsewhere.invalid/1.png">', encoding="utf-8")
    tab.open(page)
    assert "http://elsewhere.invalid/1.png" in tab.asked


@pytest.mark.parametrize(
    ("language", "file", "dark", "width"),
    [
        ("en", "debrief.html", False, 1280),
        ("zh-CN", "debrief.html", True, 320),
        ("zh-CN", "statement.html", False, 1280),
    ],
)
def test_a_checker_finds_nothing(
    tab: Tab, pages: dict[str, Path], language: str, file: str, dark: bool, width: int
) -> None:
    tab.open(pages[language] / file, width, dark)
    assert found(tab) == []


def test_the_checker_would_find_something(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><p style="color:#bbb">faint<img src="">', encoding="utf-8")
    tab.open(page)
    assert {rule for rule, _ in found(tab)} >= {"color-contrast", "image-alt", "html-has-lang"}


def found(tab: Tab) -> list[Any]:
    """Rules of axe-core that are broken, whatever the weight, and where; everything that can open is open."""
    tab.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    tab.run(AXE)
    script = "axe.run().then(all => all.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
    broken = tab.run(script)
    assert isinstance(broken, list)
    return broken


@pytest.mark.parametrize("language", PAGES)
def test_it_fits_a_narrow_window(tab: Tab, pages: dict[str, Path], language: str) -> None:
    tab.open(pages[language] / "debrief.html", 320)
    assert tab.run("document.documentElement.scrollWidth") <= 320


def test_on_paper_it_is_light_and_open(tab: Tab, pages: dict[str, Path]) -> None:
    tab.open(pages["en"] / "debrief.html", dark=True)
    assert tab.run(HIDDEN) != []
    tab.paper(dark=True)
    assert tab.run(HIDDEN) == []
    assert tab.run("getComputedStyle(document.body).color") == "rgb(21, 32, 49)"


@pytest.mark.parametrize(("language", "paper"), [("en", "A4"), ("zh-CN", "Letter")])
def test_it_prints(tab: Tab, pages: dict[str, Path], language: str, paper: str) -> None:
    tab.open(pages[language] / "debrief.html")
    pdf = tab.printed(*PAPERS[paper])
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 2
