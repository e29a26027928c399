"""What a metric is to reach, and by when."""

import re
from dataclasses import dataclass

from cxsite.model.content import refuse
from cxsite.model.dataset import Day, read_day


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach, in the unit of the metric, and by when."""

    value: float
    by: Day | None


def read_target(value: object) -> object:
    """Read `45 by 2026-12`, `70% by 2026-12`, `+45`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)%?(?: by (\S+))?", value.strip()):
        by = read_day(match[2]) if match[2] else None
        return Target(float(match[1]), by if isinstance(by, Day) else None)
    raise refuse(
        "bad-target", f"`{value}` is not a target", "write a value and a date, as in `45 by 2026-12`"
    )
