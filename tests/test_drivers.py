"""Derived importance: Johnson's relative weights, and who takes part."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
import statsmodels.api as sm  # type: ignore[import-untyped] # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cxsite.measure.drivers import TAKES_PART, Drivers, Product, Products, drivers, relative_weights

Answers = NDArray[np.float64]


@pytest.fixture
def draw() -> np.random.Generator:
    """Return the same random numbers for every run of a test."""
    return np.random.default_rng(2000)


def answers(draw: np.random.Generator, people: int = 400, items: int = 4) -> Answers:
    """Return the answers of people (rows) to one question about the whole, then to several items; all related."""
    mood = draw.normal(size=(people, 1))
    rated = np.clip(np.rint(3 + mood + draw.normal(size=(people, items))), 1, 5)
    whole = rated @ np.linspace(1, 0.1, items) / items + draw.normal(scale=0.4, size=people)
    return np.column_stack((np.clip(np.rint(whole), 0, 5), rated))


def product(one: Answers, other: Answers, weights: Answers) -> Product:
    """Return the sums over those who answered both, straight from the answers."""
    seen = ~(np.isnan(one) | np.isnan(other))
    x, y, w = one[seen], other[seen], weights[seen]
    sums = (w, w * x, w * y, w * x * x, w * y * y, w * x * y)
    return Product(int(seen.sum()), *(float(each.sum()) for each in sums))


def products(table: Answers, weights: Answers | None = None) -> Products:
    """Return the sums of every two columns."""
    heavy = np.ones(len(table)) if weights is None else weights
    columns = range(table.shape[1])
    return {
        (one, other): product(table[:, one], table[:, other], heavy)
        for one in columns
        for other in columns
        if one <= other
    }


def told(table: Answers, fewest: int = 30) -> Drivers:
    """Return the importance of all but the first column."""
    found = drivers(products(table), table.shape[1] - 1, fewest)
    assert found is not None
    return found


@pytest.mark.parametrize("items", [2, 3, 5, 12])
def test_what_is_explained_is_the_r_squared_of_a_regression(draw: np.random.Generator, items: int) -> None:
    """Where everybody rated everything, statsmodels says the same to the twelfth digit, and the weights add up to 1."""
    table = answers(draw, items=items)
    found = told(table)
    expected = sm.OLS(table[:, 0], sm.add_constant(table[:, 1:])).fit().rsquared
    assert found.explained == pytest.approx(expected, abs=1e-12)
    assert sum(weight or 0.0 for weight in found.weights) == pytest.approx(1, abs=1e-12)
    assert found.rated == (1.0,) * items


@st.composite
def correlations(draw: st.DrawFn) -> tuple[list[list[float]], list[float]]:
    """Return the correlations of some items with each other and with what is explained."""
    items = draw(st.integers(2, 6))
    numbers = st.lists(st.floats(-3, 3), min_size=items + 1, max_size=items + 1)
    mixed = np.array([draw(numbers) for _ in range(items + 1)]) + 2 * np.eye(items + 1)
    together = mixed @ mixed.T + 0.1 * np.eye(items + 1)
    spread = np.sqrt(np.diag(together))
    whole = together / np.outer(spread, spread)
    return whole[1:, 1:].tolist(), whole[0, 1:].tolist()


@given(correlations())
@settings(max_examples=200, deadline=None)
def test_weights_are_parts_of_r_squared(given_: tuple[list[list[float]], list[float]]) -> None:
    """None is below 0, and all together are r'R⁻¹r."""
    among, with_whole = given_
    found = relative_weights(among, with_whole)
    if found is None:  # almost a sum of others
        assert np.linalg.eigvalsh(among)[0] < 1e-8
        return
    assert min(found) >= 0
    squared = np.asarray(with_whole) @ np.linalg.solve(among, with_whole)
    assert sum(found) == pytest.approx(squared, abs=1e-12, rel=1e-9)


def test_the_order_of_the_items_changes_nothing(draw: np.random.Generator) -> None:
    """Every order of four items gives each the same weight."""
    table = answers(draw)
    first = told(table).weights
    for order in permutations(range(4)):
        again = told(table[:, [0, *(1 + item for item in order)]])
        assert [again.weights[order.index(item)] for item in range(4)] == pytest.approx(first, abs=1e-12)


