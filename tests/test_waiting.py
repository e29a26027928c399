"""What may be seen of durations: a duration is the duration of somebody."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.measure.found_durations import DurationFindings
from cxsite.measure.results import Durations
from cxsite.measure.scores import Score
from cxsite.measure.series import Measurement
from cxsite.measure.survival import Spell, merged
from cxsite.measure.waiting import as_many, waiting
from cxsite.model.band import Band
from cxsite.model.lapse import Bin
from cxsite.model.period import Grain, period_of, whole

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
WHOLE = whole(MARCH, date(2026, 4, 30))
LEAST = 10


def told(period_n: int | None, *spells: Spell, size: Bin = Bin.DAY) -> DurationFindings:
    """Return what is published of these durations in March, of which it is told so many cases there are."""
    month = Cut(period_of(MARCH, Grain.MONTH))
    durations = Durations(size, date(2026, 4, 30), {MARCH: merged(spells)})
    findings = [
        Finding(cut, Shown.OK, period_n, 50.0, 40.0, 60.0, None if period_n else Band(10, 29))
        for cut in (month, Cut(WHOLE))
    ]
    found = waiting(durations, [*findings, Finding(Cut(month.period, "counter"), Shown.OK, 90)], LEAST)
    assert found
    return found


def test_of_few_nothing_is_told() -> None:
    """Where readers see a band of how many there are, or nothing, they see no duration of theirs."""
    assert told(None, Spell(1, 29, 0)) == DurationFindings(Bin.DAY, date(2026, 4, 30))
    assert waiting(None, [], LEAST) is None


def test_of_many_the_median_and_nine_in_ten_are_told() -> None:
    """For each period and for the whole time, of everybody only."""
    found = told(200, Spell(1, 90, 0), Spell(2, 60, 0), Spell(6, 40, 0), Spell(30, 0, 10))
    assert [each.cut.period.grain for each in found.periods] == [Grain.MONTH, Grain.WHOLE]
    assert [(each.median.value, each.ninth.value) for each in found.periods] == [(2, 6), (2, 6)]
    assert (found.periods[0].median.low, found.periods[0].median.high) == (1, 2)


def test_a_quantile_that_has_not_come_yet_says_so() -> None:
    """Fewer than half are done: it is open, not long."""
    found = told(100, Spell(1, 40, 0), Spell(9, 0, 60)).periods[0]
    assert (found.median.value, found.median.is_open) == (None, True)


def test_a_quantile_with_few_beyond_it_is_not_told() -> None:
    """Of 40 cases four lie beyond nine in ten: who is known to be slow would be known to be among them."""
    found = told(40, *(Spell(took, 1, 0) for took in range(40))).periods[0]
    assert (found.ninth.value, found.ninth.is_open) == (None, False)
    assert found.median.value == 19


def test_neighbouring_steps_of_few_are_one_step() -> None:
    """Six and six make twelve; the last three are never told apart."""
    found = told(60, Spell(1, 6, 0), Spell(2, 6, 0), Spell(3, 30, 0), Spell(4, 3, 0), Spell(9, 0, 15))
    assert [(each.after, each.share) for each in found.curve] == [(2, 20.0), (3, 70.0)]


@given(
    cases=st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=30, max_size=200),
    size=st.sampled_from(list(Bin)),
)
def test_no_step_and_no_age_is_of_few(cases: list[tuple[int, bool]], size: Bin) -> None:
    """However durations lie, as many as a number needs lie between what is told and what is told next."""
    spells = [
        Spell(took * (1 if size is Bin.DAY else 24), int(ended), int(not ended)) for took, ended in cases
    ]
    found = told(len(cases), *spells, size=size)
    edges = [-1, *(each.after for each in found.curve)]
    for after, until in pairwise(edges):
        assert sum(each.ended for each in spells if after < each.took <= until) >= LEAST
    open_ = [each.took // (1 if size is Bin.DAY else 24) for each in spells if each.open]
    for age in found.ages:
        assert sum(age.low <= one and (age.high is None or one < age.high) for one in open_) >= LEAST
    assert (found.open is None) is (len(open_) < 30)
    if found.ages:
        assert sum(each.share for each in found.ages) == pytest.approx(100, abs=4)
        assert found.ages[0].low == 0
        assert [each.high for each in found.ages[:-1]] == [each.low for each in found.ages[1:]]
        assert found.ages[-1].high is None


def test_cases_of_the_same_customers_are_not_many_people() -> None:
    """Where forty people open a hundred cases, thirty cases may be those of ten."""
    score = Score(50.0, 40.0, 60.0, 100, 40, 40.0)
    assert as_many([Measurement(Cut(WHOLE), score)], LEAST) == 30
    assert as_many([Measurement(Cut(WHOLE), None)], LEAST) == LEAST
    assert as_many([Measurement(Cut(WHOLE), replace(score, people=100))], LEAST) == LEAST
