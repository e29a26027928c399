"""Closing the loop: steps and practices of recovery, promises, and what is missing to count it."""

from dataclasses import replace
from datetime import date

from across import PAGES, body, places, words
from speaking import finding, found, frame, metric, quarter, text

from cxsite.measure.findings import Cut
from cxsite.measure.found_durations import DurationFinding, DurationFindings, Quantile
from cxsite.model.improve import Initiative
from cxsite.model.journey import Journey
from cxsite.model.knowledge import Practice
from cxsite.model.lapse import Bin
from cxsite.pages.encounters import encounters
from cxsite.pages.loop import NEEDED, Loop, LoopBody, closes_loops, view_of_loop
from cxsite.pages.values import Gauges
from cxsite.read.validation import valid

PATH = "en/measures/loop.html"


def practice(identifier: str, *elements: str, summary: bool = True) -> Practice:
    """Return a practice of these elements."""
    line = {"id": identifier, "title": text(identifier.capitalize(), "做法"), "elements": elements}
    return valid(Practice, line | ({"summary": text("In a sentence", "一句话")} if summary else {}))


PRACTICES = {
    "own": practice("own", "recovery-feedback"),
    "ask": practice("ask", "recovery-feedback", summary=False),
}


def journey(identifier: str, *applied: tuple[str, ...]) -> Journey:
    """Return a journey with one step at the desk for each set of practices."""
    steps = {
        f"s{at}": {"id": f"s{at}", "at": "desk", "practices": practices}
        for at, practices in enumerate(applied)
    }
    stages = {"in": {"id": "in", "name": text("In", "进门"), "steps": steps}}
    return valid(
        Journey, {"id": identifier, "title": text(identifier.capitalize(), "旅程"), "stages": stages}
    )


def page(*journeys: Journey, initiatives: tuple[Initiative, ...] = ()) -> LoopBody:
    """Return what the page shows."""
    names = {
        **{f"practice:{key}": (each.title, f"en/practices/{key}.html") for key, each in PRACTICES.items()},
        **{f"journey:{each.id}": (each.title, f"en/journeys/{each.id}.html") for each in journeys},
        "initiative:call": (text("Call back", "回电"), "en/improve/promises.html#initiative-call"),
        "touchpoint:desk": (text("Counter", "柜台"), "en/touchpoints/desk.html"),
    }
    gauged = Gauges({"recommend": metric()}, {"recommend": found(finding(20, touchpoint="desk"))})
    given = Loop(PRACTICES, encounters(journeys), places(), initiatives, gauged, names)
    return body(view_of_loop(frame(), PATH, PAGES, given), LoopBody)


def test_the_page_says_plainly_that_nothing_is_counted_and_what_it_would_take() -> None:
    """Five columns of a ticket, each with what it would tell; no names."""
    shown = page()
    assert words(shown.labels["none"])[0].startswith("This handbook has no tickets yet")
    assert [term.id for term in shown.needed] == list(NEEDED)
    assert all(term.entries for term in shown.needed)
    assert "without names" in words(shown.labels["needed"])[0]


def test_journeys_stand_in_the_order_of_how_much_they_put_right() -> None:
    """Counted in practices applied, of recovery and feedback only."""
    shown = page(journey("little", ("own",), ("own",)), journey("much", ("own", "ask"), ("own", "other")))
    assert [course.id for course in shown.courses] == ["journey-much", "journey-little"]
    first = shown.courses[0].turns
    assert [words(*turn.practices) for turn in first] == [["Own", "Ask"], ["Own"]]
    assert first[0].spot.href == "../journeys/much.html#step-in.s0"
    assert [value.href for value in first[0].values] == ["recommend.html#touchpoint-desk"]


def test_practices_are_listed_with_what_they_are() -> None:
    """In a sentence, where somebody wrote one."""
    assert [bool(each.summary) for each in page().practices] == [True, False]


def test_a_promise_stands_with_the_value_of_today() -> None:
    """An initiative without one is no promise."""
    promise = {"id": "call", "title": text("Call back", "回电"), "promise": "recommend at desk +8 by 2027-03"}
    kept = valid(Initiative, promise)
    silent = valid(Initiative, {"id": "call", "title": text("Call back", "回电")})
    (pledge,) = page(initiatives=(kept, silent)).pledges
    assert words(pledge.title, pledge.promise) == [
        "Call back",
        "Net Promoter Score (NPS) at Counter: +8 points by March 2027",
    ]
    assert pledge.now.href == "recommend.html#touchpoint-desk"


def test_recovery_and_feedback_is_an_element() -> None:
    """Other practices close no loops."""
    assert closes_loops(PRACTICES["own"])
    assert not closes_loops(practice("other", "proactive-support"))


def test_where_tickets_are_counted_their_numbers_stand_on_the_page() -> None:
    """Each at its newest period with the way to its page; what would be needed is not asked for any more."""
    settled = replace(
        metric("closed-loop", question="", tickets="cases"), id="settled", name=text("Closed", "结案")
    )
    lasted = DurationFindings(
        Bin.DAY, date(2026, 9, 30), (DurationFinding(Cut(quarter(3)), Quantile(1, 1, 2), Quantile(8)),)
    )
    numbers = replace(found(finding(61, 52, 69, 113, quarter(3))), durations=lasted)
    given = Loop({}, (), {}, (), Gauges({}, {}), {}, ((settled, numbers),))
    shown = body(view_of_loop(frame(), PATH, PAGES, given), LoopBody)
    (one,) = shown.counted
    assert shown.needed == ()
    assert one.href == "settled.html"
    assert words(one.told) == ["Closed is 61% (Q3 2026; 95% confidence interval 52% to 69%; 113 cases)."]
    assert one.median
    assert words(one.median) == ["Half of them took 1 day at most."]
    without = replace(given, counted=((settled, replace(numbers, durations=None)),))
    assert body(view_of_loop(frame(), PATH, PAGES, without), LoopBody).counted[0].median is None
