"""A level scale: the way from a value to a pixel where values grow from left to right."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A scale from `low` at `left` to `high` at `right`, in pixels.

    Raises:
        ValueError: if the scale is empty or not finite.
    """

    left: float
    right: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ValueError(f"a chart cannot have a scale from {self.low} to {self.high}")

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the scale, both ends included."""
        return self.low <= value <= self.high

    def x(self, value: float) -> float:
        """Return where a value lies; what is beyond the scale lies at its end.

        Raises:
            ValueError: if the value is not finite.
        """
        if not math.isfinite(value):
            raise ValueError(f"a chart cannot show the value {value}")
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)
