"""How much has ended after how long: a curve that only rises, in the steps in which it is known."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Width


@dataclass(frozen=True, slots=True)
class Closure:
    """A curve of shares over durations, from nothing at 0.

    Attributes:
        width: for which column it is drawn.
        span: the longest duration on the level axis, above 0.
        rules: shares at which a horizontal rule is drawn (those with a label), 0..100.
        ticks: durations with a label.
        points: (duration, share in percent), both rising.
        within: a duration that is held against, drawn as a dashed stroke; None for none.
    """

    width: Width
    span: int
    rules: tuple[float, ...]
    ticks: tuple[int, ...]
    points: tuple[tuple[int, float], ...]
    within: int | None = None
