"""How old things are: a bar for each age, the youngest first."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Width


@dataclass(frozen=True, slots=True)
class Ages:
    """Bars beside each other on one scale from 0.

    Attributes:
        width: for which column it is drawn.
        high: the upper end of the scale, above 0.
        bars: how high each is.
    """

    width: Width
    high: float
    bars: tuple[float, ...]
