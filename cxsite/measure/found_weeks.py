"""What is found in the weeks around a festival, in two years."""

from dataclasses import dataclass
from datetime import date

from cxsite.measure.found_numbers import Finding


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks around an event that began on a day: six before it, its own, two after it; of each a band of people."""

    event: str
    day: date
    weeks: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The same weeks around a festival in two years, the earlier one first."""

    festival: str
    before: Weeks
    after: Weeks
