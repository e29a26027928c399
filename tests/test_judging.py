"""Judging: which changes are judged, and what is said of each."""

from datetime import date
from math import ceil, log10

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import nps

from cxsite.measure.findings import Cut, Judged, Verdict
from cxsite.measure.judging import LEAST, comparable, rounded_up
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.measure.series import Measurement
from cxsite.model.dataset import Day
from cxsite.model.edition import Frozen, FrozenMetric, FrozenNumber, FrozenPromise
from cxsite.model.improve import Promise
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, Period, period_of, whole
from cxsite.model.settings import MinN

JANUARY, FEBRUARY, MARCH, APRIL = (period_of(date(2026, month, 1), Grain.MONTH) for month in (1, 2, 3, 4))
A_YEAR_AGO = period_of(date(2025, 4, 1), Grain.MONTH)
LOW, HIGH = nps(40, 30, 30), nps(60, 25, 15)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 1), Verdict.BREAK),
        (date(2026, 2, 15), Verdict.MIXED),
        (date(2026, 1, 15), Verdict.MIXED),
        (date(2026, 1, 1), None),
        (date(2026, 3, 1), None),
    ],
)
def test_nothing_is_compared_across_a_change_of_the_question(day: date, said: Verdict | None) -> None:
    """It may lie between two months or in one of them; what happened before or after both is no matter."""
    assert comparable(JANUARY, FEBRUARY, [day]) is said


def test_a_change_in_a_month_without_answers_lies_between_its_neighbours() -> None:
    """January and March are on either side of what happened in February."""
    assert comparable(JANUARY, MARCH, [date(2026, 2, 10)]) is Verdict.BREAK
    assert comparable(JANUARY, MARCH, []) is None


def judged(
    *scores: tuple[Period, Score | None],
    breaks: tuple[date, ...] = (),
    touchpoint: str = "",
    frozen: tuple[Frozen, ...] = (),
    min_n: MinN | None = None,
) -> tuple[Judged, ...]:
    """Return what is published of the changes of a series."""
    measurements = tuple(Measurement(Cut(period, touchpoint), found) for period, found in scores)
    series = Series("nps", Kind.NPS, measurements, breaks=breaks)
    found = publish(Measured({"nps": series}, None, None), min_n or MinN(), compared=frozen)
    return found.metrics["nps"].judged


def pairs(found: tuple[Judged, ...]) -> list[tuple[Period, Period, Verdict]]:
    return [(each.before.period, each.after.period, each.verdict) for each in found]


def test_the_newest_period_is_judged_against_the_one_published_before_it() -> None:
    """A month that is withheld or empty is passed over: readers could not see what was compared."""
    found = judged((JANUARY, LOW), (FEBRUARY, HIGH))
    assert found == (Judged("nps", Cut(JANUARY), Cut(FEBRUARY), Verdict.ROSE, 0.0015),)
    withheld = judged((JANUARY, LOW), (FEBRUARY, nps(1, 1, 1)), (MARCH, HIGH))
    assert pairs(withheld) == [(JANUARY, MARCH, Verdict.ROSE)]
    assert judged((JANUARY, LOW), (FEBRUARY, None), (MARCH, HIGH)) == withheld
    assert pairs(judged((JANUARY, HIGH), (FEBRUARY, LOW))) == [(JANUARY, FEBRUARY, Verdict.FELL)]
    ((*_, verdict),) = pairs(judged((JANUARY, LOW), (FEBRUARY, nps(45, 28, 27))))
    assert verdict is Verdict.CHANCE


def test_the_newest_period_is_judged_against_the_same_one_a_year_ago() -> None:
    """Where seasons move the numbers, that is the fairer comparison; both stand side by side."""
    found = judged((A_YEAR_AGO, LOW), (MARCH, HIGH), (APRIL, HIGH))
    assert pairs(found) == [(A_YEAR_AGO, APRIL, Verdict.ROSE), (MARCH, APRIL, Verdict.CHANCE)]


def test_a_change_of_the_question_is_the_reason_why_nothing_is_judged() -> None:
    """However far apart the numbers are; then there is no p-value either."""
    both = ((JANUARY, nps(40, 30, 30)), (FEBRUARY, nps(90, 5, 5)))
    for breaks, verdict in (((FEBRUARY.start,), Verdict.BREAK), ((date(2026, 2, 3),), Verdict.MIXED)):
        assert judged(*both, breaks=breaks) == (Judged("nps", Cut(JANUARY), Cut(FEBRUARY), verdict),)


@pytest.mark.parametrize(
    ("first", "min_n", "verdict"),
    [
        (nps(29, 0, 0), MinN(), Verdict.FEW),
        (nps(30, 0, 0), MinN(), Verdict.FELL),
        (nps(29, 0, 0), MinN(show=5, judge=10), Verdict.FEW),
        (nps(49, 0, 0), MinN(show=10, judge=50), Verdict.FEW),
    ],
)
def test_too_few_people_are_not_judged(first: Score, min_n: MinN, verdict: Verdict) -> None:
    """Below `judge`, and below 30 whatever a house writes: a p-value would tell a number that is shown in bands."""
    (found,) = judged((JANUARY, first), (FEBRUARY, nps(10, 50, 40)), min_n=min_n)
    assert (found.verdict, found.p is None) == (verdict, verdict is Verdict.FEW)


