"""A line of running text is as long as it is read well, in both scripts."""

from pathlib import Path

import pytest
from browser import harness
from browser.harness import Cell
from playwright.sync_api import Browser

LINES = (Path(__file__).parent / "lines.js").read_text(encoding="utf-8")
PAGES = (
    "articles/from-touchpoints-to-value.html",
    "measures/nps.html",
    "measures/languages.html",
    "reference/glossary.html",
)
LONGEST, FULL = 38.1, 34.0
"""Em of a line: as long as any may be, and as long as the longest are."""
FEWEST, MOST = 55, 78
"""Latin characters of a full line, the last and shorter one of a paragraph among them."""

pytestmark = pytest.mark.browser
Line = tuple[str, float, float, str]


def lines(
    browser: Browser, site: Path, reading: str, languages: tuple[str, ...], measure: str = ""
) -> list[Line]:
    """Return the running text of some pages in these languages, at the width of a desk."""
    with harness.open_tab(browser, Cell(1440, reading, "light", "file")) as page:
        found: list[Line] = []
        for path in (f"{language}/{each}" for language in languages for each in PAGES):
            page.goto((site / path).as_uri())
            page.evaluate(
                "measure => measure && document.documentElement.style.setProperty('--measure', measure)",
                measure,
            )
            found += [tuple(each) for each in page.evaluate(LINES)]
    return found


@pytest.mark.parametrize("reading", ["one", "parallel"])
def test_a_line_of_running_text_is_as_long_as_it_is_read_well(
    chromium: Browser, site: Path, reading: str
) -> None:
    """Paragraphs, items, captions, notes: 34 to 38 Chinese characters, about 65 to 75 Latin ones."""
    found = lines(chromium, site, reading, ("en", "zh-hant" if reading == "one" else "zh-hans"))
    assert [line for line in found if line[1] > LONGEST] == []
    for language in ("en", "zh-Hant" if reading == "one" else "zh-Hans"):
        full = [line for line in found if line[0] == language and line[1] > FULL]
        assert len(full) > 3, language
        if language == "en":
            assert FEWEST < max(line[2] for line in full) < MOST


def test_a_line_that_is_too_long_is_found(chromium: Browser, site: Path) -> None:
    """Where the measure is another."""
    assert [line for line in lines(chromium, site, "one", ("en",), "60em") if line[1] > LONGEST]
