"""Changes: how probable it is that chance alone makes two numbers differ so much."""

from math import inf, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import mean, nps, share

from cxsite.measure.change import by_errors, by_newcombe, by_welch, newcombe
from cxsite.measure.kinds.all import KINDS, score_kind
from cxsite.measure.scores import Tally, score
from cxsite.measure.student import beyond
from cxsite.model.dataset import Scale
from cxsite.model.metric import Interval, Kind

COUNTS = (
    st.integers(0, 3000)
    .flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
    .filter(lambda it: it[1] > 0)
)


def test_two_shares_are_compared_as_newcombe_did() -> None:
    """His own example: 56 of 70 against 48 of 80 differ by 0.20, from 0.0524 to 0.3339."""
    assert newcombe(share(48, 80), share(56, 70)) == pytest.approx((5.24, 33.39), abs=0.005)
    assert newcombe(share(56, 70), share(48, 80)) == pytest.approx((-33.39, -5.24), abs=0.005)


@given(COUNTS, COUNTS)
def test_a_decision_never_contradicts_its_interval(before: tuple[int, int], after: tuple[int, int]) -> None:
    """The p-value is below 0.05 exactly where the 95 % interval does not hold 0, whichever comes first."""
    low, high = newcombe(share(*before), share(*after))
    p = by_newcombe(share(*before), share(*after))
    assert (p < 0.05) is (low > 0 or high < 0)
    assert p == pytest.approx(by_newcombe(share(*after), share(*before)), rel=1e-6)


def test_the_same_share_twice_is_certain_to_be_chance() -> None:
    """And nobody against all of many is as improbable as anybody asks for."""
    assert by_newcombe(share(3, 30), share(30, 300)) == 1
    assert by_newcombe(share(0, 900), share(900, 900)) == pytest.approx(1.2e-15, rel=0.05)


def test_two_recommend_scores_are_compared_by_their_errors() -> None:
    """The margins of the two intervals, squared, added, and the root of it."""
    before, after = nps(40, 30, 30), nps(55, 25, 20)
    for_us, against = 55.75 / 103, 20.75 / 103
    assert after.error == pytest.approx(100 * sqrt((for_us + against - (for_us - against) ** 2) / 103))
    z = 25 / sqrt(before.error**2 + after.error**2)
    assert by_errors(before, after) == pytest.approx(2 * NormalDist().cdf(-z))


@pytest.mark.parametrize(
    ("before", "after", "larger"),
    [
        ((40, 30, 30), (60, 25, 15), True),
        ((60, 25, 15), (40, 30, 30), True),
        ((40, 30, 30), (45, 28, 27), False),
        ((4, 3, 3), (6, 3, 1), False),
    ],
)
def test_the_same_step_says_less_of_ten_answers_than_of_a_hundred(
    before: tuple[int, int, int], after: tuple[int, int, int], *, larger: bool
) -> None:
    """Only what is improbable enough is larger than chance."""
    assert (by_errors(nps(*before), nps(*after)) < 0.05) is larger


def test_too_few_answers_say_nothing_of_their_spread() -> None:
    """Two answers have no interval, so whatever came before or after them may be chance."""
    assert mean([1, 1]).error == inf
    assert by_welch(mean([1, 1]), mean([5] * 50)) == 1


def test_answers_without_spread_are_not_a_certainty() -> None:
    """Ten people who all said 3 and ten who all said 4 differ; where one of the ten said 4, it may be chance."""
    assert by_welch(mean([3] * 10), mean([4] * 10)) < 0.05
    assert by_welch(mean([3] * 10), mean([3] * 9 + [4])) > 0.05


def test_students_t_reaches_everywhere() -> None:
    """Zero is certain, the infinite improbable, and both sides are alike."""
    assert (beyond(0, 5), beyond(1e200, 5)) == (1, 0)
    assert beyond(-2.5, 7) == beyond(2.5, 7) == pytest.approx(0.0409922, abs=1e-6)


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
    tests = {
        Interval.CLASSES: by_errors,
        Interval.SHARE: by_newcombe,
        Interval.MEAN: by_welch,
        Interval.PAIRED: by_welch,
        Interval.APART: by_errors,
    }
    assert {entry.kind: entry.test for entry in KINDS} == {kind: tests[kind.form.interval] for kind in Kind}
