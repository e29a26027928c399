"""The other browser: the same pages, from a server and from a folder."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from browser import firefox, harness, looks
from browser.firefox import Firefox
from browser.harness import Cell

pytestmark = [pytest.mark.browser, pytest.mark.trust]

LOOK = f"return ({(harness.HERE / 'look.js').read_text(encoding='utf-8')})(arguments[0])"
CHOSEN = "return [document.documentElement.dataset.reading, document.documentElement.dataset.theme]"
POLICY = """
window.broken = [];
document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective));
"""
LANES = """
const tops = {};
for (const lane of document.querySelectorAll('.step .lane')) {
  const row = [...lane.classList].find((name) => name.startsWith('row-'));
  (tops[row] ??= new Set()).add(Math.round(lane.getBoundingClientRect().top));
}
return Object.fromEntries(Object.entries(tops).map(([row, found]) => [row, found.size]));
"""
NARROW, WIDE = 500, 1440
"""Firefox opens no window that is narrower than 500 pixels."""
CELLS = [
    Cell(width, reading, "dark" if scheme == "file" else "light", scheme)
    for width, reading, scheme in product((NARROW, WIDE), ("one", "parallel"), ("http", "file"))
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    """One Firefox for all pages; where there is none, nothing is looked at."""
    program = firefox.program()
    if program is None:
        pytest.skip("there is no Firefox here: `make trust` installs it")
    with firefox.started(program) as found:
        yield found


def choose(browser: Firefox, reading: str, theme: str) -> None:
    """Let the reader choose, as the page does itself."""
    browser.run(
        "localStorage.setItem('cx-reading', arguments[0]); localStorage.setItem('cx-theme', arguments[1])",
        reading,
        theme,
    )


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_every_kind_of_page_is_sound(
    browser: Firefox, site: Path, served: str, kinds: Mapping[str, str], cell: Cell
) -> None:
    """Nothing is too wide, and every word stands in its language."""
    browser.resize(cell.width, 900)
    browser.open(harness.address_of("index.html", site, served, cell.scheme))
    choose(browser, cell.reading, cell.theme)
    found = {}
    for path in sorted(looks.standing_for_their_kind(kinds, site)):
        browser.open(harness.address_of(path, site, served, cell.scheme))
        found[path] = browser.run(LOOK, cell.reading)
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_choice_holds_on_the_next_page(browser: Firefox, site: Path, served: str, scheme: str) -> None:
    """Also in a folder, where a browser might take each page for a place of its own."""
    browser.resize(WIDE, 900)
    browser.open(harness.address_of("en/index.html", site, served, scheme))
    choose(browser, "one", "light")
    browser.open(harness.address_of("en/index.html", site, served, scheme))
    browser.run("document.getElementById('reading-parallel').click()")
    browser.run("document.getElementById('theme-dark').click()")
    for path in ("en/journeys/open-account.html", "zh-hans/index.html"):
        browser.open(harness.address_of(path, site, served, scheme))
        assert browser.run(CHOSEN) == ["parallel", "dark"]


def test_lanes_stand_in_rows_across_all_stages(browser: Firefox, site: Path, served: str) -> None:
    """However many stages a map has, one lane is one row."""
    browser.resize(WIDE, 900)
    browser.open(harness.address_of("en/journeys/open-account.html", site, served, "http"))
    rows = browser.run(LANES)
    assert len(rows) > 5
    assert set(rows.values()) == {1}


def test_the_policy_lets_a_page_do_what_it_does(browser: Firefox, site: Path, served: str) -> None:
    """No violation while a reader uses the controls; a style that no stylesheet holds is one."""
    browser.open(harness.address_of("en/index.html", site, served, "http"))
    browser.run(POLICY)
    browser.run("document.getElementById('theme-light').click()")
    assert browser.run("return window.broken") == []
    browser.run("document.body.setAttribute('style', 'color: red')")
    assert browser.run("return window.broken.length") > 0
