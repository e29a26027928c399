from collections.abc import Callable
from math import comb, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import binomtest, t  # type: ignore[import-untyped] # it has no types

from cxsite.measure.intervals import Z, adjusted_wald, effective, mean_interval, t_quantile, wilson
from cxsite.pages.held import HELD, Held

Interval = Callable[[float, float, float], tuple[float, float]]
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: (pair[0], (1 - pair[0]) * pair[1]))
SIZES = st.floats(1, 1e6)


@pytest.mark.parametrize(("hits", "n"), [(0, 1), (1, 1), (0, 12), (7, 12), (12, 12), (2206, 2688)])
def test_wilson_is_what_scipy_says(hits: int, n: int) -> None:
    """The interval of a share equals scipy's Wilson interval."""
    expected = binomtest(hits, n).proportion_ci(method="wilson")
    assert wilson(hits / n, n) == pytest.approx((100 * expected.low, 100 * expected.high), abs=1e-9)


def test_the_nps_interval_is_that_of_three_more_answers() -> None:
    """Adjusted Wald is the plain interval of the mean of -1, 0 and 1 over all answers and three more."""
    answers = np.repeat([1.0, 0.0, -1.0], [1436 * 4 + 3, 968 * 4 + 6, 342 * 4 + 3])
    margin = Z * answers.std() / (2746 + 3) ** 0.5
    expected = (100 * (answers.mean() - margin), 100 * (answers.mean() + margin))
    assert adjusted_wald(1436 / 2746, 342 / 2746, 2746) == pytest.approx(expected, abs=1e-9)
    assert expected == pytest.approx((37.182, 42.410), abs=5e-4)


@given(share=st.floats(0, 1), n=SIZES)
def test_a_share_lies_in_its_interval(share: float, n: float) -> None:
    """Wilson's interval contains the share, within 0 and 100, and has some width."""
    low, high = wilson(share, n)
    assert 0 <= low <= 100 * share <= high <= 100
    assert low < high


@given(shares=SHARES, n=SIZES)
def test_an_nps_lies_in_its_interval(shares: tuple[float, float], n: float) -> None:
    """The adjusted interval contains the unadjusted score, stays on the scale, and has some width."""
    low, high = adjusted_wald(*shares, n)
    assert -100 <= low < high <= 100
    assert low - 1e-9 <= 100 * (shares[0] - shares[1]) <= high + 1e-9


@given(shares=SHARES, n=st.floats(1, 1e4))
def test_a_promoter_more_and_a_detractor_less_are_mirror_images(
    shares: tuple[float, float], n: float
) -> None:
    """Swapping promoters and detractors turns the interval around zero."""
    low, high = adjusted_wald(*shares, n)
    assert adjusted_wald(shares[1], shares[0], n) == pytest.approx((-high, -low), abs=1e-9)


@given(weights=st.lists(st.floats(0.01, 100), min_size=1, max_size=20))
def test_weights_never_add_answers(weights: list[float]) -> None:
    """The effective number lies between one and the number of answers."""
    n_eff = effective(sum(weights), sum(weight * weight for weight in weights))
    assert 1 - 1e-9 <= n_eff <= len(weights) * (1 + 1e-9)


def test_equal_weights_count_as_answers() -> None:
    """Without differences in weight the effective number is the number."""
    assert isclose(effective(7 * 0.25, 7 * 0.0625), 7)


MINIMUM = {(5, 9): 0.83, (10, 19): 0.87, (20, 49): 0.895, (50, 100): 0.90}


@pytest.mark.parametrize("band", MINIMUM)
def test_nps_intervals_cover_what_they_promise(band: tuple[int, int]) -> None:
    """Over all truths on a grid, exactly enumerated for every number of answers: about 95 % in the mean.

    The page of methods says how often at worst, and between which means, as it is found here.
    """
    first, last = band
    found = [coverage(adjusted_wald, n) for n in range(first, last + 1)]
    least, means = min(each.min() for each in found), [each.mean() for each in found]
    assert least >= MINIMUM[band]
    assert all(0.945 <= mean <= 0.955 for mean in means)
    shown = [round(100 * share, 1) for share in (least, min(means), max(means))]
    assert Held(first, last, *shown) in HELD


def test_the_page_of_methods_tells_of_every_band() -> None:
    """And of no other."""
    assert [(each.first, each.last) for each in HELD] == list(MINIMUM)


def test_the_plain_interval_does_not_cover() -> None:
    """The same enumeration condemns Wald's interval: the check can fail."""
    assert coverage(wald, 10).min() < MINIMUM[10, 19]


def wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    score = promoters - detractors
    margin = Z * max(promoters + detractors - score * score, 0) ** 0.5 / n**0.5
    return 100 * (score - margin), 100 * (score + margin)


def coverage(interval: Interval, n: int) -> NDArray[np.float64]:
    """Return for each truth on the grid the probability that the interval of n answers contains it."""
    outcomes = [(p, d) for p in range(n + 1) for d in range(n + 1 - p)]
    ends = np.array([interval(p / n, d / n, n) for p, d in outcomes])
    ways = np.array([float(comb(n, p) * comb(n - p, d)) for p, d in outcomes])
    counts = np.array([(p, d, n - p - d) for p, d in outcomes])
    powers = [(share / 20) ** np.arange(n + 1) for share in range(21)]
    grid = [(p, d, 20 - p - d) for p in range(20) for d in range(20 - p + 1) if d < 20 and 20 - p - d < 20]
    found = []
    for truth in grid:
        chances = ways * np.prod([powers[share][counts[:, at]] for at, share in enumerate(truth)], axis=0)
        score = 5 * (truth[0] - truth[1])
        found.append(chances[(ends[:, 0] <= score + 1e-9) & (score - 1e-9 <= ends[:, 1])].sum())
    return np.array(found)


@pytest.mark.parametrize(
    ("freedom", "off"), [(2, 0.033), (3, 0.004), (4, 0.001), (7.5, 1e-4), (29, 1e-6), (1e6, 1e-9)]
)
def test_the_t_quantile_is_what_scipy_says(freedom: float, off: float) -> None:
    """Four terms are enough: to 0.001 from 4 degrees of freedom on."""
    assert t_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=off)


def test_the_interval_of_a_mean_is_students() -> None:
    """For answers that differ, it is what scipy says of the mean and its standard error."""
    answers = np.array([1.0, 2, 2, 3, 3, 3, 4, 5, 5, 4, 2, 1])
    margin = t.ppf(0.975, 11) * answers.std(ddof=1) / 12**0.5
    found = mean_interval(answers.mean(), answers.var(), 12, (1, 5))
    assert found == pytest.approx((answers.mean() - margin, answers.mean() + margin), abs=1e-5)


def test_two_answers_say_nothing_of_their_spread() -> None:
    """The interval of so few is the whole scale."""
    assert mean_interval(3, 0, 2, (1, 5)) == (1, 5)


def test_answers_all_alike_are_no_certainty() -> None:
    """The interval has some width, less with more answers, and ends where the scale ends."""
    few, many = (mean_interval(5, 0, n, (1, 5)) for n in (10, 1000))
    assert few[1] == many[1] == 5
    assert few[0] == pytest.approx(5 - wilson(0, 10)[1] / 100)
    assert few[0] < many[0] < 5
