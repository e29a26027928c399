"""The artists of a bullet: the scale, the interval on it, what others reach, the target, and the value.

The value is a dot on its interval, the target a dashed stroke, a reference a solid one: they differ without colour.
There is no bar from the start of the scale: a scale from -100 has no start to count from.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxsite.draw.chart import Bullet
from cxsite.draw.gauge import REACH, SHEETS, level_of
from cxsite.draw.shapes import CLEAR, HAIR, areas, dashed, dots, strokes
from cxsite.draw.svg import Ink

DOT = 9.0
"""Diameter of the value in pixels, without its edge."""

TICK = 5.0


def bullet(marks: Bullet) -> Iterator[Artist]:
    """Yield the artists of a bullet, from back to front, in pixels."""
    sheet, level, point = SHEETS[marks.width], level_of(marks), marks.point
    top, bottom = sheet.top, sheet.height - sheet.bottom
    middle, low, high = (top + bottom) / 2, level.x(point.low), level.x(point.high)
    yield areas([[(low, top), (high, top), (high, bottom), (low, bottom)]], "band", Ink.BAND)
    ticks = [((x, middle - TICK), (x, middle + TICK)) for x in map(level.x, filter(level.holds, marks.rules))]
    yield strokes([((level.left, middle), (level.right, middle)), *ticks], "rules", Ink.GRID, HAIR)
    if references := [level.x(value) for value in marks.references if level.holds(value)]:
        stood = [((x, top - REACH), (x, bottom + REACH)) for x in references]
        yield strokes(stood, "references", Ink.MUTED, CLEAR)
    if marks.target is not None and level.holds(marks.target):
        x = level.x(marks.target)
        yield dashed((x, top - REACH), (x, bottom + REACH))
    yield dots(
        [(level.x(point.value), middle)], "weak" if point.weak else "dots", _fill(weak=point.weak), DOT
    )


def _fill(*, weak: bool) -> Ink:
    return Ink.PAPER if weak else Ink.VALUE
