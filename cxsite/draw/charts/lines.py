"""Marks of lines: a process between its limits, two periods side by side, the same weeks of two years.

As in `chart`, marks hold no words, and this module imports no matplotlib.
"""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a process from one position to another, both included: `low < centre < high`."""

    first: int
    last: int
    centre: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Xmr:
    """Single values between the limits of their process.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the value axis.
        high: upper end of the value axis.
        rules: values at which a tick is labelled; no rule is drawn at them, the limits are rules enough.
        points: oldest first; None where nothing is published. Their intervals are not drawn.
        bounds: the limits of each stretch that has some.
        signals: positions of values that are more than the usual up and down; each stands in a square.
        breaks: positions that are not joined to the one before, although both have values.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    points: tuple[Point | None, ...]
    bounds: tuple[Bounds, ...] = ()
    signals: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slope:
    """Lines from a value in one period to the value in another, from top to bottom of the second.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the value axis.
        high: upper end of the value axis.
        ways: the two values of each line.
        moved: places in `ways` of the lines whose two values differ by more than chance; the others are thin.
    """

    width: Width
    low: float
    high: float
    ways: tuple[tuple[Point, Point], ...]
    moved: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Weeks:
    """The same weeks of two years, as they lie around a day that moves.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the value axis.
        high: upper end of the value axis.
        rules: values at which a horizontal rule is drawn (those with a label).
        before: the values of the earlier year, hollow diamonds; None where nothing is published.
        after: those of the later year, dots; as many.
        day: where the day lies on the axis of positions.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    before: tuple[Point | None, ...]
    after: tuple[Point | None, ...]
    day: float
