"""A journey's map where it is read: one stage at a time on a phone, side by side where there is room and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import harness
from browser.harness import Cell
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TALL = 25_740
"""How high the page was at 390 pixels when all of it was open."""

TOPS = """() => [...document.querySelectorAll(".stage")].map(stage =>
  ["does", "feels"].map(lane => [...stage.querySelectorAll(".lane.row-" + lane)]
    .map(each => Math.round(each.getBoundingClientRect().top))))"""
"""In each stage the tops of two lanes, a number for each step."""

CURVES = """() => [...document.querySelectorAll(".step")].map(step =>
  Math.abs(step.querySelector(".lane svg").getBoundingClientRect().width
    - step.getBoundingClientRect().width) < 2)"""
"""Whether each step's piece of the curve is as wide as the step."""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A tab as wide as a phone, without scripts."""
    with harness.open_tab(chromium, Cell(390, "one", "light", "file", scripts=False)) as page:
        yield page


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    """A tab as wide as a screen, without scripts."""
    with harness.open_tab(chromium, Cell(1440, "one", "light", "file", scripts=False)) as page:
        yield page


def address(site: Path, language: str = "en", anchor: str = "") -> str:
    """Return where the journey of the reference handbook stands."""
    return f"{(site / language / 'journeys' / 'open-account.html').as_uri()}{anchor}"


def height(page: Page) -> int:
    """Return how high a page is."""
    found: int = page.evaluate("() => document.documentElement.scrollHeight")
    return found


def stages_in(snapshot: str) -> int:
    """Return how many items the outermost list of an aria snapshot has."""
    return sum(line.startswith("  - listitem") for line in snapshot.splitlines())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_phone_shows_a_third_of_what_it_showed(phone: Page, site: Path, language: str) -> None:
    """At first; with every stage and every part open it is more."""
    phone.goto(address(site, language))
    closed = height(phone)
    assert closed <= TALL / 3
    phone.locator(".stage summary").first.click()
    assert height(phone) > closed + 500


def test_one_stage_is_open_at_a_time(phone: Page, site: Path) -> None:
    """By the browser alone; its heading stays a heading, and stays where it is."""
    phone.goto(address(site))
    steps = phone.locator(".step")
    assert not steps.first.is_visible()
    for number in (0, 2):
        phone.locator(".stage summary").nth(number).click()
        seen = [index for index, step in enumerate(steps.all()) if step.is_visible()]
        assert seen == [2 * number, 2 * number + 1]


def test_an_older_browser_opens_everything(chromium: Browser, site: Path) -> None:
    """One whose styles cannot open what is folded: its script does, and forgets that only one may be open."""
    with harness.open_tab(chromium, Cell(390, "one", "light", "file")) as page:
        page.add_init_script("CSS.supports = () => false")
        page.goto(address(site))
        assert all(step.is_visible() for step in page.locator(".step").all())
        assert page.locator("#voice q").first.is_visible()


@pytest.mark.parametrize("way", ["address", "strip", "lowest"])
def test_a_way_into_a_closed_stage_opens_it(phone: Page, site: Path, way: str) -> None:
    """An address with an anchor, and the links of the journey at a glance."""
    step = phone.locator('[id="step-prove.video-check"]')
    phone.goto(address(site, anchor="#step-prove.video-check" if way == "address" else ""))
    if way == "strip":
        phone.locator(".strip li a").nth(2).click()
    if way == "lowest":
        phone.locator(".lowest a").click()
    assert step.is_visible()
    box = step.bounding_box()
    assert box
    assert 0 <= box["y"] < 400


def test_a_closed_stage_leads_into_its_own_journey_and_that_one_back(phone: Page, site: Path) -> None:
    """The link is where the finger is, above what opens the stage."""
    phone.goto(address(site))
    phone.locator(".stage").get_by_role("link", name="Zoom in").click()
    assert phone.url.endswith("/journeys/pass-the-check.html")
    phone.get_by_role("link", name="A closer look at").click()
    assert phone.url.endswith("/journeys/open-account.html#stage-prove")
    assert phone.locator("details[open]").count() == 0


def test_where_there_is_room_nothing_is_folded_and_lanes_are_straight(desk: Page, site: Path) -> None:
    """Whichever stage is open; what would fold it is no stop of the keyboard."""
    desk.goto(address(site))
    assert all(step.is_visible() for step in desk.locator(".step").all())
    assert not any(summary.is_visible() for summary in desk.locator("#map .grid summary").all())
    stages = desk.evaluate(TOPS)
    for lane in (0, 1):
        assert len({top for stage in stages for top in stage[lane]}) == 1


def test_a_lane_that_is_not_ticked_is_not_shown(desk: Page, site: Path) -> None:
    """In no step, and its name stays; the other lanes stay straight."""
    desk.goto(address(site))
    lane = desk.locator(".lane.row-feels")
    assert lane.first.is_visible()
    desk.locator("#lane-feels").uncheck()
    assert not any(each.is_visible() for each in lane.all())
    assert desk.locator("label.row-feels").is_visible()
    stages = desk.evaluate(TOPS)
    assert len({top for stage in stages for top in stage[0]}) == 1


def test_a_reader_of_the_screen_hears_one_list_of_stages_at_every_width(
    phone: Page, desk: Page, site: Path
) -> None:
    """An item a stage, with its heading outside of what is clicked."""
    for page in (phone, desk):
        page.goto(address(site))
        said = page.locator("#stages").aria_snapshot()
        assert stages_in(said) == 5
        assert said.count("[level=3]") == 5
    assert said.count("[level=4]") == 10


def test_on_paper_every_stage_is_open_and_its_lanes_are_straight(phone: Page, site: Path) -> None:
    """Each stage for itself: ten steps side by side are too many for a sheet. The curve goes on from step to step."""
    phone.set_viewport_size({"width": 1040, "height": 720})
    phone.goto(address(site))
    phone.emulate_media(media="print")
    assert all(step.is_visible() for step in phone.locator(".step").all())
    for stage in phone.evaluate(TOPS):
        assert all(len({*tops}) == 1 for tops in stage)
        assert all(len(tops) == 2 for tops in stage)
    assert phone.evaluate(CURVES) == [True] * 10
