"""What is published of how long cases take: quantiles of periods, how many end after how long, how old open ones are.

Durations are counted in full bins: hours, or days from one to another. Nothing in here tells of fewer cases than a
number needs to be shown: on either side of a quantile lie as many, between two steps of the curve end as many, and as
many are of one age.
"""

from dataclasses import dataclass
from datetime import date

from cxsite.measure.found_numbers import Cut
from cxsite.model.lapse import Bin


@dataclass(frozen=True, slots=True)
class Quantile:
    """How long it takes until a share of the cases has ended, in full bins, with the ends of its 95 % interval.

    `value` is None while fewer have ended (`is_open`), or where too few cases lie on one side of it; `low` and `high`
    are None where that is so of them.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class DurationFinding:
    """How long the cases of a period took: until half of them had ended, and until nine of ten had."""

    cut: Cut
    median: Quantile
    ninth: Quantile


@dataclass(frozen=True, slots=True)
class ClosureFinding:
    """The share of all cases that has ended within so many full bins, in whole percent."""

    after: int
    share: float


@dataclass(frozen=True, slots=True)
class AgeFinding:
    """The share of the open cases that are at least `low` days old and younger than `high` (None: any), in percent."""

    low: int
    high: int | None
    share: float


@dataclass(frozen=True, slots=True)
class DurationFindings:
    """How long the cases of one metric take, as was known at the end of the day `as_of`.

    Attributes:
        bin: how finely durations are counted.
        as_of: the last day of which anything is known.
        periods: sorted by cut, the whole time among them; only periods of which it is told how many cases they had.
        curve: over the whole time, the shortest first; empty where too few have ended.
        open: how many cases were open, None where that is not told.
        ages: of the open cases, the youngest first; empty where too few were open.
    """

    bin: Bin
    as_of: date
    periods: tuple[DurationFinding, ...] = ()
    curve: tuple[ClosureFinding, ...] = ()
    open: int | None = None
    ages: tuple[AgeFinding, ...] = ()
