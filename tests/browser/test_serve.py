"""A site that is looked at while it is written: pages follow the text, and what is wrong is shown over them."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import harness
from browser.harness import Cell
from playwright.sync_api import Browser, Error, Page, Route
from serving import started

pytestmark = pytest.mark.browser

JOURNEY = "en/journeys/borrow.html"
NARROW = Cell(390, "parallel", "dark", "http")


@dataclass(frozen=True)
class Desk:
    """A handbook that is served while it is written."""

    folder: Path
    address: str
    line: Callable[[str], str]

    @contextmanager
    def edited(self, name: str, old: str, new: str) -> Iterator[None]:
        """Change a file; in the end it is what it was, and built so."""
        file = self.folder / "content" / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        try:
            yield
        finally:
            file.write_text(text, "utf-8")
            self.line("built")


def handbook(small: Path, folder: Path) -> Path:
    """Make a small handbook with a theme of its own."""
    shutil.copytree(small, folder)
    with (folder / "content" / "site.yml").open("a", encoding="utf-8") as site:
        site.write("theme: house\n")
    styles = folder / "themes" / "house" / "styles"
    styles.mkdir(parents=True)
    (styles / "90-house.css").write_text("h1 { outline-offset: 1px }", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def desk(small: Path, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Desk]:
    """The handbook, built and served by the program."""
    folder = handbook(small, tmp_path_factory.mktemp("desk") / "handbook")
    with started(folder, root) as (_, line):
        address = line("serving").split()[1]
        line("built")
        yield Desk(folder, address, line)


@dataclass
class Tab:
    """A page that somebody has open, and everything that went wrong in it."""

    page: Page
    said: list[str]

    def is_as_it_was(self) -> bool:
        """Say whether the page was not loaded again since it was marked."""
        return bool(self.page.evaluate("() => window.marked === true"))

    def mark(self) -> None:
        """Mark the page as it is now."""
        self.page.evaluate("() => { window.marked = true }")

    def until(self, script: str) -> None:
        """Wait until something holds in the page; its policy forbids the usual way."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if self.page.evaluate(script):
                    return
            except Error as error:
                assert "context was destroyed" in str(error)  # noqa: PT017 - it is being loaded again
            time.sleep(0.02)
        raise AssertionError(script)

    def until_loaded_again(self) -> None:
        """Wait until the page was loaded again."""
        self.until("() => window.marked !== true && document.readyState === 'complete'")

    def place(self) -> float:
        """Return where on the screen the heading of the stages is."""
        return float(
            self.page.evaluate("() => document.getElementById('stages').getBoundingClientRect().top")
        )


@contextmanager
def opened(browser: Browser, address: str, cell: Cell = NARROW, script: str = "") -> Iterator[Tab]:
    """Open a page; in the end nothing was wrong in it.

    It must not be about to be loaded again then: a browser may never end a tab that begins to load a page.
    """
    with harness.open_tab(browser, cell) as page:
        tab = Tab(page, [])
        page.on("console", lambda message: tab.said.append(message.text))
        page.on("pageerror", lambda error: tab.said.append(str(error)))
        if script:
            page.context.add_init_script(script)
        page.goto(address)
        tab.mark()
        yield tab
        tab.until("() => document.readyState === 'complete' && watched.policy.length === 0")
        assert tab.said == []


OVERLAY = "#cxsite-problems dialog"
IS_OPEN = "() => document.querySelector('#cxsite-problems')?.shadowRoot.querySelector('dialog').open === true"
IS_GONE = "() => document.querySelector('#cxsite-problems') === null"


def test_the_page_that_shows_an_edit_follows_it_and_no_other(desk: Desk, chromium: Browser) -> None:
    """It stays where it was read, in two languages; what grew above moves nothing on the screen.

    The browser's own memory of the place is switched off: not every browser has one that allows for growth.
    """
    forgetful = """
        history.scrollRestoration = 'manual';
        Object.defineProperty(history, 'scrollRestoration', { get: () => 'manual', set: () => {} });
    """
    with ExitStack() as stack:
        here = stack.enter_context(opened(chromium, desk.address + JOURNEY, script=forgetful))
        there = stack.enter_context(opened(chromium, f"{desk.address}en/reference/index.html"))
        here.page.evaluate("() => { document.getElementById('stages').scrollIntoView(); scrollBy(0, 100) }")
        before = here.place()
        assert before < 0
        longer = "Types the title " + "again and again " * 60
        with desk.edited("journeys/borrow.yml", "summary: From", f"summary: {longer}From"):
            here.until_loaded_again()
            here.until(
                f"() => Math.abs(document.getElementById('stages').getBoundingClientRect().top - {before}) < 2"
            )
            assert longer.strip() in " ".join(here.page.locator("main").inner_text().split())
            assert here.page.evaluate("() => document.documentElement.dataset.reading") == "parallel"
            assert here.page.locator("main .t2").first.is_visible()
            here.mark()
        here.until_loaded_again()
        assert abs(here.place() - before) < 2
        assert there.is_as_it_was()


