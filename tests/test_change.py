"""Changes: what may be said of two numbers, and which two are compared."""

from collections.abc import Sequence
from datetime import date
from math import inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from cxsite.measure.change import TESTS, by_errors, comparable, newcombe, verdict, welch
from cxsite.measure.findings import Change, Cut, Verdict
from cxsite.measure.intervals import Z, wilson
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score, Tally, score, score_kind
from cxsite.measure.series import Measurement
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, Period, period_of, whole
from cxsite.model.settings import MinN


def nps(promoters: int, passives: int, detractors: int) -> Score:
    """Return the score of so many answers."""
    n = promoters + passives + detractors
    found = score(score_kind(Kind.NPS), Tally(n, n, n, n, (promoters, detractors)), Scale(0, 10))
    assert found
    return found


def share(counted: int, n: int) -> Score:
    """Return the score of so many answers that count."""
    return Score(100 * counted / n, *wilson(counted / n, n), n, n, n)


def mean(answers: Sequence[int]) -> Score:
    """Return the score of these answers."""
    n = len(answers)
    tally = Tally(n, n, n, n, (), sum(answers), sum(answer * answer for answer in answers))
    found = score(score_kind(Kind.MEAN), tally, Scale(1, 5))
    assert found
    return found


def test_two_shares_are_compared_as_newcombe_did() -> None:
    """His own example: 56 of 70 against 48 of 80 differ by 0.20, from 0.0524 to 0.3339."""
    assert newcombe(share(48, 80), share(56, 70)) == pytest.approx((5.24, 33.39), abs=0.005)
    assert newcombe(share(56, 70), share(48, 80)) == pytest.approx((-33.39, -5.24), abs=0.005)


@given(*[st.lists(st.integers(1, 5), min_size=5, max_size=60).filter(lambda it: len(set(it)) > 2)] * 2)
def test_two_means_are_compared_as_scipy_does(before: list[int], after: list[int]) -> None:
    """By Welch's test, to the thousandth that the quantile is known to."""
    test = stats.ttest_ind(after, before, equal_var=False)
    expected = test.confidence_interval(0.95)
    assert welch(mean(before), mean(after)) == pytest.approx((expected.low, expected.high), abs=0.002)


def test_two_recommend_scores_are_compared_by_their_errors() -> None:
    """The margins of the two intervals, squared, added, and the root of it."""
    before, after = nps(40, 30, 30), nps(55, 25, 20)
    margins = [(one.high - one.low) / 2 for one in (before, after)]
    low, high = by_errors(before, after)
    assert (low + high) / 2 == pytest.approx(25)
    assert (high - low) / 2 == pytest.approx(sqrt(margins[0] ** 2 + margins[1] ** 2))
    for_us, against = 55.75 / 103, 20.75 / 103
    assert after.error == pytest.approx(100 * sqrt((for_us + against - (for_us - against) ** 2) / 103))
    assert margins[1] == pytest.approx(Z * after.error)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (nps(40, 30, 30), nps(60, 25, 15), Verdict.ROSE),
        (nps(60, 25, 15), nps(40, 30, 30), Verdict.FELL),
        (nps(40, 30, 30), nps(45, 28, 27), Verdict.CHANCE),
        (nps(4, 3, 3), nps(6, 3, 1), Verdict.CHANCE),
    ],
)
def test_only_a_change_beyond_its_interval_is_larger_than_chance(
    before: Score, after: Score, said: Verdict
) -> None:
    """The same step says less of ten answers than of a hundred."""
    assert verdict(Kind.NPS, before, after) is said


def test_too_few_answers_say_nothing_of_their_spread() -> None:
    """Two answers have no interval, so whatever came before or after them may be chance."""
    assert welch(mean([1, 1]), mean([5] * 50)) == (-inf, inf)
    assert verdict(Kind.MEAN, mean([1, 1]), mean([5] * 50)) is Verdict.CHANCE


def test_answers_without_spread_are_not_a_certainty() -> None:
    """Ten people who all said 3 and ten who all said 4 differ; where one of the ten said 4, it may be chance."""
    assert verdict(Kind.MEAN, mean([3] * 10), mean([4] * 10)) is Verdict.ROSE
    assert verdict(Kind.MEAN, mean([3] * 10), mean([3] * 9 + [4])) is Verdict.CHANCE


def test_the_emotion_index_is_compared_like_the_mean_that_it_is() -> None:
    """Drawing out a scale changes no verdict."""
    tally = Tally(50, 50, 50, 50, (), 20, 60)
    index = score(score_kind(Kind.EMOTION), tally, Scale(-2, 2))
    plain = score(score_kind(Kind.MEAN), tally, Scale(-2, 2))
    assert index
    assert plain
    assert index.error == pytest.approx(50 * plain.error)


def test_every_kind_has_its_test() -> None:
    """Adding a kind of score means saying how two of them are compared."""
    assert list(TESTS) == list(Kind)


JANUARY, FEBRUARY, MARCH = (period_of(date(2026, month, 1), Grain.MONTH) for month in (1, 2, 3))


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


def published(
    *scores: tuple[Period, Score | None], breaks: tuple[date, ...] = (), touchpoint: str = ""
) -> Change | None:
    """Return what is published of the newest change of a series."""
    measurements = tuple(Measurement(Cut(period, touchpoint), found) for period, found in scores)
    series = Series("nps", Kind.NPS, measurements, breaks=breaks)
    return publish(Measured({"nps": series}, None, None), MinN()).metrics["nps"].change


def test_the_newest_period_is_compared_with_the_one_published_before_it() -> None:
    """A month that is withheld or empty is passed over: readers could not see what was compared."""
    first, last = nps(40, 30, 30), nps(60, 25, 15)
    assert published((JANUARY, first), (FEBRUARY, last)) == Change(JANUARY, FEBRUARY, Verdict.ROSE)
    withheld = published((JANUARY, first), (FEBRUARY, nps(1, 1, 1)), (MARCH, last))
    assert withheld == Change(JANUARY, MARCH, Verdict.ROSE)
    assert published((JANUARY, first), (FEBRUARY, None), (MARCH, last)) == withheld


def test_a_change_of_the_question_is_published_as_the_reason() -> None:
    """However far apart the numbers are."""
    both = ((JANUARY, nps(40, 30, 30)), (FEBRUARY, nps(90, 5, 5)))
    assert published(*both, breaks=(FEBRUARY.start,)) == Change(JANUARY, FEBRUARY, Verdict.BREAK)
    assert published(*both, breaks=(date(2026, 2, 3),)) == Change(JANUARY, FEBRUARY, Verdict.MIXED)


def test_one_number_is_no_change() -> None:
    """Neither are the whole time, nor the numbers of one touchpoint."""
    many = nps(40, 30, 30)
    assert published((JANUARY, many)) is None
    assert published((JANUARY, many), (whole(JANUARY.start, FEBRUARY.start), many)) is None
    assert published((JANUARY, many), (FEBRUARY, many), touchpoint="counter") is None
