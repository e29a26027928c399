"""Process limits and run rules: a hand table for each rule, gaps, breaks, baselines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.measure.found_process import Limits, Rule, Stretch
from cxsite.measure.freeze import _baselines
from cxsite.measure.process import Baseline, baseline_of, limits_of, stretches, values_of
from cxsite.model.edition import Frozen, FrozenBaseline, FrozenMetric
from cxsite.model.period import Grain, Period, period_named, period_of, survey_period
from cxsite.read.baselines import baseline_of as read_back
from cxsite.read.baselines import row_of

HOSPITALS = (71, 71, 72, 72, 72, 72, 72, 71, 69)
"""Top box of HCAHPS, survey years 2013/14 to 2021/22."""

Values = Sequence[float | None]


def month(at: int) -> Period:
    """Return the month so many months after January 2024."""
    return period_of(date(2024 + at // 12, at % 12 + 1, 1), Grain.MONTH)


def published(values: Values) -> list[Finding]:
    """Return a finding a month."""
    return [
        Finding(Cut(month(at)), Shown.WITHHELD if value is None else Shown.OK, value=value)
        for at, value in enumerate(values)
    ]


def around(limits: tuple[float, float], length: int) -> Baseline:
    """Return what fixes these limits for a stretch that begins with the first month."""
    centre, moving = sum(limits) / 2, (limits[1] - limits[0]) / 2 / 2.66
    return Baseline(month(length), {month(0): FrozenBaseline(month(0), month(9), 10, centre, moving)})


def rules(values: Values, limits: tuple[float, float] = (40, 60)) -> list[tuple[int, tuple[Rule, ...]]]:
    """Return where signals are among values whose limits are known, centre 50, and by which rules."""
    (found,) = stretches(published(values), (), 1, around(limits, len(values)))
    return [
        ((one.period.start.year - 2024) * 12 + one.period.start.month - 1, one.rules) for one in found.signals
    ]


def limits(found: Stretch) -> Limits:
    """Return the limits of a stretch that has some."""
    assert found.limits is not None
    return found.limits


def test_the_hospitals_have_the_limits_of_the_oracle() -> None:
    """All nine points fix them, that of 2023 among them: 71.333 ± 2.66 × 0.5."""
    findings = [
        Finding(
            Cut(survey_period(date(2013 + at, 10, 1), date(2014 + at, 9, 30))), Shown.OK, value=float(value)
        )
        for at, value in enumerate(HOSPITALS)
    ]
    (found,) = stretches(findings, (), 0)
    held = limits(found)
    assert (held.centre, held.moving, held.points) == (71.333333, 0.5, 9)
    assert (held.low, held.high, held.most) == (70.003333, 72.663333, 1.634)
    assert [(one.period.last, one.rules) for one in found.signals] == [(date(2022, 9, 30), (Rule.BELOW,))]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((50, 60), []),
        ((50, 60.1), [(1, (Rule.ABOVE,))]),
        ((40, 50), []),
        ((39.9, 50), [(0, (Rule.BELOW,))]),
    ],
)
def test_a_point_outside_is_a_signal_and_one_at_the_limit_is_not(
    values: Values, found: list[tuple[int, tuple[Rule, ...]]]
) -> None:
    """The limits belong to the usual."""
    assert rules(values) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((51,) * 7, []),
        ((51,) * 8, [(7, (Rule.RUN_ABOVE,))]),
        ((51,) * 9, [(7, (Rule.RUN_ABOVE,)), (8, (Rule.RUN_ABOVE,))]),
        ((49,) * 8, [(7, (Rule.RUN_BELOW,))]),
        ((51,) * 4 + (50,) + (51,) * 4, []),
        ((51,) * 4 + (49,) + (51,) * 4, []),
        ((51,) * 4 + (None,) + (51,) * 4, []),
    ],
)
def test_eight_in_a_row_on_one_side_are_a_signal(
    values: Values, found: list[tuple[int, tuple[Rule, ...]]]
) -> None:
    """A value at the centre, on the other side, or withheld begins the row anew."""
    assert rules(values) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((56, 50, 56), []),
        ((56, 56, 56), [(2, (Rule.NEAR_HIGH,))]),
        ((56, 56, 50, 56), [(3, (Rule.NEAR_HIGH,))]),
        ((56, 50, 50, 56, 56), []),
        ((56, 56, 56, 50), [(2, (Rule.NEAR_HIGH,))]),
        ((44, 50, 44, 44), [(3, (Rule.NEAR_LOW,))]),
        ((44, 56, 44, 56), []),
        ((55, 55, 55), []),
        ((56, 56, None, 56), []),
        ((56, 61, 56), [(1, (Rule.ABOVE,)), (2, (Rule.NEAR_HIGH,))]),
    ],
)
def test_three_of_four_nearer_to_a_limit_are_a_signal(
    values: Values, found: list[tuple[int, tuple[Rule, ...]]]
) -> None:
    """The one that completes them is marked; the middle between centre and limit is not nearer to the limit."""
    assert rules(values) == found


def test_nearer_is_what_is_so_however_it_was_rounded() -> None:
    """55.04 is published as 55.0 or 55.1: beyond the middle by less than half a step, it need not be."""
    assert rules((55.05, 55.05, 55.05)) == []
    assert rules((55.06, 55.06, 55.06)) == [(2, (Rule.NEAR_HIGH,))]


@given(st.lists(st.integers(0, 100), min_size=6, max_size=40))
def test_limits_equal_those_of_numpy(values: list[int]) -> None:
    """Mean and mean moving range, to six decimals; equal values have none."""
    held = limits_of(values_of(published([float(value) for value in values])))
    ranges = np.abs(np.diff(values))
    if not ranges.any():
        assert held is None
        return
    assert held is not None
    assert held.centre == pytest.approx(float(np.mean(values)), abs=1e-6)
    assert held.low == pytest.approx(float(np.mean(values) - 2.66 * ranges.mean()), abs=5e-6)
    assert held.high == pytest.approx(float(np.mean(values) + 2.66 * ranges.mean()), abs=5e-6)
    assert held.most == pytest.approx(float(3.268 * ranges.mean()), abs=5e-6)


@pytest.mark.parametrize(
    "values",
    [(1, 2, 1, 2, 1), (3,) * 9, (None,) * 9, (1, 2, None, 1, 2, None, 1, 2, None, 1), ()],
    ids=["five", "equal", "withheld", "gaps", "none"],
)
def test_too_few_values_have_no_limits(values: Values) -> None:
    """Five values, values that do not differ, and six or more with fewer than five moving ranges."""
    assert all(one.limits is None and not one.signals for one in stretches(published(values), (), 0))


def test_a_gap_has_no_moving_range() -> None:
    """From 10 to 90 across a withheld month is no range of neighbours; the mean counts both."""
    (found,) = stretches(published([10, 12, 10, 12, None, 88, 90, 88]), (), 0)
    assert (limits(found).moving, limits(found).points) == (2.0, 7)


def test_a_change_of_the_question_begins_limits_of_its_own() -> None:
    """Ten points lie between the stretches and are part of neither's ranges; a month of both kinds stands alone."""
    values = [10, 12, 10, 12, 10, 12, 22, 24, 22, 24, 22, 24]
    first, second = stretches(published(values), (date(2024, 7, 1),), 0)
    assert (limits(first).centre, limits(second).centre) == (11, 23)
    assert limits(first).moving == limits(second).moving == 2
    parts = stretches(published([*values[:6], 17, *values[6:]]), (date(2024, 7, 9),), 0)
    assert [(one.first.id, one.points, one.limits is None) for one in parts] == [
        ("2024-01", 6, False),
        ("2024-07", 1, True),
        ("2024-08", 6, False),
    ]


