"""Today beside what is planned, and how several feel on one curve."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from sites import Document, document, reference_files
from speaking import by_id, frame, metric, speech, text, touchpoint
from test_pages_journey_table import words
from test_pages_journeys import company, journey

from cxsite.draw.chart import Feelings
from cxsite.model.dataset import Day
from cxsite.model.improve import Promise
from cxsite.model.journey import Journey
from cxsite.pages.frame import Shell
from cxsite.pages.journey_beside import BesideBody, Compared, view_of_beside
from cxsite.pages.journey_personas import MANY, chart_of_personas
from cxsite.pages.journey_step import Company

PATH = "en/journeys/visit-2027-beside.html"


def beside(today: Journey, planned: Journey, *promises: Promise) -> BesideBody:
    """Return what the page of two journeys shows."""
    there = replace(company(), names={**company().names, "touchpoint:desk": (text("Counter", "柜台"), "")})
    compared = Compared(
        today,
        replace(planned, id="visit-2027", future_of="visit"),
        there,
        there,
        promises,
        {"recommend": metric()},
    )
    content = view_of_beside(frame(), PATH, compared).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, BesideBody)
    return content.body


def page(language: str = "en") -> Document:
    """Return the page of opening an account."""
    path = f"{language}/journeys/open-account-2027-beside.html"
    return document(path, reference_files()[path])


def drawings(shown: Document) -> list[Element]:
    """Return the charts of a page."""
    return [each for each in shown.root.iter() if each.get("role") == "img"]


def test_only_what_differs_is_told_and_how_it_feels() -> None:
    """A lane that is the same on both sides is left out; a feeling is always told."""
    today = journey({"does": text("Waits"), "thinks": text("Hm"), "feels": "sad"})
    planned = journey({"does": text("Sits"), "thinks": text("Hm"), "feels": "sad"})
    shown = beside(today, planned)
    ((change,),) = [stretch.changes for stretch in shown.stretches]
    assert [lane.id for lane in change.lanes] == ["feels", "does"]
    assert (change.mark.fate, change.mark.sign, change.mark.word.own.html) == ("changed", "≠", "Changed")
    assert shown.said.own.html == "Steps: 1 changed, 0 new, 0 dropped, 0 unchanged."


def test_what_is_new_and_what_goes_stand_on_one_side() -> None:
    """With a sign and a word each."""
    shown = beside(journey({}, {"does": text("Waits")}), journey({}))
    kept, gone = shown.stretches[0].changes
    assert (kept.mark.fate, gone.mark.fate, gone.planned) == ("same", "gone", None)
    shown = beside(journey({}), journey({}, {"does": text("Waits")}))
    assert shown.stretches[0].changes[1].mark.fate == "new"
    assert shown.stretches[0].changes[1].today is None


def test_a_stage_of_another_name_says_what_it_is_called_today() -> None:
    """And one that is only on one side has a mark of its own."""
    today = journey({})
    renamed = replace(today, stages={"come": replace(today.stages["come"], name=text("Arrive", "抵达"))})
    (stretch,) = beside(today, renamed).stretches
    assert stretch.before
    assert (stretch.name.own.html, stretch.before.own.html, stretch.mark) == ("Arrive", "Come", None)
    other = replace(today, stages={"meet": replace(today.stages["come"], id="meet")})
    first, second = beside(today, other).stretches
    assert first.mark
    assert second.mark
    assert (first.mark.fate, first.number, second.mark.fate, second.number) == ("gone", 0, "new", 1)
    assert first.changes == ()


def test_a_promise_stands_beside_what_was_measured() -> None:
    """At the touchpoint that it was made for, and not where the step goes."""
    promise = Promise("recommend", "desk", 5.0, Day("2027-03"))
    shown = beside(journey({}), journey({"does": text("Sits")}), promise)
    (change,) = shown.stretches[0].changes
    assert [each.own.html for each in change.promises] == [
        "Net Promoter Score (NPS) at Counter: +5 points by March 2027"
    ]
    assert "measures" in [lane.id for lane in change.lanes]


def test_the_page_has_a_curve_of_both_with_words_and_a_table() -> None:
    """Its text alternative says where people are to feel otherwise."""
    shown = page()
    (label,) = {each.get("aria-label") or "" for each in drawings(shown)}
    assert label.startswith("How people feel is to change: Account page from −1 to +1; ")
    hrefs = [each.get("href") for each in shown.all("a")]
    assert {"#told", "open-account-2027.html", "open-account.html", "open-account-2027-table.html"} <= set(
        hrefs
    )
    marks = [words(each) for each in shown.root.iter() if (each.get("class") or "").startswith("badge")]
    assert {mark.split(" ")[0] for mark in marks} == {"＋", "－", "≠"}


def test_two_journeys_that_feel_alike_say_so() -> None:
    """A drawing is never without words."""
    made = journey({"feels": "glad"})
    compared = Compared(made, replace(made, id="visit-2027", future_of="visit"), company(), company(), (), {})
    (chart,) = view_of_beside(frame(), PATH, compared).charts
    assert chart.label == "At no step are people to feel otherwise."


def felt(*steps: dict[str, object]) -> tuple[Journey, Company]:
    """Return a journey with these steps, and what its map speaks of: two personas."""
    named = {f"persona:{key}": (text(key.title()), "") for key in ("lin", "wu", "he", "an")}
    there = replace(company(), names=named, touchpoints=by_id(touchpoint("desk"), touchpoint("door", "Door")))
    return journey(*steps), there


def test_a_persona_feels_as_most_do_where_nothing_else_is_said() -> None:
    """Its line and that of most are drawn through the same steps."""
    made, there = felt({"feels": "glad"}, {"feels": "calm", "felt-by": {"lin": "sad"}})
    chart = chart_of_personas(made, there, speech())
    assert chart
    assert isinstance(chart.wide, Feelings)
    assert chart.wide.lines == ((2, 0), (2, -1))
    assert chart.words.spots == ("Most people", "Lin")
    assert chart.label == "Lin feels otherwise than most at: Counter −1 instead of 0."


def test_without_a_persona_of_its_own_feelings_there_is_no_curve_of_several() -> None:
    """One line stands on the map already."""
    made, there = felt({"feels": "glad"})
    assert chart_of_personas(made, there, speech()) is None


def test_more_lines_than_can_be_told_apart_are_not_drawn() -> None:
    """The others stand in the table."""
    others = dict.fromkeys(("lin", "wu", "he", "an"), "sad")
    made, there = felt({"felt-by": others})
    chart = chart_of_personas(made, there, speech())
    assert chart
    assert isinstance(chart.wide, Feelings)
    assert len(chart.wide.lines) == MANY
    assert "instead of ?" in chart.label


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_personas_of_opening_an_account_share_a_curve(language: str) -> None:
    """With the names of all of them beside it, and the table below."""
    path = f"{language}/journeys/open-account-table.html"
    shown = document(path, reference_files()[path])
    (wide,) = [each for each in drawings(shown) if each.get("class") == "wide"]
    assert len([each for each in wide.iter() if each.get("class") == "row"]) >= 3
    assert wide.get("aria-label")
