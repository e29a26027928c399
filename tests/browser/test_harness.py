"""The harness finds nothing on good pages, and on each bad page exactly what its name says."""

from itertools import combinations
from pathlib import Path

import pytest
from browser import harness, looks
from browser.harness import Cell
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-hans", "zh-hant")
GOOD = harness.HERE / "good"
ONE = Cell(390, "one", "light", "http", axe=True)
PARALLEL = Cell(1440, "parallel", "dark", "http", axe=True)


def look_at_bad(browser: Browser, name: str, cell: Cell) -> list[str]:
    """Look at one of the bad pages."""
    with harness.serve(harness.HERE) as served, harness.open_tab(browser, cell) as page:
        return harness.look(page, f"{served}/bad/{name}.html", cell)


@pytest.mark.parametrize("cell", harness.all_cells(), ids=str)
def test_good_pages_have_no_findings(chromium: Browser, cell: Cell) -> None:
    """The harness asks nothing that a small page by hand cannot give."""
    with harness.serve(GOOD) as served, harness.open_tab(chromium, cell) as page:
        addresses = [harness.address_of(path, GOOD, served, cell.scheme) for path in harness.pages_of(GOOD)]
        assert [finding for address in addresses for finding in harness.look(page, address, cell)] == []


def test_all_choices_meet() -> None:
    """Every three choices of the reader occur together, axe sees every pair."""
    cells = harness.all_cells()
    with_scripts = [(cell.width, cell.reading, cell.theme, cell.scheme) for cell in cells if cell.scripts]
    with_axe = [(cell.width, cell.reading, cell.theme) for cell in cells if cell.axe]
    for three in combinations(range(4), 3):
        assert len({tuple(choice[place] for place in three) for choice in with_scripts}) == 8
    for two in combinations(range(3), 2):
        assert len({tuple(choice[place] for place in two) for choice in with_axe}) == 4
    without = {(cell.width, cell.reading) for cell in cells if not cell.scripts}
    assert len(without) == 4
    assert {cell.scheme for cell in cells if not cell.scripts} == {"http", "file"}


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("image-without-words", ONE, ("axe: image-alt at img",)),
        ("pale-ink", ONE, ("axe: color-contrast at p",)),
        (
            "inline-script",
            ONE,
            ("policy: script-src-elem inline", "console: Executing inline script violates"),
        ),
        ("script-that-fails", ONE, ("script: nothing is not defined",)),
        ("missing-picture", ONE, ("console: Failed to load resource",)),
        ("many-requests", ONE, ("requests: 6",)),
        ("too-wide", ONE, ("overflow: 30",)),
        ("too-wide", Cell(390, "one", "light", "http", scripts=False), ("overflow: 30",)),
        ("hidden-width", ONE, ("overflow: hidden by body",)),
        ("late-script", ONE, ("shift: 0.",)),
        ("always-parallel", ONE, ("reading: 1 pieces of a second language",)),
        ("never-parallel", PARALLEL, ("reading: no second language",)),
        (
            "never-parallel",
            Cell(390, "parallel", "dark", "file", scripts=False),
            ("reading: no second language",),
        ),
        ("partner-without-language", PARALLEL, ("language: .t2 without lang: Same words",)),
        ("chinese-in-english", ONE, ("language: text in another language: 队伍很长。",)),
        ("english-in-chinese", ONE, ("language: text in Chinese: The queue is long at lunch tim",)),
        ("label-in-another-language", ONE, ("language: aria-label in another language: 图表",)),
    ],
)
def test_a_bad_page_is_found(chromium: Browser, name: str, cell: Cell, expected: tuple[str, ...]) -> None:
    """Each check fails where it must, and only there."""
    found = look_at_bad(chromium, name, cell)
    assert len(found) == len(expected), found
    assert all(any(line.startswith(start) for line in found) for start in expected), found


def test_a_page_outside_the_manifest_is_not_looked_at(tmp_path: Path) -> None:
    """The manifest says what is a page; `404.html` has the addresses of the published site."""
    (tmp_path / "manifest.json").write_text(
        '{"files": [{"path": "en/b.html"}, {"path": "404.html"}, {"path": "a.css"}, {"path": "en/a.html"}]}'
    )
    assert harness.pages_of(tmp_path) == ("en/a.html", "en/b.html")


def test_a_page_that_moves_while_it_comes_in_is_found(chromium: Browser) -> None:
    """Sent at once the same page is quiet; sent slowly its links are pushed about by those that follow."""
    cell = Cell(390, "one", "light", "http")
    with harness.open_tab(chromium, cell) as page:
        with harness.serve(harness.HERE) as served:
            assert harness.look(page, f"{served}/bad/moves-while-it-comes-in.html", cell) == []
        with harness.serve(harness.HERE, "slowly") as served:
            (found,) = harness.look(page, f"{served}/bad/moves-while-it-comes-in.html", cell)
    assert found.startswith("shift: 0.")


def test_the_share_leaves_no_kind_and_no_page_out(tmp_path: Path) -> None:
    """Each kind meets every cell, each kind in each language all pairs of choices, each page at least one cell."""
    kinds = {
        f"{language}/{kind}/{page}.html": kind for language in LANGUAGES for kind in "abc" for page in "xy"
    }
    for path in kinds:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("longer" if path.endswith("y.html") else "long")
    shared = looks.shared_looks(kinds, tmp_path)
    seen = {(path, cell) for cell, paths in shared.items() for path in paths}
    assert set(shared) == set(looks.shared_cells())
    assert {path for path, _ in seen} == set(kinds)
    for kind in "abc":
        met = {cell for path, cell in seen if kinds[path] == kind and path.endswith("y.html")}
        assert met == set(looks.shared_cells())
        asked = [(cell.width, cell.reading, cell.theme) for cell in met if cell.axe]
        assert all(len(set(choices)) == 2 for choices in zip(*asked, strict=True))
        measured = [(cell.width, cell.reading, cell.theme) for cell in met if cell.axe and cell.contrast]
        assert all(len(set(choices)) == 2 for choices in zip(*measured, strict=True))
    for path in (path for path in kinds if path.endswith("y.html")):
        choices = [(cell.width, cell.reading, cell.theme) for longest, cell in seen if longest == path]
        for two in combinations(range(3), 2):
            assert len({tuple(choice[place] for place in two) for choice in choices}) == 4
