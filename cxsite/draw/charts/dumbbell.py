"""Two values that belong together, many times."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Point, Width


@dataclass(frozen=True, slots=True)
class Rung:
    """Two values that belong together, and what lies beside them; None where a value is withheld or missing."""

    first: Point | None
    second: Point | None
    others: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A rung below the other, each with two values and the way between them, on one level scale.

    Attributes:
        width: for which column it is drawn.
        low: left end of the scale.
        high: right end of the scale.
        rules: values at which a rule is drawn from top to bottom (those with a label).
        rungs: from top to bottom.
        keyed: whether there is a line above the rungs that says which mark is which.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    rungs: tuple[Rung, ...]
    keyed: bool = True