def test_values_that_share_answers_have_no_limits() -> None:
    """Rolling surveys overlap; those that follow on one another do not."""
    rolling = [
        Finding(Cut(survey_period(date(2013 + at, 1, 1), date(2014 + at, 12, 31))), Shown.OK, value=float(at))
        for at in range(9)
    ]
    assert stretches(rolling, (), 0) == ()


def test_only_everyones_single_periods_are_looked_at() -> None:
    """The whole time and touchpoints are no values of the process."""
    findings = published([10, 12, 10, 12, 10, 12])
    whole = Finding(Cut(Period(date(2024, 1, 1), date(2024, 7, 1), Grain.WHOLE)), Shown.OK, value=90.0)
    place = replace(findings[3], cut=replace(findings[3].cut, touchpoint="video"), value=90.0)
    assert stretches([*findings, place, whole], (), 0) == stretches(findings, (), 0)


def test_an_edition_fixes_the_limits() -> None:
    """By its numbers where it has them, else by the values up to its period; what comes later changes nothing."""
    values = [10.0, 12, 10, 12, 10, 12, 40, 60]
    by_period = Baseline(period_named("2024-q2"))
    (found,) = stretches(published(values), (), 0, by_period)
    held = limits(found)
    assert (held.centre, held.points, held.fixed and held.fixed.id) == (11, 6, "2024-q2")
    assert [one.rules[0] for one in found.signals] == [Rule.ABOVE, Rule.ABOVE]
    revised = [9.0, *values[1:]]
    fixed = FrozenBaseline(held.first, held.last, held.points, held.centre, held.moving)
    by_numbers = Baseline(by_period.period, {month(0): fixed})
    assert stretches(published(revised), (), 0, by_numbers)[0].limits == held
    assert stretches(published(revised), (), 0, by_period)[0].limits != held


