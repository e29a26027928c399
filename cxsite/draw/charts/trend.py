"""Values over time. Positions on the time axis count points from 0."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the time axis, `start < end`; the period at position 3 goes from 2.5 to 3.5."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through the values over a band from low to high.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the value axis.
        high: upper end of the value axis.
        rules: values at which a horizontal rule is drawn (those with a label).
        points: oldest first; None where nobody answered or the value is withheld: there the line and band break.
        target: a value to reach, drawn as a dashed rule.
        breaks: positions that are not joined to the one before, although both have values.
        occasions: what happened, drawn behind everything from top to bottom.
        signals: positions of values that are more than the usual up and down; each stands in a square.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    points: tuple[Point | None, ...]
    target: float | None = None
    breaks: tuple[int, ...] = ()
    occasions: tuple[Span, ...] = ()
    signals: tuple[int, ...] = ()
