"""One published number: which answers it counts, what may be seen of it, and how sure it is."""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.band import Band
from cxsite.model.period import Period


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Which answers are counted: those of a period, and of one touchpoint, language or segment where one is named."""

    period: Period
    touchpoint: str = ""
    language: str = ""
    segment: str = ""

    @property
    def is_everyone(self) -> bool:
        """Whether all answers of the period are counted."""
        return not (self.touchpoint or self.language or self.segment)


class Shown(StrEnum):
    """What readers may see of a value, and how much to make of it."""

    OK = "ok"
    SMALL = "small"  # fewer answers than `min-n: judge`
    WITHHELD = "withheld"  # fewer answers than `min-n: show`
    NONE = "none"  # nobody answered


@dataclass(frozen=True, slots=True)
class Finding:
    """One published number. `n`, `value`, `low` and `high` are None where `shown` is WITHHELD or NONE.

    Values are in the metric's unit (points for NPS, percent for a share), rounded to `MetricFindings.decimals`;
    `low` and `high` are the ends of the 95 % interval, rounded alike. A figure that others have published may have a
    value without `n`, and without an interval. Of few people `n` is None and `band` says between which numbers it lies;
    the interval then follows from value and band, and from nothing else. `kept` is the period of the edition whose
    number it still is, because too little changed since.
    """

    cut: Cut
    shown: Shown
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    band: Band | None = None
    kept: Period | None = None

    @property
    def answers(self) -> int | Band | None:
        """How many answered, as far as that is told; None where it is not."""
        return self.band if self.n is None else self.n
