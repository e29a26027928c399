"""How far groups lie apart: an interval that holds although the two were chosen."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped] # it has no types
from scored import share

from cxsite.measure.apart import apart, t_beyond
from cxsite.measure.change import newcombe
from cxsite.measure.scores import Score


def mean(value: float, error: float, n: float = 100) -> Score:
    """Return a mean with its standard error."""
    return Score(value, value, value, int(n), int(n), n, error)


@pytest.mark.parametrize("freedom", [2, 5, 29, 99, 1e5])
@pytest.mark.parametrize("chance", [0.05, 0.05 / 3, 0.05 / 45])
def test_the_quantile_is_that_of_scipy(chance: float, freedom: float) -> None:
    """To a billionth, although it is found by halving."""
    assert t_beyond(chance, freedom) == pytest.approx(
        stats.t.ppf(1 - chance / 2, freedom), abs=1e-9, rel=1e-9
    )


def test_two_shares_lie_apart_as_newcombe_says() -> None:
    """One comparison is no choice: the interval is that of the difference."""
    low, high = share(30, 100), share(60, 100)
    found = apart([high, low], is_share=True)
    assert found.value == pytest.approx(30)
    assert (found.low, found.high) == pytest.approx(newcombe(low, high))


def test_two_means_lie_apart_as_student_says() -> None:
    """With the degrees of freedom of the smaller group."""
    found = apart([mean(3, 0.1, 40), mean(4, 0.2, 400)], is_share=False)
    margin = stats.t.ppf(0.975, 39) * np.hypot(0.1, 0.2)
    assert (found.low, found.high) == pytest.approx((1 - margin, 1 + margin))


def test_every_further_group_makes_the_interval_wider() -> None:
    """The more there are to choose from, the more a difference may be chance."""
    both = [mean(3, 0.1), mean(3.35, 0.1)]
    two, many = (apart([*both, *[mean(3.2, 0.1)] * more], is_share=False) for more in (0, 4))
    assert two.low > 0
    assert many.low == 0
    assert many.high > two.high


def test_groups_that_are_alike_may_lie_apart_or_not() -> None:
    """The lower end is never below nothing at all."""
    found = apart([share(50, 100), share(50, 100)], is_share=True)
    assert (found.value, found.low) == (0, 0)
    assert found.high > 10


def test_a_group_of_unknown_spread_says_nothing() -> None:
    """The interval is without end; nobody publishes it."""
    found = apart([mean(3, inf), mean(4, 0.1)], is_share=False)
    assert (found.low, found.high) == (0, inf)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(30, 200)), min_size=2, max_size=6))
@settings(max_examples=100, deadline=None)
def test_the_interval_holds_what_was_found(counts: list[tuple[int, int]]) -> None:
    """Whatever the groups are."""
    found = apart([share(min(hits, n), n) for hits, n in counts], is_share=True)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9


@pytest.mark.parametrize(
    ("truths", "n", "least"),
    [
        pytest.param((0.6,) * 5, 60, 0.935, id="all alike"),
        pytest.param((0.5, 0.6, 0.7), 80, 0.935, id="one after the other"),
        pytest.param((0.2, 0.9), 40, 0.92, id="two, as often as Newcombe's own interval"),
    ],
)
def test_the_true_range_is_held_although_the_ends_were_chosen(
    truths: tuple[float, ...], n: int, least: float
) -> None:
    """Counted over 600 surveys, which tell a point or so; a plain interval of the two ends misses far more often."""
    draw = np.random.default_rng(1961)
    true, held, naive = 100 * (max(truths) - min(truths)), 0, 0
    for _ in range(600):
        scores = [share(int(hits), n) for hits in draw.binomial(n, truths)]
        found = apart(scores, is_share=True)
        low, high = min(scores, key=lambda one: one.value), max(scores, key=lambda one: one.value)
        held += found.low - 1e-9 <= true <= found.high + 1e-9
        naive += newcombe(low, high)[0] <= true <= newcombe(low, high)[1]
    assert held / 600 > least
    if len(truths) > 3:
        assert naive / 600 < 0.85
