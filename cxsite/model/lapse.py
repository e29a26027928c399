"""A time that passes, as authors write it: `4 hours`, `2 days`; its unit is the bin that durations are counted in."""

import re
from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.content import refuse


class Bin(StrEnum):
    """How finely durations are counted: in full hours, or from one day of the calendar to another."""

    HOUR = "hour"
    DAY = "day"

    @property
    def minutes(self) -> int:
        """How long it is."""
        return 60 if self is Bin.HOUR else 24 * 60


@dataclass(frozen=True, slots=True)
class Lapse:
    """So many hours or days."""

    count: int
    bin: Bin

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.count * self.bin.minutes

    def __str__(self) -> str:
        """Return it as it is written."""
        return f"{self.count} {self.bin}{'' if self.count == 1 else 's'}"


def read_lapse(value: object) -> object:
    """Read `4 hours` or `2 days`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"([1-9][0-9]{0,3}) (hour|day)s?", value.strip()):
        return Lapse(int(match[1]), Bin(match[2]))
    raise refuse(
        "bad-lapse",
        f"`{value}` is not a time that passes",
        "write hours or days, as in `4 hours` or `2 days`",
    )
