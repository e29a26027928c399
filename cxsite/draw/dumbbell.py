"""The artists of a dumbbell: rules, the way between two values, their intervals, and the two marks.

The first value is a diamond, the second a dot: they differ in shape and not by colour alone. A small sample is
hollow. The intervals lie a little above and below the way, so that both are seen where they overlap. What lies
beside the two values (other channels) is a short upright stroke.
"""

from collections.abc import Iterator, Sequence

from matplotlib.artist import Artist

from cxsite.draw.chart import Dumbbell, Point, Rung
from cxsite.draw.level import Level
from cxsite.draw.rungs import MARK, beams, key_spots, level_of_rungs, sheet_of_rungs
from cxsite.draw.shapes import HAIR, THIN, Segment, Spot, areas, dots, strokes
from cxsite.draw.svg import Ink

DOT = 8.0
"""Diameter of a dot in pixels, without its edge."""

ASIDE = 4.0
"""How far an interval lies above or below the way, in pixels."""

WAY = 3.0
OTHER = 5.0

Seen = tuple[Spot, Point]
Rungs = Sequence[tuple[Rung, float]]


def dumbbell(marks: Dumbbell) -> Iterator[Artist]:
    """Yield the artists of a dumbbell, from back to front, in pixels."""
    sheet, level = sheet_of_rungs(marks), level_of_rungs(marks)
    rungs = tuple(zip(marks.rungs, beams(marks), strict=True))
    first = [((level.x(rung.first.value), y), rung.first) for rung, y in rungs if rung.first]
    second = [((level.x(rung.second.value), y), rung.second) for rung, y in rungs if rung.second]
    rules = [level.x(value) for value in marks.rules if level.holds(value)]
    stroked = (
        ("rules", Ink.GRID, HAIR, [((x, sheet.top), (x, sheet.height - sheet.bottom)) for x in rules]),
        ("ways", Ink.GRID, WAY, list(_ways(rungs, level))),
        (
            "intervals",
            Ink.MUTED,
            HAIR,
            [
                *(_interval(point, y - ASIDE, level) for (_, y), point in first),
                *(_interval(point, y + ASIDE, level) for (_, y), point in second),
            ],
        ),
        ("others", Ink.MUTED, THIN, list(_others(rungs, level))),
    )
    yield from (strokes(segments, gid, ink, width) for gid, ink, width, segments in stroked if segments)
    yield from _marks(marks, first, second)


def _ways(rungs: Rungs, level: Level) -> Iterator[Segment]:
    for rung, y in rungs:
        if rung.first and rung.second:
            yield (level.x(rung.first.value), y), (level.x(rung.second.value), y)


def _others(rungs: Rungs, level: Level) -> Iterator[Segment]:
    for rung, y in rungs:
        for x in map(level.x, rung.others):
            yield (x, y - OTHER), (x, y + OTHER)


def _marks(marks: Dumbbell, first: Sequence[Seen], second: Sequence[Seen]) -> Iterator[Artist]:
    """Yield diamonds, then dots: of each the full ones (with that of the key), then the hollow ones."""
    keys = key_spots(marks) if marks.keyed else ()
    diamonds = [*keys[:1], *(spot for spot, point in first if not point.weak)]
    circles = [*keys[1:], *(spot for spot, point in second if not point.weak)]
    if diamonds:
        yield areas(map(_diamond, diamonds), "firsts", Ink.TARGET, Ink.TARGET)
    if hollow := [spot for spot, point in first if point.weak]:
        yield areas(map(_diamond, hollow), "weak-firsts", Ink.PAPER, Ink.TARGET)
    if circles:
        yield dots(circles, "seconds", Ink.VALUE, DOT)
    if hollow := [spot for spot, point in second if point.weak]:
        yield dots(hollow, "weak-seconds", Ink.PAPER, DOT)


def _interval(point: Point, y: float, level: Level) -> Segment:
    return (level.x(point.low), y), (level.x(point.high), y)


def _diamond(spot: Spot) -> list[Spot]:
    x, y = spot
    return [(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)]
