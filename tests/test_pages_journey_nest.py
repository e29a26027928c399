"""Journeys in journeys: the ways from a stage into its parts and back, by the touchpoints that both lead through."""

from dataclasses import replace

from broad import broad
from sites import document
from speaking import speech
from test_pages_journey_table import words
from test_pages_journeys import journey

from cxsite.pages.journey_nest import ALONE, down, nest_of, up

PATH = "en/journeys/visit-table.html"
WHOLE = replace(journey({"at": "desk"}), id="visit")
PART = replace(journey({"at": "desk"}, {"at": "door"}), id="wait", parent="visit")
ELSEWHERE = replace(journey({"at": "door"}), id="park", parent="visit")
ALL = {each.id: each for each in (WHOLE, PART, ELSEWHERE)}


def test_a_part_stands_at_the_stage_whose_touchpoints_it_leads_through() -> None:
    """And one that shares none at no stage."""
    nest = nest_of(WHOLE, ("wait", "park"), ALL)
    ((stage, found),) = nest.below
    assert (stage, [key for key, _ in found]) == ("come", ["wait"])
    (way,) = down(nest, PATH, speech())["come"]
    assert (way.href, way.name.own.html) == ("wait-table.html", "Visit")


def test_a_part_leads_to_the_stages_that_it_belongs_to_and_to_the_whole() -> None:
    """A part that meets no stage leads to the whole alone."""
    hrefs = [each.href for each in up(nest_of(PART, (), ALL), "en/journeys/wait-table.html", speech())]
    assert hrefs == ["visit-table.html", "visit-table.html#table-come"]
    assert len(up(nest_of(ELSEWHERE, (), ALL), "en/journeys/park-table.html", speech())) == 1


def test_a_journey_by_itself_has_no_such_ways() -> None:
    """Neither up nor down."""
    assert nest_of(WHOLE, (), {"visit": WHOLE}) == ALONE
    assert (up(ALONE, PATH, speech()), down(ALONE, PATH, speech())) == ((), {})


def test_the_tables_of_a_whole_and_its_part_lead_to_each_other() -> None:
    """In the handbook that has both."""
    files = broad().files
    whole, part = (
        document("", files[f"en/journeys/{name}-table.html"]) for name in ("open-account", "later")
    )
    (row,) = [each for each in whole.all("tr") if words(each).startswith("In detail")]
    assert [each.get("href") for each in row.iter("a")] == ["later-table.html"]
    (way,) = [each for each in part.all("p") if words(each).startswith("Part of")]
    assert [each.get("href") for each in way.iter("a")] == [
        "open-account-table.html",
        "open-account-table.html#table-prove",
    ]