def test_an_edition_before_there_were_enough_values_fixes_nothing() -> None:
    """Then all values do; so they do where a new stretch began after it."""
    values = [10.0, 12, 10, 12, 10, 12, 11, 13]
    early = Baseline(period_named("2024-03"))
    assert limits(stretches(published(values), (), 0, early)[0]).fixed is None
    later = stretches(
        published([50.0, 52, *values]), (date(2024, 3, 1),), 0, Baseline(period_named("2024-02"))
    )
    assert limits(later[1]).fixed is None


NOTHING = Baseline()


def frozen_from(values: Values, baseline: Baseline = NOTHING) -> list[FrozenBaseline]:
    """Return what an edition fixes of these values."""
    findings = published(values)
    found = MetricFindings("nps", 0, tuple(findings), process=stretches(findings, (), 0, baseline))
    return list(_baselines(found))


def test_an_edition_keeps_limits_that_enough_values_fix_and_renews_others() -> None:
    """Nine values are few, so the next edition counts all it has; ten stay."""
    values = [10.0, 12] * 8
    (nine,) = frozen_from(values[:9])
    assert nine.points == 9
    after = Baseline(month(8), {month(0): nine})
    assert frozen_from(values, after)[0].points == 16
    (ten,) = frozen_from(values[:10])
    assert frozen_from([*values[:10], 40, 60], Baseline(month(9), {month(0): ten})) == [ten]
    assert frozen_from(values[:5]) == []


def test_a_baseline_comes_back_from_its_row() -> None:
    """And what is no such row is refused."""
    fixed = FrozenBaseline(month(0), month(9), 10, 11.25, 2.0)
    assert read_back(row_of(fixed), 1) == fixed
    with pytest.raises(ValueError, match="no two periods"):
        read_back(["2024-01", "soon", 10, 11.25, 2.0], 1)


def test_the_last_edition_that_knows_the_metric_is_asked() -> None:
    """An edition without the metric fixes nothing of it; older forms have a period and no numbers."""
    edition = Frozen(month(5), date(2024, 6, 30), 1, {"nps": FrozenMetric(0, None, (), (), ())}, {})
    assert baseline_of({}, "nps") == baseline_of({"2024-06": edition}, "effort") == Baseline()
    assert baseline_of({"2024-06": edition}, "nps") == Baseline(month(5))
