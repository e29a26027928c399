"""How sure derived importance is: intervals from leaving out parts of the people."""

import numpy as np
import pytest
from numpy.typing import NDArray
from test_drivers import answers, products, told

from cxsite.measure.drivers import Drivers, Products
from cxsite.measure.jackknife import FEWEST_PARTS, ends
from cxsite.measure.products import PARTS


def dealt(table: NDArray[np.float64], parts: int = PARTS) -> list[Products]:
    """Return what is known of every part, dealt as cards are."""
    return [products(table[part::parts]) for part in range(parts)]


def test_an_interval_contains_its_weight_and_stays_a_share() -> None:
    """The more people, the narrower; twice the same is the same."""
    widths = []
    for people in (120, 1200):
        table = answers(np.random.default_rng(7), people)
        found = told(table)
        both = ends(dealt(table), found)
        for end, weight in zip(both, found.weights, strict=True):
            assert end
            assert weight
            assert 0 < end[0] < weight < end[1] < 1
        assert both == ends(dealt(table), found)
        widths.append(sum(end[1] - end[0] for end in both if end))
    assert widths[1] < widths[0] / 2


def test_the_interval_holds_the_weight_of_everybody_in_95_of_100_surveys() -> None:
    """Three items, 150 people a survey, 120 surveys: between 90 and 99 of 100."""
    everybody = told(answers(np.random.default_rng(1), 200_000, items=3)).weights
    held = []
    for seed in range(120):
        table = answers(np.random.default_rng(100 + seed), 150, items=3)
        both = ends(dealt(table), told(table))
        held += [
            bool(end and end[0] <= (true or 0) <= end[1]) for end, true in zip(both, everybody, strict=True)
        ]
    assert 0.90 <= sum(held) / len(held) <= 0.99


def test_who_takes_no_part_has_no_interval() -> None:
    """Nor has anybody where there are too few parts."""
    table = answers(np.random.default_rng(3), 300, items=3)
    table[40:, 3] = np.nan
    found = told(table)
    assert found.weights[2] is None
    both = ends(dealt(table), found)
    assert both[0]
    assert both[1]
    assert both[2] is None
    assert ends(dealt(table, FEWEST_PARTS - 1), found) == (None, None, None)
    assert None not in ends(dealt(table, FEWEST_PARTS), found)[:2]


def test_parts_that_tell_nothing_give_no_interval() -> None:
    """Where one part has all the people whose answers differ, nothing is left without it."""
    table = answers(np.random.default_rng(4), 60, items=2)
    flat = np.full((1, 3), 3.0)
    parts = [products(table), *(products(flat) for _ in range(PARTS - 1))]
    assert ends(parts, Drivers(91, 0.5, (1.0, 1.0), (0.6, 0.4))) == (None, None)


def test_a_weight_at_the_edge_has_no_interval() -> None:
    """Neither nothing nor everything has a logit."""
    table = answers(np.random.default_rng(5), 200, items=2)
    both = ends(dealt(table), Drivers(200, 0.5, (1.0, 1.0), (1.0, 0.0)))
    assert both == (None, None)


@pytest.mark.parametrize("parts", [PARTS])
def test_people_are_dealt_into_a_prime_number_of_parts(parts: int) -> None:
    """No pattern of rows that repeats, of whatever length, puts its people into one part alone."""
    assert all(parts % each for each in range(2, parts))
