"""As of when numbers are that are not those of today."""

from dataclasses import dataclass
from datetime import date

from cxsite.model.period import Period


@dataclass(frozen=True, slots=True)
class AsOf:
    """The edition that stands in for a warehouse that nobody could ask, and the last day whose answers it counts."""

    edition: Period
    day: date
