"""The Monday sheet of a role on paper: one page A4, in one language and in two."""

from pathlib import Path

import pytest
from browser.test_brief import A4, printed, sheets
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "reading"), [("en", "one"), ("zh-hans", "parallel")])
def test_a_monday_sheet_is_one_page_of_a4(chromium: Browser, site: Path, language: str, reading: str) -> None:
    """Of every role; that a longer one would be seen is shown with the brief, which has the same paper."""
    sheets_of = sorted((site / language / "roles").glob("*-monday.html"))
    assert len(sheets_of) > 1
    assert {each.name: sheets(printed(chromium, each, reading)) for each in sheets_of} == {
        each.name: [A4] for each in sheets_of
    }
