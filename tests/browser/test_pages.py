"""Every page of the reference handbook, looked at in every cell, and the reader's choices."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from browser import harness, looks
from browser.harness import Cell
from playwright.sync_api import Browser, Page

from cxsite.cli.main import main

WHOLE = Path(__file__).parents[1] / "handbooks" / "a-whole-handbook-has-no-problems"
pytestmark = pytest.mark.browser

Findings = dict[str, list[str]]
SLOW = [("zh-hans", Cell(390, "parallel", "light", "http")), ("en", Cell(1440, "one", "dark", "http"))]
WITH_SCRIPTS = [Cell(width, "one", "light", scheme) for width in (390, 1440) for scheme in ("http", "file")]
WITHOUT = [Cell(cell.width, "one", "light", cell.scheme, scripts=False) for cell in WITH_SCRIPTS]


def click(page: Page, control: str) -> None:
    """Click the label of a control as a reader does; where it is folded up, what it is folded up in comes first."""
    label = page.locator(f'label[for="{control}"]').first
    if not label.is_visible():
        page.locator(f'header details:has([for="{control}"]) > summary').click()
    label.click()


def two_bilingual(page: Page, site: Path, served: str, scheme: str) -> tuple[str, str]:
    """Return the addresses of the first two English pages that have a second language."""
    found: list[str] = []
    for path in harness.pages_of(site):
        if path.startswith("en/") and len(found) < 2:
            page.goto(harness.address_of(path, site, served, scheme))
            found += [page.url] if page.locator(".t2").count() else []
    first, second = found
    return first, second


def test_the_manifest_lists_every_page(site: Path, kinds: Mapping[str, str]) -> None:
    """What a server would serve is what the tests look at."""
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    pages = {path for path in pages if not path.endswith(harness.UNSEEN)}
    assert set(harness.pages_of(site)) == pages == set(kinds)
    assert len(pages) > 4


def findings_in(browser: Browser, site: Path, served: str, cell: Cell, paths: tuple[str, ...]) -> Findings:
    """Return what is wrong with the pages in a cell, page by page; pages without findings are left out."""
    with harness.open_tab(browser, cell) as page:
        found = {
            path: harness.look(page, harness.address_of(path, site, served, cell.scheme), cell)
            for path in paths
        }
    return {path: findings for path, findings in found.items() if findings}


@pytest.mark.parametrize("cell", looks.shared_cells(), ids=str)
def test_every_kind_of_page_is_sound(
    chromium: Browser, site: Path, served: str, cell: Cell, kinds: Mapping[str, str]
) -> None:
    """No violation, no error, nothing too wide, nothing that jumps, every word in its language."""
    paths = looks.shared_looks(kinds, site)[cell]
    assert findings_in(chromium, site, served, cell, paths) == {}


@pytest.mark.trust
@pytest.mark.parametrize("cell", harness.all_cells(), ids=str)
def test_every_page_is_sound(chromium: Browser, site: Path, served: str, cell: Cell) -> None:
    """As above, for the whole product of pages and cells."""
    assert findings_in(chromium, site, served, cell, harness.pages_of(site)) == {}


def slowly(browser: Browser, site: Path, place: int, kinds: Mapping[str, str], among: slice) -> Findings:
    """Return what is wrong with the first page of each of these kinds, in a slow cell, when it comes in slowly."""
    folder, cell = SLOW[place]
    paths = (path for path in sorted(kinds, reverse=True) if looks.language_of(path) == folder)
    firsts = {kinds[path]: path for path in paths}
    with harness.serve(site, "slowly") as served:
        return findings_in(browser, site, served, cell, tuple(firsts[kind] for kind in sorted(firsts)[among]))


@pytest.mark.parametrize("place", range(len(SLOW)))
def test_a_page_that_comes_in_slowly_does_not_move(
    chromium: Browser, site: Path, place: int, kinds: Mapping[str, str]
) -> None:
    """What is painted early stays where it is when the rest arrives: every kind in one of the cells."""
    assert slowly(chromium, site, place, kinds, slice(place, None, len(SLOW))) == {}


@pytest.mark.trust
@pytest.mark.parametrize("place", range(len(SLOW)))
def test_no_kind_of_page_moves_while_it_comes_in(
    chromium: Browser, site: Path, place: int, kinds: Mapping[str, str]
) -> None:
    """As above, every kind in both cells."""
    assert slowly(chromium, site, place, kinds, slice(None)) == {}


@pytest.mark.parametrize("cell", WITHOUT, ids=str)
def test_reading_in_parallel_needs_no_script(chromium: Browser, site: Path, served: str, cell: Cell) -> None:
    """A click on the control shows the second language, another hides it."""
    with harness.open_tab(chromium, cell) as page:
        page.goto(two_bilingual(page, site, served, cell.scheme)[0])
        second = page.locator(".t2:visible")
        assert second.count() == 0
        click(page, "reading-parallel")
        assert second.count() > 0
        page.locator('label[for="reading-parallel"]').first.click()
        assert second.count() == 0


@pytest.mark.parametrize("cell", WITH_SCRIPTS, ids=str)
def test_a_choice_holds_on_the_next_page(chromium: Browser, site: Path, served: str, cell: Cell) -> None:
    """Reading and appearance are there before the first paint, so that nothing moves."""
    with harness.open_tab(chromium, cell, chosen=False) as page:
        first, second = two_bilingual(page, site, served, cell.scheme)
        page.goto(first)
        light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        click(page, "theme-light")
        chosen = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert chosen != light, "the device prefers dark, the reader light"
        page.reload()
        click(page, "reading-parallel")
        page.goto(second)
        page.evaluate("() => watched.settled()")
        assert page.locator("html").get_attribute("data-reading") == "parallel"
        assert page.locator("html").get_attribute("data-theme") == "light"
        assert page.locator("#reading-parallel").is_checked()
        assert page.locator("#theme-light").is_checked()
        assert page.locator(".t2:visible").count() > 0
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == chosen
        assert harness.watched(page) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_very_long_word_makes_no_page_wider(chromium: Browser, tmp_path: Path, width: int) -> None:
    """Neither in the title of the site nor on a map nor at its foot."""
    word, content = "Donaudampfschifffahrt" * 9, tmp_path / "content"
    shutil.copytree(WHOLE / "content", content)
    for file, old in (("site.yml", "The corner library"), ("journeys/borrow.yml", "Asks where the shelf is")):
        text = (content / file).read_text(encoding="utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, word), encoding="utf-8")
    with (content / "site.yml").open("a", encoding="utf-8") as site:
        site.write(f"footer: {{all: {word}}}\n")
    assert main(["build", str(tmp_path)]) == 0
    with harness.open_tab(chromium, Cell(width, "one", "light", "file")) as page:
        page.goto((tmp_path / "output" / "en" / "journeys" / "borrow.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = (
            "[...document.querySelectorAll('.lane')].filter(it => it.scrollWidth > it.clientWidth + 1).length"
        )
        assert page.evaluate(wide) == 0
