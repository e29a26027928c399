"""How long cases took in an edition, as a part of its file and back: each quantile is three numbers, or a word."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cxsite.model.edition import FrozenDuration, FrozenDurations, FrozenQuantile
from cxsite.model.lapse import Bin
from cxsite.model.period import period_named

OPEN, FEW = "open", "few"
"""Fewer had ended by then; too few cases lay on one side of it."""

Cell = str | list[int | None]


def head_of(found: FrozenDurations) -> dict[str, str]:
    """Return what is said once: how finely durations are counted, and as of when they are known."""
    return {"bin": found.bin.value, "as-of": found.as_of.isoformat()}


def row_of(each: FrozenDuration) -> list[str | Cell]:
    """Return the row of a period: its id, the median, nine of ten."""
    return [each.period.id, _cell(each.median), _cell(each.ninth)]


def durations_of(data: Mapping[str, Any], starts: int) -> FrozenDurations:
    """Return what the part says; `starts` is the month in which the house's year begins.

    Raises:
        ValueError: it is no part of this kind.
        TypeError: a cell is something else than it has to be.
        KeyError: something is not there.
    """
    rows = tuple(_row(row, starts) for row in data["periods"])
    return FrozenDurations(Bin(data["bin"]), date.fromisoformat(data["as-of"]), rows)


def _cell(one: FrozenQuantile) -> Cell:
    if one.value is None:
        return OPEN if one.is_open else FEW
    return [one.value, one.low, one.high]


def _row(row: Sequence[Any], starts: int) -> FrozenDuration:
    name, median, ninth = row
    period = period_named(name, starts)
    if period is None:
        raise ValueError(f"`{name}` is no period")
    return FrozenDuration(period, _quantile(median), _quantile(ninth))


def _quantile(cell: Any) -> FrozenQuantile:
    if cell in (OPEN, FEW):
        return FrozenQuantile(is_open=cell == OPEN)
    value, low, high = (None if each is None else int(each) for each in cell)
    return FrozenQuantile(value, low, high)
