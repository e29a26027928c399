"""What is published of how far channels lie apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApartFinding:
    """The difference between the highest and the lowest channel, as published values have it, and its 95 % interval.

    Attributes:
        channels: how many channels the two were chosen from: those with as many people as a judgement needs.
        value: the difference, in the unit of the metric.
        low: at least so far apart all channels may be; 0 where they may be alike.
        high: at most so far apart.
    """

    channels: int
    value: float
    low: float
    high: float
