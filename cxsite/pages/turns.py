"""Whose turn it is: one of several, chosen by the day that the handbook speaks of and by nothing else.

Neither the clock nor chance has a say, so a build of the same content for the same day chooses the same. Every one has
its turn before the first comes back.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")

MONTHS, WEEK = 12, 7


def of_the_month(things: Sequence[T], day: date) -> T | None:
    """Return the one whose month it is, None of nothing."""
    return _turn(things, day.year * MONTHS + day.month - 1)


def of_the_week(things: Sequence[T], day: date) -> T | None:
    """Return the one whose week it is, from Monday to Sunday; None of nothing."""
    return _turn(things, (day.toordinal() - 1) // WEEK)


def _turn(things: Sequence[T], count: int) -> T | None:
    return things[count % len(things)] if things else None
