"""Where everything in a drawing lies: sizes, margins, and the way from a value or a position to a pixel.

Marks and words are placed by the same `Frame`, so they can never disagree. Pixels count from the top left
corner, as in SVG.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cxsite.draw.chart import Point, Sparkline, Trend, Width


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of drawing. All lengths in pixels.

    Attributes:
        width: of the whole drawing.
        height: of the whole drawing.
        left: margin that holds the labels of the values.
        right: margin that holds the label of the last point, where it is wide enough.
        top: margin above the plot.
        bottom: margin that holds the labels of the times.
        inset: between the ends of the rules and the first and last point.
        text: size of the words, where the drawing is shown at its natural size.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    inset: float
    text: float


SHEETS = {
    Width.WIDE: Sheet(width=720, height=300, left=48, right=92, top=20, bottom=34, inset=14, text=13),
    Width.NARROW: Sheet(width=340, height=240, left=40, right=50, top=20, bottom=30, inset=10, text=12),
}
"""Wide holds 11 px text down to a column of 610 px; narrow fills the column of a phone."""

SPARKS = {
    Width.WIDE: Sheet(width=180, height=40, left=0, right=0, top=6, bottom=6, inset=6, text=12),
    Width.NARROW: Sheet(width=120, height=36, left=0, right=0, top=6, bottom=6, inset=6, text=12),
}
"""A sparkline has no words, so no margins for them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The geometry of one drawing: a sheet, the scale from `low` to `high`, and the `count` of positions."""

    sheet: Sheet
    low: float
    high: float
    count: int

    @property
    def left(self) -> float:
        """Where rules begin."""
        return self.sheet.left

    @property
    def right(self) -> float:
        """Where rules end."""
        return self.sheet.width - self.sheet.right

    @property
    def top(self) -> float:
        """Where the high end of the scale lies."""
        return self.sheet.top

    @property
    def bottom(self) -> float:
        """Where the low end of the scale lies."""
        return self.sheet.height - self.sheet.bottom

    @property
    def step(self) -> float:
        """From one position to the next; the whole plot where there is but one."""
        return (self.right - self.left - 2 * self.sheet.inset) / max(self.count - 1, 1)

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the scale, both ends included."""
        return self.low <= value <= self.high

    def y(self, value: float) -> float:
        """Return where a value lies; what is beyond the scale lies at its end."""
        if not math.isfinite(value):
            raise ValueError(f"a chart cannot show the value {value}")
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def across(self, start: float, end: float) -> tuple[float, float]:
        """Return where a stretch of the time axis begins and ends, no further than the rules go."""
        return max(self.x(start), self.left), min(self.x(end), self.right)

    def x(self, position: float) -> float:
        """Return where a position lies; a single one lies in the middle."""
        if self.count == 1:
            return (self.left + self.right) / 2 + position * self.step
        return self.left + self.sheet.inset + position * self.step


def frame_of(marks: Trend) -> Frame:
    """Return the geometry of a trend.

    Raises:
        ValueError: if the scale is empty or not finite.
    """
    return framed(SHEETS[marks.width], marks.low, marks.high, len(marks.points))


def frame_of_sparkline(marks: Sparkline) -> Frame:
    """Return the geometry of a sparkline.

    Raises:
        ValueError: if the scale is empty or not finite.
    """
    return framed(SPARKS[marks.width], marks.low, marks.high, len(marks.points))


def framed(sheet: Sheet, low: float, high: float, count: int) -> Frame:
    """Return the geometry of a drawing with so many positions.

    Raises:
        ValueError: if the scale is empty or not finite.
    """
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"a chart cannot have a scale from {low} to {high}")
    return Frame(sheet, low, high, count)


def runs(
    points: Sequence[Point | None], breaks: Collection[int] = ()
) -> tuple[tuple[tuple[int, Point], ...], ...]:
    """Return the stretches without a gap or a break, each as (position, point) from left to right."""
    found: list[list[tuple[int, Point]]] = []
    connected = False
    for position, point in enumerate(points):
        if point is not None:
            if not connected or position in breaks:
                found.append([])
            found[-1].append((position, point))
        connected = point is not None
    return tuple(tuple(run) for run in found)
