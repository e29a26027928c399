"""The artists of a matrix: its edge, ticks, the cross that makes the quarters, intervals and spots.

The cross is dashed, as everything is that nobody measured. A small sample is hollow.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxsite.draw.chart import Matrix
from cxsite.draw.plane import DOT, height_of_plane, level_of_plane, sheet_of_plane, spots_of
from cxsite.draw.shapes import HAIR, dashed, dots, strokes
from cxsite.draw.svg import Ink

TICK = 4.0
"""Length of a tick, in pixels."""


def matrix(marks: Matrix) -> Iterator[Artist]:
    """Yield the artists of a matrix, from back to front, in pixels.

    Raises:
        ValueError: if a scale is empty or a value is not finite.
    """
    sheet, level, height = sheet_of_plane(marks), level_of_plane(marks), height_of_plane(marks)
    left, right, top, bottom = sheet.left, sheet.width - sheet.right, sheet.top, sheet.height - sheet.bottom
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    yield strokes(zip(corners, (*corners[1:], corners[0]), strict=True), "rules", Ink.GRID, HAIR)
    ticks = [((x, bottom), (x, bottom + TICK)) for x in map(level.x, marks.rules)]
    if ticks:
        yield strokes(ticks, "ticks", Ink.GRID, HAIR)
    x, y = level.x(marks.cross[0]), height.x(marks.cross[1])
    yield dashed((left, y), (right, y))
    yield dashed((x, top), (x, bottom))
    spots = spots_of(marks)
    intervals = [
        ((level.x(spot.level.low), at), (level.x(spot.level.high), at))
        for spot, (_, at) in zip(marks.spots, spots, strict=True)
        if spot.level.is_sure
    ]
    intervals += [
        ((at, height.x(spot.span[0])), (at, height.x(spot.span[1])))
        for spot, (at, _) in zip(marks.spots, spots, strict=True)
        if spot.span
    ]
    if intervals:
        yield strokes(intervals, "intervals", Ink.MUTED, HAIR)
    weak = [spot.level.weak for spot in marks.spots]
    for gid, fill, is_weak in (("dots", Ink.VALUE, False), ("weak", Ink.PAPER, True)):
        if seen := [spot for spot, hollow in zip(spots, weak, strict=True) if hollow is is_weak]:
            yield dots(seen, gid, fill, DOT)
