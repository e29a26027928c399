"""How far the lowest and the highest of several groups lie apart, with an interval that does not forget the choice.

Who picks the lowest and the highest of many finds a difference even where there is none. So every two groups get an
interval of their difference, all of them together right in 95 of 100 times; what is true of all of them is then true of
the two that lie farthest apart, whichever these are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf, sqrt
from statistics import NormalDist

from cxsite.measure.change import newcombe
from cxsite.measure.scores import Score
from cxsite.measure.student import beyond

SURE = 0.05
"""The chance that any of the intervals does not hold its difference."""

HALVINGS = 60
"""So many leave nothing of a quantile to be found."""

MOST_STEPS = 1e6
"""Standard errors beyond which no quantile of ours lies."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The difference between the highest and the lowest value, and the ends of its interval, in the score's unit."""

    value: float
    low: float
    high: float


def apart(scores: Sequence[Score], *, is_share: bool) -> Apart:
    """Return how far these groups lie apart.

    Args:
        scores: of at least two groups, each of other answers. Where one person answers for several, the interval is
            wider than it need be: such answers resemble each other.
        is_share: whether they are shares, which are compared by their intervals.

    Source:
        Dunn (1961), Multiple comparisons among means, Journal of the American Statistical Association 56(293): with m
        differences each at 1 - 0.05 / m, all of them hold at once. Then the true range lies between the greatest of
        their lower ends and the greatest of their upper ends. Each by Newcombe (shares), Welch or z as in `change`.
    """
    ordered = [sorted(pair, key=lambda one: one.value) for pair in combinations(scores, 2)]
    chance = SURE / len(ordered)
    found = [_between(lower, upper, chance, is_share=is_share) for lower, upper in ordered]
    values = [one.value for one in scores]
    low = max(0.0, *(low for low, _ in found))
    return Apart(max(values) - min(values), low, max(max(-low, high) for low, high in found))


def _between(lower: Score, upper: Score, chance: float, *, is_share: bool) -> tuple[float, float]:
    """Return the interval of the difference of two scores that misses it with so much chance."""
    if is_share:
        return newcombe(lower, upper, NormalDist().inv_cdf(1 - chance / 2))
    first, second = lower.error**2, upper.error**2
    if not first + second < inf:
        return -inf, inf
    least = min(lower.n_eff, upper.n_eff)
    margin = t_beyond(chance, least - 1) * sqrt(first + second)
    difference = upper.value - lower.value
    return difference - margin, difference + margin


def t_beyond(chance: float, freedom: float) -> float:
    """Return how far from 0 Student's t lies no more often than `chance`, on either side together.

    Args:
        chance: above 0, below 1.
        freedom: degrees of freedom, at least 1. Of two groups those of the smaller are never too many.
    """
    near, far = 0.0, MOST_STEPS
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if beyond(middle, freedom) > chance else (near, middle)
    return far
