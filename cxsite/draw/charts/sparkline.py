"""A trend as small as a word."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small trend without words, to stand beside a number: a line, its band, and a dot at its end.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the scale.
        high: upper end of the scale.
        points: oldest first; None where nobody answered or the value is withheld.
        target: a value to reach, drawn as a dashed rule.
        breaks: positions that are not joined to the one before, although both have values.
    """

    width: Width
    low: float
    high: float
    points: tuple[Point | None, ...]
    target: float | None = None
    breaks: tuple[int, ...] = ()
