"""What charts have in common: for which column they are drawn, and a value with its interval."""

from dataclasses import dataclass
from enum import StrEnum


class Width(StrEnum):
    """A chart is drawn twice: for a wide column, and for a phone."""

    WIDE = "wide"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its interval, `low <= value <= high`; `weak` marks a small sample.

    Where no interval is known it is not sure: then `low` and `high` are the value, and nothing is drawn of them.
    """

    value: float
    low: float
    high: float
    weak: bool = False
    is_sure: bool = True
