"""The artists of a slope: two uprights, a line for each value's way, dots at both ends, and the way to moved words.

A line whose two values differ by more than chance is strong, the others are thin; a small sample is a hollow dot.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxsite.draw.charts.lines import Slope
from cxsite.draw.shapes import CLEAR, HAIR, THIN, Segment, dots, strokes
from cxsite.draw.svg import Ink
from cxsite.draw.ways import ends, heights, leads, sheet_of_ways

DOT = 7.0
"""Diameter of a dot in pixels, without its edge."""


def slope(marks: Slope) -> Iterator[Artist]:
    """Yield the artists of a slope, from back to front, in pixels."""
    sheet, scale, (left, right) = sheet_of_ways(marks), heights(marks), ends(marks)
    ways: list[Segment] = [
        ((left, scale.x(before.value)), (right, scale.x(after.value))) for before, after in marks.ways
    ]
    uprights = [((x, sheet.top), (x, sheet.height - sheet.bottom)) for x in (left, right)]
    stroked = (
        ("rules", Ink.GRID, HAIR, uprights),
        ("leads", Ink.MUTED, HAIR, list(leads(marks))),
        ("ways", Ink.MUTED, THIN, [way for at, way in enumerate(ways) if at not in marks.moved]),
        ("moved", Ink.VALUE, CLEAR, [way for at, way in enumerate(ways) if at in marks.moved]),
    )
    yield from (strokes(segments, gid, ink, width) for gid, ink, width, segments in stroked if segments)
    for gid, ink, weak in (("dots", Ink.VALUE, False), ("weak", Ink.PAPER, True)):
        spots = [
            spot
            for way, both in zip(ways, marks.ways, strict=True)
            for spot, point in zip(way, both, strict=True)
            if point.weak == weak
        ]
        if spots:
            yield dots(spots, gid, ink, DOT)