def test_one_number_is_no_change_and_the_whole_time_is_no_period() -> None:
    """Nor is what others have published judged: nobody knows how they asked."""
    assert judged((JANUARY, LOW)) == ()
    assert judged((JANUARY, LOW), (whole(JANUARY.start, FEBRUARY.start), LOW)) == ()
    assert judged((JANUARY, None)) == ()
    measurements = (Measurement(Cut(JANUARY), LOW), Measurement(Cut(FEBRUARY), HIGH))
    theirs = Measured({"nps": Series("nps", Kind.NPS, measurements, is_published=True)}, None, None)
    assert publish(theirs, MinN()).metrics["nps"].judged == ()


def edition(*periods: Period, touchpoint: str = "", promise: Promise | None = None) -> Frozen:
    """Return an edition that published these periods of a place."""
    numbers = tuple(FrozenNumber(each, touchpoint, "", "", "ok", 100, 10.0) for each in periods)
    cut = FrozenNumber(APRIL, touchpoint, "", "young", "ok", 100, 10.0)
    total = FrozenNumber(whole(JANUARY.start, APRIL.start), touchpoint, "", "", "ok", 400, 10.0)
    promises = {"work": FrozenPromise(promise, Day("2026-02"))} if promise else {}
    metrics = {"nps": FrozenMetric(0, None, (*numbers, cut, total))}
    return Frozen(periods[-1], periods[-1].last, 1, metrics, promises)


FOUR = ((JANUARY, LOW), (FEBRUARY, HIGH), (MARCH, HIGH), (APRIL, HIGH))


def test_editions_are_judged_against_each_other_and_against_today() -> None:
    """January was frozen, then February; by now there is April."""
    found = judged(*FOUR, frozen=(edition(JANUARY), edition(JANUARY, FEBRUARY)))
    assert [(one.month, other.month) for one, other in ((p[0].start, p[1].start) for p in pairs(found))] == [
        (1, 2), (1, 4), (2, 4), (3, 4),
    ]  # fmt: skip
    same = judged(*FOUR, frozen=(edition(MARCH), edition(APRIL)))
    assert pairs(same) == pairs(judged(*FOUR))
    elsewhere = edition(JANUARY, touchpoint="desk")
    assert judged(*FOUR, frozen=(elsewhere,)) == judged(*FOUR)
    assert judged(*FOUR, frozen=(Frozen(JANUARY, JANUARY.last, 1, {}, {}),)) == judged(*FOUR)


@pytest.mark.parametrize(
    ("metric", "place", "asked"), [("nps", "desk", True), ("nps", "", False), ("x", "desk", False)]
)
def test_a_promise_is_judged_by_its_own_two_periods(metric: str, place: str, *, asked: bool) -> None:
    """Work due in February, promised by March: January against March, at the touchpoint of the promise."""
    promise = Promise(metric, place, 5.0, Day("2026-03"))
    frozen = edition(JANUARY, FEBRUARY, MARCH, APRIL, touchpoint="desk", promise=promise)
    found = judged(*FOUR, touchpoint="desk", frozen=(frozen,))
    assert ((JANUARY, MARCH, Verdict.ROSE) in pairs(found)) is asked


def test_a_promise_without_a_period_before_or_after_is_not_asked_about() -> None:
    """Everything was over before there was a number."""
    early = Promise("nps", "", 5.0, Day("2025-03"))
    assert judged(*FOUR, frozen=(edition(APRIL, promise=early),)) == judged(*FOUR)


def test_periods_that_overlap_are_not_compared() -> None:
    """An edition counted by quarters, and now it is months."""
    quarter = period_of(date(2026, 1, 1), Grain.QUARTER)
    found = judged((JANUARY, LOW), (quarter, HIGH), frozen=(edition(quarter),))
    assert found == ()


@given(st.floats(1e-9, 1))
def test_a_published_p_value_claims_no_more_than_was_found(p: float) -> None:
    """It has two digits and is never smaller than it is; how much smaller than a millionth nobody needs to know."""
    shown = rounded_up(p)
    assert shown >= p or shown == LEAST
    assert shown <= max(LEAST, p * 1.1 + 1e-12)
    assert float(f"{shown:.2g}") == shown
    assert ceil(log10(shown)) >= -6


def test_what_is_just_improbable_enough_stays_so() -> None:
    """0.0499 is published as 0.05, which a page that compares nothing else still calls larger than chance."""
    assert [rounded_up(p) for p in (0.0499, 0.0501, 0.032, 0.5, 1.0, 0.0)] == [
        0.05,
        0.051,
        0.032,
        0.5,
        1.0,
        LEAST,
    ]
