"""The brief of an edition on paper: one page A4, in one language and in two."""

import re
from pathlib import Path

import pytest
from browser import harness
from browser.harness import Cell
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

A4 = (595, 842)
"""In points, as PDF counts."""


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of every page of a PDF, in whole points."""
    count = len(re.findall(rb"/Type\s*/Page\b", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]", pdf)
    assert len(boxes) == count
    return [(round(float(wide)), round(float(high))) for wide, high in boxes]


def printed(browser: Browser, file: Path, reading: str) -> bytes:
    """Print a page as a reader does who has chosen one language or two; the stylesheet says on which paper."""
    with harness.open_tab(browser, Cell(1440, reading, "light", "file")) as page:
        page.goto(file.as_uri())
        assert page.locator("html").get_attribute("data-reading") == reading
        return page.pdf(prefer_css_page_size=True, print_background=True)


@pytest.mark.parametrize("reading", ["one", "parallel"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_brief_is_one_page_of_a4(chromium: Browser, site: Path, language: str, reading: str) -> None:
    """Every edition, in one language and in two."""
    briefs = sorted((site / language / "editions").glob("*-brief.html"))
    assert len(briefs) > 1
    assert {brief.name: sheets(printed(chromium, brief, reading)) for brief in briefs} == {
        brief.name: [A4] for brief in briefs
    }


def test_a_longer_brief_would_be_seen(chromium: Browser, site: Path) -> None:
    """The positive control: a page that is too long has two sheets."""
    brief = next((site / "en" / "editions").glob("*-brief.html"))
    longer = brief.with_name("longer.html")
    try:
        before, end, after = brief.read_text(encoding="utf-8").rpartition("</ol>")
        longer.write_text(f"{before}{'<li>One more</li>' * 90}{end}{after}", encoding="utf-8")
        assert len(sheets(printed(chromium, longer, "one"))) > 1
    finally:
        longer.unlink()


def test_the_whole_edition_is_longer_than_its_brief(chromium: Browser, site: Path) -> None:
    """What is left out of the brief is on the edition's own page, which prints as it likes."""
    edition = site / "en" / "editions" / "2026-q3.html"
    assert len(sheets(printed(chromium, edition, "parallel"))) > 1
