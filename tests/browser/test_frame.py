"""What stands around a page: it leaves room on a phone, folds up where there is none, and bears large text."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser import harness, looks
from browser.harness import Cell
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOST_HEAD = {390: 120, 320: 160}
"""Pixels that the head of a page may take on phones of two widths."""
HEAD = "document.querySelector('.top').offsetHeight"
LONG = "en/articles/counting-honestly.html"
LARGE = "document.documentElement.style.fontSize = '200%'"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def tab(browser: Browser, width: int, *, scripts: bool = True, reading: str = "one") -> Iterator[Page]:
    """Open a tab of this width."""
    with harness.open_tab(browser, Cell(width, reading, "light", "file", scripts=scripts)) as page:
        yield page


def wider_than_the_screen(page: Page, site: Path, paths: tuple[str, ...]) -> dict[str, int]:
    """Return by how much pages are too wide with text of twice its size."""
    found = {}
    for path in paths:
        page.goto((site / path).as_uri())
        page.evaluate(LARGE)
        found[path] = page.evaluate(TOO_WIDE)
    return {path: wide for path, wide in found.items() if wide > 0}


def one_of_each_kind(kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return a page of each kind, English and Chinese in turn."""
    languages = ("en", "zh-hans")
    found = {}
    for at, kind in enumerate(sorted(set(kinds.values()))):
        own = [path for path in sorted(kinds) if kinds[path] == kind]
        wanted = [path for path in own if looks.language_of(path) == languages[at % 2]]
        found[kind] = (wanted or own)[0]
    return tuple(found.values())


def test_text_of_twice_its_size_stays_on_a_phone(
    chromium: Browser, site: Path, kinds: Mapping[str, str]
) -> None:
    """A page of each kind; the same pages are too wide where a table is forced to be."""
    paths = one_of_each_kind(kinds)
    assert len(paths) > 30
    with tab(chromium, 390) as page:
        assert wider_than_the_screen(page, site, paths) == {}
        page.evaluate("document.querySelector('main').style.width = '400px'")
        assert page.evaluate(TOO_WIDE) > 0


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_head_of_a_page_leaves_a_phone_to_the_page(chromium: Browser, site: Path, language: str) -> None:
    """With the name of the site, the menu, the languages and both of the reader's choices in it."""
    with tab(chromium, 390) as page:
        page.goto((site / language / "journeys" / "index.html").as_uri())
        assert page.evaluate(HEAD) <= MOST_HEAD[390]
        assert page.locator("header a, header summary, header label").locator("visible=true").count() >= 7
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(HEAD) <= MOST_HEAD[320]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_the_menu_folds_up_on_a_phone_alone(chromium: Browser, site: Path, *, scripts: bool) -> None:
    """It needs no script; where there is room there is nothing to open."""
    link = 'header nav a[aria-current="true"]'
    for width in (390, 1440):
        with tab(chromium, width, scripts=scripts) as page:
            page.goto((site / "en" / "journeys" / "index.html").as_uri())
            assert page.locator(link).is_visible() == (width > 390)
            if width == 390:
                page.locator(".menu > summary").click()
                assert page.locator(link).is_visible()
            else:
                assert not page.locator(".menu > summary").is_visible()


def test_what_was_opened_over_a_page_closes_again(chromium: Browser, site: Path) -> None:
    """By Escape, which gives the focus back, and by a click beside it."""
    with tab(chromium, 390) as page:
        page.goto((site / "en" / "index.html").as_uri())
        for key in ("Escape", ""):
            page.locator(".looks > summary").click()
            assert page.locator("#theme-dark").is_visible()
            page.keyboard.press(key) if key else page.mouse.click(20, 800)
            assert not page.locator("#theme-dark").is_visible()
        page.locator(".menu > summary").click()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.parentElement.className") == "menu"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_contents_stand_beside_a_long_page_where_there_is_room(
    chromium: Browser, site: Path, *, scripts: bool
) -> None:
    """And stay there while it is read; on a phone they are folded up before it."""
    first = ".contents li a >> nth=0"
    for width in (390, 1440):
        with tab(chromium, width, scripts=scripts) as page:
            page.goto((site / LONG).as_uri())
            assert page.locator(first).is_visible() == (width > 390)
            if width == 390:
                page.locator(".contents summary").click()
                assert page.locator(first).is_visible()
            elif scripts:
                page.evaluate("scrollTo(0, 1500)")
                top = page.evaluate("document.querySelector('.contents').getBoundingClientRect().top")
                assert 0 <= top < 100


def test_what_became_overdue_since_is_marked_by_the_page(chromium: Browser, site: Path) -> None:
    """Not before its day, and at its foot, where nothing moves."""
    late = ".state .caution"
    with tab(chromium, 1440) as page:
        page.goto((site / "en" / "journeys" / "open-account.html").as_uri())
        due = page.locator("[data-due]").get_attribute("data-due")
        for day, seen in ((due, False), ("9999-12-31", True)):
            page.clock.set_fixed_time(f"{day}T12:00:00Z")
            page.reload()
            assert page.locator(late).is_visible() == seen
