"""A chart shows every published number and nothing between them that nobody measured."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import EN, LISTS, ZH, finding, found, metric, quarter, speech, unseen

from cxsite.draw.chart import Chart, Marks, Point, Trend, Width
from cxsite.measure.findings import Finding, Shown
from cxsite.model.dataset import Dataset, Question, Scale
from cxsite.model.period import Grain, Period, periods_between
from cxsite.pages import charts
from cxsite.pages.numbers import Measure

DATASET = Dataset(files=(), questions={"question": Question(column=("q",), scale=Scale(0, 10))})


def measure(kind: str = "nps", target: str = "") -> Measure:
    """Return a measure of this kind, with a target where one is named."""
    more = {"target": target} if target else {}
    return Measure(metric(kind, **more), DATASET, (), found(), {}, LISTS)


def chart(series: tuple[Finding, ...], kind: str = "nps", target: str = "", language: str = EN) -> Chart:
    """Return the chart of these findings."""
    return charts.trend("trend", measure(kind, target), series, speech(language), "label")


def trend_of(marks: Marks) -> Trend:
    """Return marks that are a trend."""
    assert isinstance(marks, Trend)
    return marks


def wide(*series: Finding, kind: str = "nps", target: str = "") -> Trend:
    """Return what is drawn in the wide column."""
    return trend_of(chart(series, kind, target).wide)


def outside(marks: Trend, bounds: tuple[float, float]) -> list[float]:
    """Return everything drawn that is not on the scale, and every rule outside the measure's own bounds."""
    drawn = [end for point in marks.points if point for end in (point.value, *(point.interval or ()))]
    drawn += [marks.target] if marks.target is not None else []
    beyond = [value for value in drawn if not marks.low <= value <= marks.high]
    return beyond + [rule for rule in marks.rules if not bounds[0] <= rule <= bounds[1]]


@st.composite
def series(draw: st.DrawFn, low: int, high: int) -> tuple[Finding, ...]:
    """Findings of some quarters, a few of them gaps."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        ends = sorted(draw(st.tuples(*[st.integers(low, high)] * 3)))
        gap = draw(st.booleans()) and draw(st.booleans())
        period = quarter(number + 1)
        found.append(unseen(period=period) if gap else finding(ends[1], ends[0], ends[2], period=period))
    return tuple(found)


@pytest.mark.parametrize(("kind", "low", "high"), [("nps", -100, 100), ("share", 0, 100)])
def test_the_scale_holds_everything_and_stays_within_bounds(kind: str, low: int, high: int) -> None:
    """Values, intervals and target are on it; its rules are few, evenly spaced, and at both ends."""

    @given(series(low, high), st.one_of(st.just(""), st.integers(low, high).map(str)))
    def check(findings: tuple[Finding, ...], target: str) -> None:
        marks = wide(*findings, kind=kind, target=target)
        assert outside(marks, (low, high)) == []
        assert marks.low < marks.high
        assert 2 <= len(marks.rules) <= 7
        assert (marks.rules[0], marks.rules[-1]) == (marks.low, marks.high)
        steps = {round(b - a, 6) for a, b in pairwise(marks.rules)}
        assert len(steps) == 1

    check()


def test_a_value_off_the_scale_is_found() -> None:
    """The judge of the test above sees a point above the scale and a rule beyond the bounds."""
    marks = Trend(Width.WIDE, 0, 10, (0, 110), (Point(11, 9, 12),))
    assert outside(marks, (0, 100)) == [11, 12, 110]


@pytest.mark.parametrize(("value", "ends"), [(0, (0, 5)), (100, (95, 100)), (50, (50, 55))])
def test_a_series_without_any_spread_has_a_scale(value: int, ends: tuple[int, int]) -> None:
    """Even at the end of what is possible."""
    marks = wide(finding(value, value, value, period=quarter(1)), kind="share")
    assert (marks.low, marks.high) == ends


def test_without_any_value_the_scale_is_that_of_the_measure() -> None:
    """A chart of gaps is still a chart."""
    marks = wide(unseen(period=quarter(1)), kind="share")
    assert (marks.low, marks.high, marks.points) == (0, 100, (None,))


@pytest.mark.parametrize("shown", [Shown.WITHHELD, Shown.NONE])
def test_a_gap_is_a_gap(shown: Shown) -> None:
    """No point stands where nothing is published, so no line runs across; a small sample is a weak point."""
    marks = wide(
        finding(40, 30, 50, 100, quarter(1)), unseen(shown, quarter(2)), finding(20, 10, 30, 12, quarter(3))
    )
    assert marks.points == (Point(40, 30, 50), None, Point(20, 10, 30, weak=True))


def test_the_narrow_chart_has_the_same_marks() -> None:
    """Only the column differs."""
    both = chart((finding(period=quarter(1)),), target="45 by 2026-12")
    assert both.narrow.width is Width.NARROW
    narrow, broad = trend_of(both.narrow), trend_of(both.wide)
    assert (narrow.points, narrow.rules, narrow.target) == (broad.points, broad.rules, 45.0)


def test_the_words_are_those_of_the_page() -> None:
    """Values with their unit, the target with its decimals, the newest value beside the line."""
    words = chart((finding(55, 45, 60, period=quarter(1)),), "share", "72.5% by 2026-12").words
    assert words.language == EN
    assert words.values[0] == (40, "40%")
    assert (words.last, words.target) == ("55%", "Target 72.5%")
    chinese = chart((finding(55, 45, 60, period=quarter(1)),), "share", "72.5%", ZH).words
    assert (chinese.language, chinese.target) == (ZH, "目标 72.5%")


def test_the_last_period_without_a_value_has_no_label() -> None:
    """An older value is not shown as if it were the newest."""
    assert chart((finding(period=quarter(1)), unseen(period=quarter(2)))).words.last == ""
    empty = chart(())
    assert (empty.words.times, empty.words.last) == ((), "")


def times(first: date, last: date, grain: Grain) -> dict[int, str]:
    """Return the labels below a series, by position."""
    periods: tuple[Period, ...] = periods_between(first, last, grain)
    labels = chart(tuple(finding(period=period) for period in periods)).words.times
    assert len({index for index, _ in labels}) == len(labels) == len(periods)
    return dict(labels)


def test_the_year_stands_only_where_it_begins() -> None:
    """And at the very first period."""
    assert times(date(2025, 11, 1), date(2026, 2, 1), Grain.MONTH) == {
        0: "Nov 2025",
        1: "Dec",
        2: "Jan 2026",
        3: "Feb",
    }
    assert times(date(2025, 1, 1), date(2026, 1, 1), Grain.YEAR) == {0: "2025", 1: "2026"}


def test_the_ends_come_before_everything_else() -> None:
    """Where there is little room, the first and the last period and the turns of the years keep their labels."""
    periods = periods_between(date(2025, 6, 1), date(2026, 6, 1), Grain.QUARTER)
    labels = chart(tuple(finding(period=period) for period in periods)).words.times
    assert [index for index, _ in labels] == [0, 4, 3, 1, 2]


def test_a_mean_has_a_scale_of_tenths() -> None:
    """Rules are no closer than their labels can tell, and the axis ends where the question's scale ends."""
    marks = wide(finding(3.6, 3.4, 3.8, period=quarter(1)), kind="mean", target="4.2")
    assert (marks.low, marks.high, marks.rules) == (3.4, 4.2, (3.4, 3.6, 3.8, 4.0, 4.2))
    assert wide(finding(9.9, 9.8, 10, period=quarter(1)), kind="mean").rules == (9.8, 9.9, 10.0)