def test_what_is_wrong_is_shown_over_the_last_good_site_until_it_is_mended(
    desk: Desk, chromium: Browser
) -> None:
    """With place and remedy; also in a page that is opened now; the page below is not loaded again."""
    with opened(chromium, desk.address + JOURNEY) as tab:
        with desk.edited("journeys/borrow.yml", "at: catalogue", "at: katalog"):
            tab.until(IS_OPEN)
            shown = tab.page.locator(OVERLAY).inner_text()
            for words in (
                "1 error",
                "content/journeys/borrow.yml:16:13",
                "katalog is not a touchpoint",
                "catalogue?",
            ):
                assert words in shown
            assert tab.page.locator(f"{OVERLAY} mark").inner_text() == "katalog"
            assert harness.axe(tab.page) == []
            with opened(
                chromium,
                desk.address + JOURNEY.replace("en", "zh-hans", 1),
                Cell(1440, "one", "light", "http"),
            ) as other:
                other.until(IS_OPEN)
                assert "1处错误" in other.page.locator(OVERLAY).inner_text()
                assert harness.axe(other.page) == []
            assert tab.is_as_it_was()
        tab.until(IS_GONE)
        assert tab.is_as_it_was()


def test_the_overlay_goes_by_escape_and_comes_back_by_its_button(desk: Desk, chromium: Browser) -> None:
    """Who closes it reads on, also when the same is found once more; other errors open it again."""
    with opened(chromium, desk.address + JOURNEY) as tab:
        tab.page.locator("main a").first.focus()
        with desk.edited("journeys/borrow.yml", "at: catalogue", "at: katalog"):
            tab.until(IS_OPEN)
            tab.page.keyboard.press("Escape")
            assert not tab.page.locator(OVERLAY).is_visible()
            assert tab.page.evaluate("() => document.activeElement.matches('main a')")
            desk.line("1 error")
            (desk.folder / "content" / "site.yml").touch()
            desk.line("1 error")
            time.sleep(0.2)
            assert not tab.page.locator(OVERLAY).is_visible()
            assert harness.axe(tab.page) == []
            tab.page.locator("#cxsite-problems aside button").click()
            assert tab.page.locator(OVERLAY).is_visible()
            tab.page.locator(f"{OVERLAY} .close").click()
            with desk.edited("journeys/borrow.zh-Hans.yml", "name: 取书", "nmae: 取书"):
                tab.until(IS_OPEN)
                assert "2 errors" in tab.page.locator(OVERLAY).inner_text()
                mend(desk.folder / "content" / "journeys" / "borrow.yml")
        tab.until(IS_GONE)


def mend(file: Path) -> None:
    """Mend one of two mistakes, so that the other is the last."""
    file.write_text(file.read_text("utf-8").replace("katalog", "catalogue"), "utf-8")


def test_a_click_copies_the_file_and_the_line(desk: Desk, chromium: Browser) -> None:
    """Where the browser does not allow it, the words stand there selected."""
    forbidden = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    with desk.edited("journeys/borrow.yml", "at: catalogue", "at: katalog"):
        with opened(chromium, desk.address + JOURNEY) as tab:
            tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            tab.until(IS_OPEN)
            tab.page.locator(f"{OVERLAY} [data-copied]").click()
            tab.page.locator(f"{OVERLAY} [role=status]").wait_for()
            assert tab.page.locator(f"{OVERLAY} [role=status]").inner_text() == "Copied"
            assert (
                tab.page.evaluate("() => navigator.clipboard.readText()") == "content/journeys/borrow.yml:16"
            )
        with opened(chromium, desk.address + JOURNEY, script=forbidden) as tab:
            tab.until(IS_OPEN)
            tab.page.locator(f"{OVERLAY} [data-copied]").click()
            field = tab.page.locator(f"{OVERLAY} input")
            assert field.input_value() == "content/journeys/borrow.yml:16"
            assert field.evaluate("one => one.selectionEnd - one.selectionStart") == 30
            assert harness.axe(tab.page) == []


def test_a_new_stylesheet_is_taken_without_loading_the_page_again(desk: Desk, chromium: Browser) -> None:
    """What is seen changes; the page stays as it was."""
    style = desk.folder / "themes" / "house" / "styles" / "90-house.css"
    css = style.read_text("utf-8")
    with opened(chromium, desk.address + JOURNEY) as tab:
        style.write_text(f"{css}\nh1 {{ outline: 7px solid }}\n", "utf-8")
        tab.until("() => getComputedStyle(document.querySelector('h1')).outlineWidth === '7px'")
        tab.until("() => document.querySelectorAll('link[rel=stylesheet]').length === 1")
        desk.line("built")
        style.write_text(css, "utf-8")
        tab.until("() => getComputedStyle(document.querySelector('h1')).outlineWidth !== '7px'")
        desk.line("built")
        assert tab.is_as_it_was()


