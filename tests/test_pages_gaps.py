"""Quoted gaps keep their source and their status; expectations in words stand beside what was measured."""

from dataclasses import replace

import pytest
from across import PAGES, body, places, words
from held import dataset
from speaking import finding, found, frame, metric, text

from cxsite.draw.chart import Dumbbell
from cxsite.measure.findings import Finding
from cxsite.measure.found_gaps import EndsFinding
from cxsite.model.content import Refused
from cxsite.model.dataset import Scale
from cxsite.model.gap import Gap, read_gap
from cxsite.model.journey import Journey
from cxsite.model.knowledge import Claim, Reference
from cxsite.model.metric import Metric
from cxsite.pages.encounters import encounters
from cxsite.pages.gap_tables import GapTable, Paired
from cxsite.pages.gaps import Expected, GapsBody, Quoted, view_of_gaps
from cxsite.pages.page import View
from cxsite.pages.values import Gauges
from cxsite.read.validation import valid

PATH = "en/measures/gaps.html"
SURVEY = replace(dataset("1 to 5"), illustrative=True)
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


HOPE = metric("expectation-gap", question="", pairs="hopes")
VIEWS = metric("perception-gap", question="", pairs="views", counts="4 to 5")


def ends(value: float, gap: float, half: float = 0.3, touchpoint: str = "") -> tuple[Finding, EndsFinding]:
    """Return a gap with an interval of so much to both sides, and its two ends."""
    first, second = (
        finding(one, one - 0.2, one + 0.2, 80, touchpoint=touchpoint)
        for one in (value, round(value + gap, 1))
    )
    return finding(gap, round(gap - half, 1), round(gap + half, 1), 80, touchpoint=touchpoint), EndsFinding(
        first, second
    )


def asked(kind: Metric, *known: tuple[Finding, EndsFinding], decimals: int = 1) -> View:
    """Return the page of one gap that was asked for."""
    numbers = replace(
        found(*(gap for gap, _ in known), decimals=decimals),
        ends=tuple(sorted((each for _, each in known), key=lambda one: one.first.cut)),
    )
    names = {f"touchpoint:{key}": (each.name, f"en/touchpoints/{key}.html") for key, each in places().items()}
    given = Expected(
        (), {}, (), {}, Gauges({}, {}), names, illustrative=False,
        paired=(Paired(kind, Scale(1, 5), numbers, SURVEY),), places=places(),
    )  # fmt: skip
    return view_of_gaps(frame(), PATH, PAGES, given)


def only(tables: tuple[GapTable, ...]) -> GapTable:
    """Return the one table that there is."""
    (table,) = tables
    return table


FALLS_SHORT = (
    ends(3.8, 0.0),
    ends(4.4, -0.4, touchpoint="desk"),
    ends(4.4, -1.3, touchpoint="app"),
    ends(3.0, 1.2, touchpoint="phone"),
)


def test_the_widest_shortfall_stands_first() -> None:
    """Below everybody; the way from what was expected to what was found is drawn in the same order.

    More than was expected has its sign, like less.
    """
    view_ = asked(HOPE, *FALLS_SHORT)
    table = only(body(view_, GapsBody).asked)
    rows = [(*words(line.name), line.first.value, line.second.value, line.gap.value) for line in table.lines]
    assert rows == [
        ("All touchpoints", "3.8", "3.8", "0.0"),
        ("App", "4.4", "3.1", "−1.3"),
        ("Counter", "4.4", "4.0", "−0.4"),
        ("Call", "3.0", "4.2", "+1.2"),
    ]
    (chart,) = view_.charts
    assert isinstance(chart.wide, Dumbbell)
    assert [rung[0] for rung in chart.words.rungs] == ["All touchpoints", "App", "Counter", "Call"]
    assert chart.words.key == ("Expected", "Found")
    assert words(table.told) == [
        (
            "Expectation gap: the widest shortfall is at App: −1.3 (−1.6 to −1.0) between what was found and what was "
            "expected."
        )
    ]
    assert chart.label == words(table.told)[0]
    assert (table.href, table.download) == ("recommend.html", "../../data/recommend.csv")
    assert table.illustrative is not None


def test_a_shortfall_that_may_be_chance_is_none() -> None:
    """The interval of the gap decides, never the two intervals of its ends."""
    table = only(body(asked(HOPE, ends(3.8, 0.0), ends(4.4, -0.2, touchpoint="desk")), GapsBody).asked)
    assert words(table.told) == [
        "Expectation gap: at no touchpoint does what was found fall short of what was expected by more than chance."
    ]


def test_what_we_believe_stands_beside_what_others_quote() -> None:
    """Two shares in percent, a gap in points, each with its own number of answers."""
    gap, both = finding(-33, -44, -20, 64), EndsFinding(finding(73, 61, 82, 64), finding(40, 35, 46, 320))
    view_ = asked(VIEWS, (gap, both), decimals=0)
    shown = body(view_, GapsBody)
    assert shown.asked == ()
    (line,) = only(shown.inside).lines
    assert (line.first.value, line.second.value, line.gap.value) == ("73%", "40%", "−33")
    assert line.first.counted is not None
    assert line.second.counted is not None
    assert words(line.first.counted, line.second.counted) == ["64 answers", "320 answers"]
    assert line.first.interval is not None
    assert words(line.first.interval) == ["61% to 82%"]
    assert words(only(shown.inside).told) == [
        (
            "Perception gap is −33 (January 2026 to December 2026; 95% confidence interval −44 to −20; 64 answers in "
            "the smaller group)."
        )
    ]
    counted = only(shown.inside).lines[0].gap.counted
    assert counted is not None
    assert words(counted) == ["64 answers in the smaller group"]
    assert words(*only(shown.inside).caption.facts)[1] == "64 answers in the smaller group"
    assert view_.charts[0].words.key == ("Believed inside", "Experienced by customers")


def test_ends_of_few_people_say_that_they_are_few() -> None:
    """A small sample is hollow in the drawing, and called so in the table."""
    few = EndsFinding(finding(3.5, 3, 4, 20), finding(3.1, 3, 4, 20))
    line = only(body(asked(HOPE, (finding(-0.4, -1, 0.2, 20), few)), GapsBody).asked).lines[0]
    assert line.first.note is not None
    assert "small sample" in words(line.first.note)[0].lower()
