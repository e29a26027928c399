"""Whether two numbers differ by more than chance: the tests that kinds of score take, at full precision.

A test gives a p-value: how often a difference at least as large as this one comes about where nothing has changed. It
is always that of an interval of the difference, so that the two cannot contradict each other: p is below 0.05 where
the 95 % interval does not hold 0, and nowhere else.
"""

from collections.abc import Callable
from math import erfc, inf, sqrt

from cxsite.measure.intervals import Z, wilson
from cxsite.measure.scores import Score
from cxsite.measure.student import beyond

FEWEST_FREEDOM = 2
"""Fewer degrees of freedom say nothing about the spread."""

FARTHEST = 8.0
"""Standard errors beyond which nobody asks how improbable chance has become."""

NEAR = 1e-11
"""Points of percent that are nothing: the arithmetic of a hundred of them is not better."""

Interval = tuple[float, float]


def by_errors(before: Score, after: Score) -> float:
    """Return how probable such a difference of two Net Promoter Scores is by chance.

    Source:
        z on two independent standard errors; each is that of the adjusted Wald interval: Rocks (2016), Interval
        Estimation for the "Net Promoter Score", The American Statistician 70(4).
    """
    return normal(abs(after.value - before.value) / sqrt(before.error**2 + after.error**2))


def newcombe(before: Score, after: Score, z: float = Z) -> Interval:
    """Return the interval of the difference of two shares, in points of percent.

    Source:
        Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in
        Medicine 17(8), method 10: from the two Wilson intervals, without continuity correction.
    """
    difference = after.value - before.value
    (low, high), (least, most) = (wilson(one.value / 100, one.n_eff, z) for one in (before, after))
    below = sqrt((after.value - least) ** 2 + (high - before.value) ** 2)
    above = sqrt((most - after.value) ** 2 + (before.value - low) ** 2)
    return difference - below, difference + above


def by_newcombe(before: Score, after: Score) -> float:
    """Return how probable such a difference of two shares is by chance: where Newcombe's interval ends at 0."""
    if before.value == after.value:
        return 1.0
    low, high = (before, after) if before.value < after.value else (after, before)
    return normal(_root(lambda z: newcombe(low, high, z)[0]))


def by_welch(before: Score, after: Score) -> float:
    """Return how probable such a difference of two means is by chance; certain where there are too few answers.

    Source:
        Welch (1947), The generalization of Student's problem, Biometrika 34(1/2); weighted answers count as their
        effective number.
    """
    first, second = before.error**2, after.error**2
    if not first + second < inf:
        return 1.0
    freedom = (first + second) ** 2 / (first**2 / (before.n_eff - 1) + second**2 / (after.n_eff - 1))
    t = (after.value - before.value) / sqrt(first + second)
    return beyond(t, max(freedom, FEWEST_FREEDOM))


def normal(z: float) -> float:
    """Return how probable it is that a normal variable lies `z` standard errors from its mean, or farther."""
    return erfc(z / sqrt(2))


def _root(falling: Callable[[float], float]) -> float:
    """Return where a function that falls from above 0 reaches it, at most `FARTHEST`.

    Source:
        Dowell and Jarratt (1971), BIT 11(2): the false position of which neither end stays where it is (Illinois).
    """
    start, end = 0.0, FARTHEST
    above, below = falling(start), falling(end)
    if below >= 0:
        return end
    guess, value, kept = start, above, 0
    while abs(value) > NEAR:
        guess = (start * below - end * above) / (below - above)
        value = falling(guess)
        if value > 0:
            start, above, below = guess, value, below / 2 if kept > 0 else below
        else:
            end, below, above = guess, value, above / 2 if kept < 0 else above
        kept = 1 if value > 0 else -1
    return guess
