"""Pages on paper: A4 whatever they are, a map across it; a map alone as a poster, or as a card for each step."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from browser import harness, looks
from browser.harness import Cell
from browser.test_brief import A4, sheets
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ACROSS = (A4[1], A4[0])
A6 = (298, 420)
A1 = (2384, 1684)

JOURNEY = "en/journeys/open-account.html"
STEPS = 10

PAGES = {
    "en/index.html": (4, 6),
    "en/measures/nps.html": (12, 17),
    "en/articles/counting-honestly.html": (6, 9),
    "en/editions/2026-q3.html": (7, 10),
}
"""A page of a kind, and how many sheets it may be in one language and in two."""

LANES = """() => [...document.querySelectorAll('.stage')].map(stage => {
  const tops = {};
  for (const lane of stage.querySelectorAll('.lane'))
    (tops[lane.className] ??= new Set()).add(Math.round(lane.getBoundingClientRect().top * 4));
  return Object.values(tops).map(each => each.size);
})"""
"""For each stage, at how many heights each of its lanes begins."""


def on_paper(tab: Page, choice: str = "") -> list[tuple[int, int]]:
    """Return the sheets of the page that is open; `choice` is what the reader has it printed as."""
    if choice:
        tab.evaluate("id => { document.getElementById(id).checked = true }", f"print-{choice}")
    return sheets(tab.pdf(prefer_css_page_size=True, print_background=True))


@pytest.mark.parametrize("reading", ["one", "parallel"])
def test_every_kind_is_printed_on_a4(chromium: Browser, site: Path, reading: str) -> None:
    """And on no more sheets than such a page is worth."""
    with harness.open_tab(chromium, Cell(1440, reading, "dark", "file")) as tab:
        for path, most in PAGES.items():
            tab.goto((site / path).as_uri())
            printed = on_paper(tab)
            assert set(printed) == {A4}, path
            assert 1 <= len(printed) <= most[reading == "parallel"], path


@pytest.mark.trust
@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize("reading", ["one", "parallel"])
def test_every_kind_in_every_language_is_printed_on_a4(
    chromium: Browser, site: Path, kinds: Mapping[str, str], language: str, reading: str
) -> None:
    """Only a map and the sheets beside it lie across; a brief and a Monday sheet are one sheet."""
    paths = sorted(
        path for path in looks.standing_for_their_kind(kinds, site) if looks.language_of(path) == language
    )
    printed = {}
    with harness.open_tab(chromium, Cell(1440, reading, "dark", "file")) as tab:
        for path in paths:
            tab.goto((site / path).as_uri())
            printed[path] = on_paper(tab)
    assert len(printed) > 40
    assert {
        path: set(found) for path, found in printed.items() if not {A4} <= set(found) <= {A4, ACROSS}
    } == {}
    single = {
        path: len(found) for path, found in printed.items() if path.endswith(("-brief.html", "-monday.html"))
    }
    assert len(single) == 2
    assert set(single.values()) == {1}


@pytest.mark.parametrize(("reading", "most"), [("one", (6, 6)), ("parallel", (9, 10))])
def test_a_map_lies_across_its_paper(
    chromium: Browser, site: Path, reading: str, most: tuple[int, int]
) -> None:
    """In one piece: the paper is turned twice. Its stages begin on sheets of their own."""
    with harness.open_tab(chromium, Cell(1440, reading, "light", "file")) as tab:
        tab.goto((site / JOURNEY).as_uri())
        printed = on_paper(tab)
    count = Counter(printed)
    assert set(count) == {A4, ACROSS}
    assert (count[A4] <= most[0], 5 <= count[ACROSS] <= most[1]) == (True, True), count
    assert sum(one != other for one, other in pairwise(printed)) == 2


@pytest.mark.parametrize("reading", ["one", "parallel"])
def test_the_lanes_of_a_stage_are_level_on_paper(chromium: Browser, site: Path, reading: str) -> None:
    """Each lane begins at one height in all steps of a stage, though what was folded was not opened."""
    with harness.open_tab(chromium, Cell(390, reading, "light", "file")) as tab:
        tab.goto((site / JOURNEY).as_uri())
        tab.emulate_media(media="print")
        heights = tab.evaluate(LANES)
        assert [set(stage) for stage in heights] == [{1}] * 5
        tab.emulate_media(media="screen")
        assert any(set(stage) != {1} for stage in tab.evaluate(LANES))  # on a narrow screen they are not


@pytest.mark.parametrize(
    ("language", "reading"),
    [("en", "parallel"), pytest.param("zh-hans", "one", marks=pytest.mark.trust)],
)
def test_a_map_is_a_poster_or_a_card_for_each_step(
    chromium: Browser, site: Path, language: str, reading: str
) -> None:
    """As the reader chooses, without a script of ours: one sheet A1, or as many A6 as there are steps."""
    with harness.open_tab(chromium, Cell(1440, reading, "light", "file")) as tab:
        tab.goto((site / JOURNEY.replace("en/", f"{language}/", 1)).as_uri())
        assert on_paper(tab, "poster") == [A1]
        assert on_paper(tab, "cards") == [A6] * STEPS
        assert on_paper(tab, "blank") == [A6] * STEPS


def test_cards_say_their_stage_and_their_number(chromium: Browser, site: Path) -> None:
    """What is written on a blank card is known by them; nothing of what is printed alone is on the screen."""
    with harness.open_tab(chromium, Cell(1440, "one", "light", "file")) as tab:
        tab.goto((site / JOURNEY).as_uri())
        tab.locator(".papers > summary").click()
        tab.locator("#print-blank").check()
        assert tab.locator(".step dd").first.is_visible()
        tab.emulate_media(media="print")
        said = "element => getComputedStyle(element, '::before').content"
        assert "Choose a bank" in tab.locator(".step-head").first.evaluate(said)
        assert not tab.locator(".step dd").first.is_visible()
        assert tab.locator(".step dt").first.is_visible()


def test_the_whole_handbook_opens_on_a_phone_without_a_finding(chromium: Browser, site: Path) -> None:
    """No page of the screen, and sound all the same: nothing too wide, no error, every word in its language."""
    cell = Cell(390, "parallel", "light", "file")
    with harness.open_tab(chromium, cell) as tab:
        assert harness.look(tab, (site / "zh-hans" / "print.html").as_uri(), cell) == []
