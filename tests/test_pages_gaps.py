"""Quoted gaps keep their source and their status; expectations in words stand beside what was measured."""

import pytest
from across import PAGES, body, places, words
from speaking import finding, found, frame, metric, text

from cxsite.draw.chart import Dumbbell
from cxsite.model.content import Refused
from cxsite.model.gap import Gap, read_gap
from cxsite.model.journey import Journey
from cxsite.model.knowledge import Claim, Reference
from cxsite.pages.encounters import encounters
from cxsite.pages.gaps import Expected, GapsBody, Quoted, view_of_gaps
from cxsite.pages.page import View
from cxsite.pages.values import Gauges
from cxsite.read.validation import valid

PATH = "en/measures/gaps.html"
REFERENCE = valid(
    Reference,
    {"id": "study", "title": text("A study", "一项研究"), "publisher": text("Harbour Press", "海港出版社")},
)


def claim(**more: object) -> Claim:
    """Return a quoted gap."""
    line = {"id": "gap", "text": text("Many believe it", "多数人相信"), "status": "as-quoted", **more}
    return valid(Claim, {"gap": "80% believed, 8% experienced", **line})


def expecting(*, state: str = "today") -> Journey:
    """Return a journey with expectations at the desk and at the phone."""
    steps = {
        key: {"id": key, "at": key, "expects": text(f"To be heard at the {key}")} for key in ("desk", "phone")
    }
    return valid(
        Journey,
        {
            "id": "visit",
            "title": text("A visit", "一次到访"),
            "state": state,
            "stages": {"in": {"id": "in", "name": text("In", "进门"), "steps": steps}},
        },
    )


def view(*claims: Claim, journey: Journey | None = None, illustrative: bool = False) -> View:
    """Return the page; satisfaction and a recommendation were asked for at the desk only."""
    share = found(finding(61, 54, 67, 214, touchpoint="desk"), metric="satisfied")
    nps = found(finding(20, touchpoint="desk"))
    given = Expected(
        claims,
        {"study": REFERENCE},
        encounters([journey] if journey else []),
        places(),
        Gauges({"satisfied": metric("share"), "recommend": metric()}, {"satisfied": share, "recommend": nps}),
        {"reference:study": (REFERENCE.title, "en/reference/references.html#reference-study")},
        illustrative,
    )
    return view_of_gaps(frame(), PATH, PAGES, given)


def quoted(one: Claim) -> Quoted:
    """Return what the page says of one claim."""
    (said,) = body(view(one), GapsBody).quoted
    return said


def test_a_quoted_gap_has_both_shares_its_source_and_its_status() -> None:
    """And leads to what is known of it."""
    said = quoted(claim(reference="study", year="2005"))
    assert (said.believed, said.experienced) == ("80%", "8%")
    assert words(said.apart, said.status) == ["72 percentage points", "As quoted; no source given"]
    assert said.source
    assert words(said.source) == ["A study"]
    assert said.year
    assert words(said.year) == ["2005"]
    assert said.href == "../reference/claims.html#claim-gap"


def test_what_is_not_known_is_left_out() -> None:
    """Neither source nor year; decimals as they were typed; one point is one point."""
    said = quoted(claim(gap="9.5% believed, 8.5% experienced"))
    assert (said.source, said.year, said.believed) == (None, None, "9.5%")
    assert words(said.apart) == ["1 percentage point"]


def test_quoted_gaps_are_drawn_under_who_published_them() -> None:
    """With the year; where nobody is named, under the figure or the claim itself."""
    (chart,) = view(claim(reference="study", year="2005"), claim(figure=text("80/8", "80/8")), claim()).charts
    assert isinstance(chart.wide, Dumbbell)
    assert [name for name, *_ in chart.words.rungs] == ["Harbour Press · 2005", "80/8", "Many believe it"]
    assert [
        (rung.first.value, rung.second.value) for rung in chart.wide.rungs if rung.first and rung.second
    ] == [(80, 8)] * 3
    assert chart.words.key == ("Companies believe", "Customers agree")


def test_an_expectation_stands_beside_what_was_said_of_the_step() -> None:
    """Whom people would recommend is no rating of a step; a step nobody was asked about is counted."""
    page = body(view(journey=expecting()), GapsBody)
    (hope,) = page.hopes
    assert words(hope.expects) == ["To be heard at the desk"]
    assert hope.spot.href == "../journeys/visit.html#step-in.desk"
    assert [value.href for value in hope.values] == ["satisfied.html#touchpoint-desk"]
    assert page.unmeasured
    assert words(page.unmeasured) == ["1 more step has an expectation, and nobody was asked about it."]
    assert (page.chart, page.quoted) == ("", ())


def test_invented_answers_are_marked_only_where_there_are_answers() -> None:
    """Quoted figures are not ours."""
    assert body(view(journey=expecting(), illustrative=True), GapsBody).illustrative
    assert not body(view(claim(), illustrative=True), GapsBody).illustrative
    assert body(view(claim()), GapsBody).unmeasured is None


def test_a_gap_is_two_shares_in_words() -> None:
    """What is no text was read before."""
    assert read_gap("80% believed, 8.25% experienced") == Gap(80, 8.25)
    assert read_gap(Gap(1, 2)) == Gap(1, 2)


@pytest.mark.parametrize(
    "written",
    ["80 believed, 8 experienced", "8% experienced, 80% believed", "101% believed, 8% experienced", ""],
)
def test_anything_else_is_no_gap(written: str) -> None:
    """Which share is which is never guessed."""
    with pytest.raises(Refused, match="is not a gap"):
        read_gap(written)
