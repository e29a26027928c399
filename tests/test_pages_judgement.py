"""Judgements: no more than the interval carries, in every language, before and after a target is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import ZH, finding, metric, quarter, speech, unseen

from cxsite.draw.chart import Tone
from cxsite.measure.findings import Finding, Shown
from cxsite.model.metric import Direction, Metric
from cxsite.pages import verdicts
from cxsite.pages.judgement import Side, distance, is_reached
from cxsite.pages.speech import without_markup

TODAY = date(2026, 10, 30)
HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


@pytest.mark.parametrize(
    ("low", "high", "better", "reached"),
    [
        (46, 60, HIGHER, True),
        (45, 60, HIGHER, True),
        (44, 60, HIGHER, None),
        (30, 45, HIGHER, None),
        (30, 44, HIGHER, False),
        (30, 44, LOWER, True),
        (30, 45, LOWER, True),
        (30, 46, LOWER, None),
        (45, 60, LOWER, None),
        (46, 60, LOWER, False),
    ],
)
def test_a_target_is_reached_by_the_whole_interval_or_not(
    low: float, high: float, better: Direction, *, reached: bool | None
) -> None:
    """An interval that ends at the target reached it on the good side, and contains it on the other."""
    assert is_reached(finding(40, low, high), 45, better) is reached


def test_what_is_not_published_is_not_judged() -> None:
    """A withheld value says nothing of a target, and is nowhere."""
    assert is_reached(unseen(), 45, HIGHER) is None
    assert distance(unseen(), 45) is None


@given(st.floats(-100, 100), st.floats(-100, 100), st.floats(-100, 100))
def test_a_distance_is_never_more_than_the_interval_carries(one: float, other: float, goal: float) -> None:
    """Its nearer end is the interval's, and an interval around the goal is at no distance from it."""
    low, high = sorted((one, other))
    away = distance(finding((low + high) / 2, low, high), goal)
    assert away
    if away.side is Side.AROUND:
        assert low <= goal <= high
        assert (away.least, away.most) == (0, 0)
    else:
        assert away.least == min(abs(low - goal), abs(high - goal)) > 0
        assert away.most == max(abs(low - goal), abs(high - goal))


def said(
    measured: Metric, one: Finding, language: str = "en", today: date = TODAY
) -> tuple[str, str, Tone, str]:
    """Return what is said of a value against the target of its metric."""
    judged = verdicts.of_target(one, measured, 0, today, speech(language))
    assert judged
    why = without_markup(judged.why) if judged.why else ""
    return without_markup(judged.word), why, judged.tone, judged.sign


DUE = metric(target="45 by 2026-12")
SHORT = finding(35, 28, 42, period=quarter(3))


def test_before_it_is_due_a_target_is_still_some_way_off() -> None:
    """The way is told from the nearer to the farther end of the interval."""
    why = "Still 3 to 17 points to go to the target of 45, due December 2026."
    assert said(DUE, SHORT) == ("Not there yet", why, Tone.MIDDLE, "◆")
    assert said(DUE, SHORT, ZH)[:2] == ("尚未达到", "距离目标45还差3至17分（最迟2026年12月达到）。")
    last = date(2026, 12, 31)
    assert said(DUE, SHORT, today=last)[0] == "Not there yet"


def test_once_it_is_due_a_target_is_not_reached() -> None:
    """So it is without a day; one point is one point."""
    why = "The whole interval (28 to 42) falls short of the target of 45, by 3 to 17 points."
    assert said(DUE, SHORT, today=date(2027, 1, 1)) == ("Target not reached", why, Tone.WORSE, "○")
    alone = said(metric(target="43"), finding(42, 42, 42))
    assert alone[1] == "The whole interval (42 to 42) falls short of the target of 43, by 1 point."
    assert said(metric(target="45"), SHORT, ZH)[1] == "整个区间（28至42）都未达到目标45，还差3至17分。"


def test_a_target_that_is_reached_is_reached_whenever_it_is_due() -> None:
    """Below it, where less is better."""
    why = "The whole interval (46 to 60) is at the target of 45 or beyond it."
    assert said(DUE, finding(50, 46, 60)) == ("Target reached", why, Tone.BETTER, "●")
    assert said(metric("share", better="lower", target="20%"), finding(10, 5, 15))[0] == "Target reached"


def test_an_interval_around_the_target_tells_nothing() -> None:
    """However near the value is."""
    word, why, tone, sign = said(DUE, finding(45, 40, 50))
    assert (word, tone, sign) == ("Too close to call", Tone.MIDDLE, "◆")
    assert why == "The interval (40 to 50) contains the target of 45: whether it is reached cannot be told."


def test_units_are_those_of_the_metric() -> None:
    """Points, percentage points, steps of the scale; a target may have more decimals than the value."""
    share = metric("share", target="75.5%")
    assert said(share, finding(60, 55, 65))[1].endswith("of 75.5%, by 10.5 to 20.5 percentage points.")
    assert said(share, finding(60, 55, 65), ZH)[1].endswith("还差10.5至20.5个百分点。")
    mean = metric("mean", target="4.5")
    judged = verdicts.of_target(finding(4, 3.9, 4.1), mean, 1, TODAY, speech())
    assert judged
    assert judged.why
    assert without_markup(judged.why).endswith("by 0.4 to 0.6 steps of the scale.")


def test_without_a_target_or_a_value_nothing_is_judged() -> None:
    """A withheld value is said to be none."""
    assert verdicts.of_target(SHORT, metric(), 0, TODAY, speech()) is None
    assert said(DUE, unseen(Shown.WITHHELD)) == ("No value to judge", "", Tone.MIDDLE, "◆")
