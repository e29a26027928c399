"""One value against a target and what others reach."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Bullet:
    """One value with its interval on a level scale, against a target and what others reach.

    Attributes:
        width: for which column it is drawn.
        low: left end of the scale.
        high: right end of the scale.
        rules: values at which a tick is drawn (those with a label).
        point: the value.
        target: a value to reach, drawn as a dashed stroke.
        references: values of others, each drawn as a solid stroke.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    point: Point
    target: float | None = None
    references: tuple[float, ...] = ()
