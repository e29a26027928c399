"""Things on two scales at once, in four quarters."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a matrix: a point on the level scale, and a height on the upright one.

    `span` is the interval of the height, None where it has none.
    """

    level: Point
    height: float
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Spots on two scales, and a cross that divides them into four quarters.

    Attributes:
        width: for which column it is drawn.
        low: left end of the level scale.
        high: right end of the level scale.
        rules: values of the level scale at which a tick is drawn (those with a label).
        bottom: lower end of the upright scale.
        top: upper end of the upright scale.
        spots: in the order of their names.
        cross: where the two rules that make the quarters stand, on the level and on the upright scale.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    bottom: float
    top: float
    spots: tuple[Spot, ...]
    cross: tuple[float, float]
