"""What an edition fixed of a process's limits, as a row of its file and back."""

from collections.abc import Sequence
from typing import Any

from cxsite.model.edition import FrozenBaseline
from cxsite.model.period import period_named


def row_of(each: FrozenBaseline) -> list[str | int | float]:
    """Return the row: first period, last period, how many values, their mean, and how far neighbours lie apart."""
    return [each.first.id, each.last.id, each.points, each.centre, each.moving]


def baseline_of(row: Sequence[Any], starts: int) -> FrozenBaseline:
    """Return what a row says; `starts` is the month in which the house's year begins.

    Raises:
        ValueError: it is no row of this kind.
        TypeError: a cell is something else than it has to be.
    """
    first, last, points, centre, moving = row
    begin, end = period_named(first, starts), period_named(last, starts)
    if begin is None or end is None:
        raise ValueError(f"`{first}` and `{last}` are no two periods")
    return FrozenBaseline(begin, end, int(points), float(centre), float(moving))