def test_of_two_stylesheets_in_a_row_the_last_one_stays(desk: Desk, chromium: Browser) -> None:
    """Also when the first is still on its way: neither it nor the one before is left behind."""
    style = desk.folder / "themes" / "house" / "styles" / "90-house.css"
    css = style.read_text("utf-8")
    with opened(chromium, desk.address + JOURNEY) as tab:
        held: list[Route] = []
        tab.page.route("**/*.css", lambda route: route.continue_() if held else held.append(route))
        style.write_text(f"{css}\nh1 {{ outline: 7px solid }}\n", "utf-8")
        tab.until("() => document.querySelectorAll('link[rel=stylesheet]').length === 2")
        desk.line("built")
        style.write_text(f"{css}\nh1 {{ outline: 9px solid }}\n", "utf-8")
        tab.until("() => getComputedStyle(document.querySelector('h1')).outlineWidth === '9px'")
        tab.until("() => document.querySelectorAll('link[rel=stylesheet]').length === 1")
        desk.line("built")
        tab.page.unroute_all()
        style.write_text(css, "utf-8")
        tab.until("() => getComputedStyle(document.querySelector('h1')).outlineWidth !== '9px'")
        desk.line("built")
        assert tab.is_as_it_was()


def test_a_page_whose_new_stylesheet_does_not_come_is_loaded_again(desk: Desk, chromium: Browser) -> None:
    """A connection may break; a loaded page has the style that there is."""
    style = desk.folder / "themes" / "house" / "styles" / "90-house.css"
    css = style.read_text("utf-8")
    with opened(chromium, desk.address + JOURNEY) as tab:
        broken: list[Route] = []

        def serve(route: Route) -> None:
            if broken:
                route.continue_()
            else:
                broken.append(route)
                route.abort()

        tab.page.route("**/*.css", serve)
        style.write_text(f"{css}\nh1 {{ outline: 7px solid }}\n", "utf-8")
        tab.until_loaded_again()
        tab.until("() => getComputedStyle(document.querySelector('h1')).outlineWidth === '7px'")
        desk.line("built")
        tab.page.unroute_all()
        style.write_text(css, "utf-8")
        desk.line("built")
        assert ["Failed to load resource" in each for each in tab.said] == [True]
        tab.said.clear()


HIDDEN = """() => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
SEEN = """() => {
  delete document.visibilityState;
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_a_page_that_nobody_sees_catches_up_when_it_is_seen(desk: Desk, chromium: Browser) -> None:
    """It keeps no channel meanwhile: a browser has six for all its tabs."""
    with opened(chromium, desk.address + JOURNEY) as tab:
        tab.page.evaluate(HIDDEN)
        with desk.edited("journeys/borrow.yml", "on the tram", "on the bus"):
            desk.line("built")
            time.sleep(0.2)
            assert tab.is_as_it_was()
            tab.page.evaluate(SEEN)
            tab.until_loaded_again()
            assert "on the bus" in (tab.page.locator("main").text_content() or "")
            tab.mark()
        tab.until_loaded_again()


def test_the_first_errors_have_a_page_which_goes_away_once_they_are_mended(
    desk: Desk, tmp_path: Path, root: Path, chromium: Browser
) -> None:
    """In the language of the address; a click copies there too."""
    folder = shutil.copytree(desk.folder, tmp_path / "handbook")
    journey = folder / "content" / "journeys" / "borrow.yml"
    text = journey.read_text("utf-8")
    journey.write_text(text.replace("at: catalogue", "at: katalog"), "utf-8")
    with started(folder, root) as (_, line):
        address = line("serving").split()[1]
        with opened(chromium, f"{address}zh-hans/journeys/borrow.html") as tab:
            tab.until("() => document.querySelector('.notice li') !== null")
            assert tab.page.locator("h1").inner_text() == "1处错误"
            assert re.search(r"改法\s*did you mean catalogue\?", tab.page.locator("main").inner_text())
            assert harness.axe(tab.page) == []
            tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            tab.page.locator("[data-copied]").click()
            tab.page.locator("[role=status]").wait_for()
            assert (
                tab.page.evaluate("() => navigator.clipboard.readText()") == "content/journeys/borrow.yml:16"
            )
            journey.write_text(text, "utf-8")
            tab.until("() => document.querySelector('h1')?.textContent.startsWith('第一次借书')")
            assert tab.page.locator(".notice").count() == 0