def test_items_that_are_strangers_weigh_what_their_own_correlation_says() -> None:
    """Without correlations among them, a weight is the square of r: Johnson's own starting point."""
    assert relative_weights([[1, 0], [0, 1]], [0.6, 0.3]) == pytest.approx((0.36, 0.09), abs=1e-12)


def test_two_items_share_what_they_have_in_common() -> None:
    """With r = 0.5 between two, Λ² is (0.933, 0.067): worked out by hand from (√1.5 ± √0.5) / 2."""
    found = relative_weights([[1, 0.5], [0.5, 1]], [0.6, 0.3])
    assert found == pytest.approx((0.315, 0.045), abs=1e-12)
    assert sum(found or ()) == pytest.approx((0.36 + 0.09 - 2 * 0.5 * 0.6 * 0.3) / 0.75, abs=1e-12)


@pytest.mark.parametrize(
    "among",
    [
        pytest.param([[1, 1], [1, 1]], id="the same question twice"),
        pytest.param([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], id="no people answer so"),
    ],
)
def test_correlations_that_tell_nothing_apart_give_no_weights(among: Sequence[Sequence[float]]) -> None:
    """Rather nothing than a number that rests on arithmetic."""
    assert relative_weights(among, [0.5] * len(among)) is None


def test_weighted_answers_count_as_often_as_their_weight_says(draw: np.random.Generator) -> None:
    """An answer of weight 2 is two answers, except that it is one person."""
    table = answers(draw)
    weights = np.where(np.arange(len(table)) < 100, 2.0, 1.0)
    twice = told(np.vstack((table, table[:100])))
    found = drivers(products(table, weights), 4, 30)
    assert found is not None
    assert found.n == 400
    assert found.weights == pytest.approx(twice.weights, abs=1e-12)


def test_an_item_that_few_rate_takes_no_part(draw: np.random.Generator) -> None:
    """At two of five it does, one person below it does not; who answered nothing of the whole is not counted."""
    table = answers(draw)
    table[160:, 4] = np.nan
    enough = told(table)
    assert enough.rated[3] == TAKES_PART
    assert enough.weights[3] is not None
    table[159, 4] = np.nan
    assert told(table).weights[3] is None
    assert sum(weight or 0.0 for weight in told(table).weights) == pytest.approx(1, abs=1e-12)
    table[0, 0] = np.nan
    assert (told(table).n, told(table).rated[3]) == (399, 158 / 399)


def test_few_people_say_nothing(draw: np.random.Generator) -> None:
    """Every two items need as many people as a judgement, and ten for every item; one item is not weighed."""
    table = answers(draw, people=100)
    assert told(table, fewest=100).n == 100
    assert drivers(products(table), 4, 101) is None
    assert drivers(products(table[:40]), 4, 30) is not None
    assert drivers(products(table[:39]), 4, 30) is None
    assert drivers(products(table[:, :2]), 1, 30) is None
    apart = table.copy()
    apart[:50, 1] = np.nan
    apart[50:, 2] = np.nan
    assert drivers(products(apart), 4, 30) is None, "nobody rated both"
    assert drivers(products(np.full((50, 3), np.nan)), 2, 30) is None


def test_answers_without_spread_say_nothing(draw: np.random.Generator) -> None:
    """Nothing goes along with what is always the same."""
    table = answers(draw)
    table[:, 2] = 4
    assert products(table)[0, 2].correlation is None
    assert drivers(products(table), 4, 30) is None
    assert Product(0, 0, 0, 0, 0, 0, 0).correlation is None


def test_items_that_go_along_with_nothing_have_no_weights() -> None:
    """There is nothing to divide."""
    whole = [1, 1, 5, 5] * 20
    table = np.array([whole, [1, 5, 1, 5] * 20, [1, 5, 5, 1] * 20], float).T
    assert drivers(products(table), 2, 30) is None


def test_sums_of_months_are_those_of_the_year(draw: np.random.Generator) -> None:
    """Everything that is known of two variables adds up."""
    table = answers(draw)
    both = [products(part)[0, 2] for part in (table[:150], table[150:])]
    assert both[0] + both[1] == products(table)[0, 2]
