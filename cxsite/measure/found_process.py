"""What a series of published numbers is as a process: its limits, and what they tell apart from the usual up and down.

Limits are made of published values alone, so they tell nothing that these do not tell; so does every signal.
"""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.period import Period

ENOUGH = 10
"""Limits that fewer values fix are uncertain: readers are told so, and the next edition may fix them anew."""


class Rule(StrEnum):
    """Why a value is a signal."""

    ABOVE = "above"  # beyond the upper limit
    BELOW = "below"  # beyond the lower limit
    RUN_ABOVE = "run-above"  # at least the eighth in a row above the centre
    RUN_BELOW = "run-below"  # at least the eighth in a row below the centre
    NEAR_HIGH = "near-high"  # the third of four nearer to the upper limit than to the centre
    NEAR_LOW = "near-low"  # the third of four nearer to the lower limit than to the centre


@dataclass(frozen=True, slots=True, order=True)
class Signal:
    """A period whose value is no part of the usual up and down, and every rule that says so."""

    period: Period
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Between what a process goes up and down, in the unit of the metric, to six decimals.

    Attributes:
        first: the first period of the stretch whose values fix them.
        last: the last one.
        points: how many values fix them.
        centre: their mean.
        moving: the mean distance of neighbouring values, above 0.
        low: the lower limit; it may lie below the least value that there can be.
        high: the upper limit; it may lie above the greatest value that there can be.
        most: the greatest distance of neighbouring values that is part of the usual.
        fixed: the edition that fixed them, None where every value of the stretch does.
    """

    first: Period
    last: Period
    points: int
    centre: float
    moving: float
    low: float
    high: float
    most: float
    fixed: Period | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a series in which the question stayed the same.

    Attributes:
        first: its first period.
        last: its last period.
        points: how many values are published in it.
        limits: None where the values are too few, or all of them are the same.
        signals: oldest first.
    """

    first: Period
    last: Period
    points: int
    limits: Limits | None = None
    signals: tuple[Signal, ...] = ()
