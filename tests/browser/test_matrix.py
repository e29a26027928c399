"""Every kind of page in every view: language, width, reading, appearance, transport, scripts, and text twice as large.

A page is loaded once in a reading and a width; there the reader chooses the other appearance, as readers do. How wide
a page is needs no axe: it is loaded once on a phone, which is then turned into every other screen. All of it takes
half an hour, so it belongs to `make trust`; `test_pages.py` has the share of every change, and every page in its cells.
"""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from browser import harness, looks
from browser.harness import Cell
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.trust]

LANGUAGES = ("en", "zh-hans", "zh-hant")
READINGS = ("one", "parallel")
WIDTHS = (harness.NARROW, harness.MIDDLE, harness.WIDE)
VIEWS = [Cell(width, reading, "light", "http", axe=True) for width, reading in product(WIDTHS, READINGS)]
BARE = [
    Cell(harness.NARROW, "one", "light", "http", axe=True),
    Cell(harness.WIDE, "one", "dark", "http", axe=True),
]
LOADED = [
    Cell(harness.NARROW, reading, "light", scheme, scripts=scripts)
    for (scheme, scripts), reading in product((("http", True), ("file", True), ("file", False)), READINGS)
]
"""`test_pages.py` has pages without scripts from a server."""
SCREENS = (320, *WIDTHS)
LARGE_ON = (harness.NARROW, 640, harness.MIDDLE, harness.WIDE)
"""Pixels of the screens on which text is made twice as large; 640 is a screen of 1280 looked at twice as near."""

MISSING = "404.html"
"""What a server sends for an address that leads nowhere; its links begin where the server does."""

DARK = """() => {
  const root = document.documentElement.dataset, control = document.getElementById('theme-dark');
  if (control) control.click(); else root.theme = 'dark';
  return root.theme;
}"""
"""Chooses; `index.html` above the languages keeps a choice and offers none."""
LARGE = "size => { document.documentElement.style.fontSize = size }"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

Findings = dict[str, list[str]]


def of_language(paths: set[str] | tuple[str, ...], language: str) -> list[str]:
    """Return the pages of a language; what stands above the languages belongs to the first."""
    return sorted(path for path in paths if (looks.language_of(path) or LANGUAGES[0]) == language)


def in_both_appearances(page: Page, address: str, cell: Cell) -> list[str]:
    """Return what is wrong with a page in the light, and in the dark that its reader then chooses."""
    light = harness.look(page, address, cell)
    with harness.listened(page) as said:
        assert page.evaluate(DARK) == "dark"
        found = harness.seen(page, cell)
    return [*light, *(f"dark {line}" for line in [*said, *found])]


def too_wide(page: Page, address: str, cell: Cell) -> list[str]:
    """Return on which screens a page is wider than they are, as it comes and with text twice as large."""
    page.set_viewport_size({"width": cell.width, "height": 800})
    found = harness.look(page, address, cell)
    for size, screens in (("", SCREENS), ("200%", LARGE_ON)):
        page.evaluate(LARGE, size)
        for width in screens:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width} {size}: {over} too wide"] if (over := page.evaluate(TOO_WIDE)) > 0 else []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cell", VIEWS, ids=str)
def test_every_kind_of_page_is_sound_in_every_view(
    chromium: Browser, site: Path, served: str, kinds: Mapping[str, str], language: str, cell: Cell
) -> None:
    """Axe, the console, the policy, what moves, what is too wide and whose language it is: nothing is found."""
    paths = of_language({*looks.standing_for_their_kind(kinds, site), MISSING}, language)
    with harness.open_tab(chromium, cell) as page:
        found = {path: in_both_appearances(page, f"{served}/{path}", cell) for path in paths}
    assert len(paths) > 40
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cell", BARE, ids=str)
def test_axe_finds_nothing_where_there_are_no_scripts(
    chromium: Browser, site: Path, kinds: Mapping[str, str], language: str, cell: Cell
) -> None:
    """The pages as they stand without their scripts, which axe itself needs."""
    paths = of_language({*looks.standing_for_their_kind(kinds, site), MISSING}, language)
    with harness.serve(site, "without scripts") as served, harness.open_tab(chromium, cell) as page:
        page.emulate_media(color_scheme="dark" if cell.theme == "dark" else "light")
        found = {path: harness.look(page, f"{served}/{path}", cell) for path in paths}
        assert page.locator('[role="combobox"]').count() == 0
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cell", LOADED, ids=lambda cell: f"{cell}-{cell.scheme}")
def test_no_page_is_wider_than_any_screen(
    chromium: Browser, site: Path, served: str, language: str, cell: Cell
) -> None:
    """Every page, from 320 pixels on, and with text of twice its size."""
    with harness.open_tab(chromium, cell) as page:
        found = {
            path: too_wide(page, harness.address_of(path, site, served, cell.scheme), cell)
            for path in of_language(harness.pages_of(site), language)
        }
        page.evaluate("() => { document.querySelector('main').style.width = '1500px' }")
        assert page.evaluate(TOO_WIDE) > 0
    assert {path: lines for path, lines in found.items() if lines} == {}
