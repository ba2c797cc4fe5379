"""Every link between the project's own pages leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/*.md"),
    *ROOT.glob("benchmarks/*.md"),
    *ROOT.glob("assets/*.md"),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)", text) + re.findall(r"`((?:docs|benchmarks|tests)/[\w./-]+)`", text)
    missing = [link for link in links if "://" not in link and not _exists(page, link)]
    assert not missing


def _exists(page: Path, link: str) -> bool:
    return (page.parent / link).exists() or (ROOT / link).exists()
