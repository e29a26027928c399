"""Which pages look across measures: there where it has something to show, and led to from where readers look."""

from functools import cache
from pathlib import Path

import pytest
from across import body
from sites import Files, document, files_of, pages, read, reference_files
from test_pages_html import CHECKS

from cxsite.build.links import broken_links
from cxsite.pages import across as looking
from cxsite.pages import measuring
from cxsite.pages.compare import CompareBody
from cxsite.pages.consistency import ConsistencyBody
from cxsite.pages.gaps import GapsBody
from cxsite.pages.languages import LanguagesBody
from cxsite.pages.loop import LoopBody
from cxsite.pages.measures import MeasureBody
from cxsite.pages.page import Page
from cxsite.pages.scorecard import ScorecardBody
from cxsite.pages.site import view_of
from cxsite.read.keys import BESIDE

HANDBOOKS = Path(__file__).parent / "handbooks"


@cache
def english(folder: Path) -> dict[str, Page]:
    """Return the English pages of the section of measures, name to page."""
    below = "en/measures/"
    return {
        page.path.removeprefix(below)[:-5]: page
        for page in pages(read(folder))
        if page.path.startswith(below)
    }


def reference() -> dict[str, Page]:
    """Return those of the handbook of this checkout."""
    return english(HANDBOOKS.parents[1])


def broad() -> dict[str, Page]:
    """Return those of a handbook that has no quoted gaps."""
    return english(HANDBOOKS / "what-could-be-better")


def files() -> Files:
    """Return its site."""
    return files_of(read(HANDBOOKS / "what-could-be-better"))


def test_ids_of_the_pages_are_no_ids_of_measures() -> None:
    """The reader knows the names, though it may not ask the pages for them."""
    assert BESIDE["metrics"] == set(measuring.PAGES)


def test_a_whole_handbook_has_all_pages_and_its_index_leads_to_them() -> None:
    """In the order of the way between them."""
    assert set(measuring.PAGES) <= set(reference())
    first, *ways = body(view_of(reference()["index"]), ScorecardBody).ways
    assert first.current
    assert [way.href for way in ways] == [f"{name}.html" for name in measuring.PAGES]


def test_each_page_leads_to_the_others() -> None:
    """And says which it is."""
    shown = body(view_of(reference()["compare"]), CompareBody)
    assert [(way.href, way.current) for way in shown.ways] == [
        ("index.html", False),
        *((f"{name}.html", name == "compare") for name in measuring.PAGES),
    ]


def test_tables_of_a_measure_lead_to_the_page_that_looks_across() -> None:
    """Touchpoints to the comparison, channels to consistency, languages to languages; segments nowhere."""
    tables = body(view_of(reference()["nps"]), MeasureBody).tables
    assert {table.id: table.across.href for table in tables if table.across} == {
        "by-touchpoint": "compare.html",
        "by-class": "compare.html",
        "by-channel": "consistency.html",
        "by-language": "languages.html",
    }
    gaps = body(view_of(reference()["ease-gap"]), MeasureBody).tables
    assert {table.across.href for table in gaps if table.across} == {"gaps.html"}
    (channels,) = [table for table in tables if table.id == "by-channel"]
    assert channels.rows[0].anchor == "channel-app"


def test_a_plan_has_no_numbers_and_no_recovery() -> None:
    """What was measured says nothing of a journey that is to be."""
    shown = body(view_of(reference()["loop"]), LoopBody)
    assert "journey-open-account-2027" not in {course.id for course in shown.courses}
    hopes = body(view_of(reference()["gaps"]), GapsBody).hopes
    assert not any("open-account-2027" in hope.spot.href for hope in hopes)


def test_promises_of_recovery_are_those_of_its_steps() -> None:
    """A promise for an opportunity at such a step, or at its touchpoint; pens are none."""
    shown = body(view_of(broad()["loop"]), LoopBody)
    assert ["".join(pledge.now.href.split(".html")) for pledge in shown.pledges] == [
        "satisfaction#touchpoint-video-id"
    ]


def test_a_quoted_gap_is_drawn_only_where_one_is_quoted() -> None:
    """Both claims of this checkout quote 80 and 8, with different sources."""
    assert len(body(view_of(reference()["gaps"]), GapsBody).quoted) == 2
    assert body(view_of(broad()["gaps"]), GapsBody).quoted == ()
    assert view_of(broad()["gaps"]).charts == ()


def test_more_expectations_than_a_page_holds_are_told_by_journey(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is lost: those measured and those not; their words stand on the page of each journey."""
    few = body(view_of(reference()["gaps"]), GapsBody)
    assert (len(few.hopes), few.journeys) == (14, ())
    assert few.unmeasured
    assert few.unmeasured.own.html.startswith("4 more steps")
    monkeypatch.setattr(looking, "MANY", 12)
    many = body(view_of(english.__wrapped__(HANDBOOKS.parents[1])["gaps"]), GapsBody)
    assert (many.hopes, many.unmeasured) == ((), None)
    assert [(way.href, way.steps.own.html) for way in many.journeys] == [
        ("../journeys/open-account.html", "6 steps"),
        ("../journeys/pass-the-check.html", "5 steps"),
        ("../journeys/recover-card.html", "7 steps"),
    ]


def test_every_measure_with_channels_and_languages_is_there() -> None:
    """In the order of `metrics.yml`."""
    spreads = body(view_of(reference()["consistency"]), ConsistencyBody).spreads
    told = body(view_of(reference()["languages"]), LanguagesBody).measures
    assert [each.id for each in spreads][:2] == ["measure-nps", "measure-satisfaction"]
    assert [each.id for each in told][:2] == ["measure-nps", "measure-satisfaction"]


def test_a_handbook_of_one_channel_and_one_language_has_no_such_pages() -> None:
    """Nor are they led to."""
    found = english(HANDBOOKS / "one-counter-one-language")
    assert set(found) == {"index", "satisfaction"}
    assert body(view_of(found["index"]), ScorecardBody).ways == ()
    tables = body(view_of(found["satisfaction"]), MeasureBody).tables
    assert [table.across for table in tables] == [None] * len(tables)


def test_the_pages_are_sound_and_every_link_leads_somewhere() -> None:
    """In both languages: every number to its own anchor."""
    site = files()
    assert broken_links(site) == ()
    for path, html in site.items():
        if "/measures/" in path and path.endswith(".html"):
            page = document(path, html)
            assert [fault for check in CHECKS for fault in check(page)] == []


def test_both_languages_print_the_same_numbers() -> None:
    """The cells of the heatmap, in the order of the table."""
    found = reference_files()
    cells = []
    for folder in ("en", "zh-hans", "zh-hant"):
        path = f"{folder}/measures/compare.html"
        page = document(path, found[path])
        tables = [table for table in page.all("table") if table.get("class") == "heat"]
        cells.append([link.text for table in tables for cell in table.iter("td") for link in cell.iter("a")])
    assert cells[0] == cells[1] == cells[2]
    assert len(cells[0]) > 20
