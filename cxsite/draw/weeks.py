"""The artists of the same weeks of two years: the day, rules, both lines with their intervals, diamonds and dots.

The earlier year is thin, with diamonds, the later one strong, with dots, so that nothing hangs on colour. Intervals
stand a little left and right of their week, so that both are seen where they overlap.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matplotlib.artist import Artist

from cxsite.draw.aligned import frame_of_weeks, key_spots_of_weeks
from cxsite.draw.charts.lines import Weeks
from cxsite.draw.charts.point import Point
from cxsite.draw.frame import Frame, runs
from cxsite.draw.shapes import CLEAR, HAIR, THIN, Segment, Spot, areas, dots, strokes
from cxsite.draw.svg import Ink

DOT = 7.0
"""Diameter of a dot in pixels, without its edge."""

DIAMOND = 5.0
"""Half of a diamond, in pixels."""

ASIDE = 4.0
"""How far the marks of a year stand from the middle of their week, in pixels."""

TICK = 4.0

Points = Sequence[Point | None]


def weeks(marks: Weeks) -> Iterator[Artist]:
    """Yield the artists, from back to front, in the pixels of the frame."""
    frame = frame_of_weeks(marks)
    earlier, later = key_spots_of_weeks(marks)
    x = frame.x(marks.day)
    stroked = (
        ("rules", Ink.GRID, HAIR, list(_rules(marks, frame))),
        ("occasions", Ink.MUTED, HAIR, [((x, frame.top), (x, frame.bottom))]),
        ("before", Ink.TARGET, HAIR, [*_whiskers(marks.before, -ASIDE, frame)]),
        ("before", Ink.TARGET, THIN, [*_line(marks.before, -ASIDE, frame)]),
        ("after", Ink.VALUE, HAIR, [*_whiskers(marks.after, ASIDE, frame)]),
        ("after", Ink.VALUE, CLEAR, [*_line(marks.after, ASIDE, frame)]),
    )
    yield from (strokes(segments, gid, ink, width) for gid, ink, width, segments in stroked if segments)
    diamonds = [earlier, *_spots(marks.before, -ASIDE, frame)]
    yield areas([_diamond(spot) for spot in diamonds], "firsts", Ink.PAPER, Ink.TARGET)
    yield dots([later, *_spots(marks.after, ASIDE, frame)], "seconds", Ink.VALUE, DOT)


def _rules(marks: Weeks, frame: Frame) -> Iterator[Segment]:
    for value in marks.rules:
        if frame.holds(value):
            yield (frame.left, frame.y(value)), (frame.right, frame.y(value))
    for position in range(frame.count):
        x = frame.x(position)
        yield (x, frame.bottom), (x, frame.bottom + TICK)


def _whiskers(points: Points, aside: float, frame: Frame) -> Iterator[Segment]:
    for position, point in enumerate(points):
        if point and point.is_sure:
            x = frame.x(position) + aside
            yield (x, frame.y(point.high)), (x, frame.y(point.low))


def _line(points: Points, aside: float, frame: Frame) -> Iterator[Segment]:
    for run in runs(points):
        spots = [(frame.x(position) + aside, frame.y(point.value)) for position, point in run]
        yield from pairwise(spots)


def _spots(points: Points, aside: float, frame: Frame) -> Iterator[Spot]:
    for position, point in enumerate(points):
        if point:
            yield frame.x(position) + aside, frame.y(point.value)


def _diamond(spot: Spot) -> list[Spot]:
    x, y = spot
    return [(x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y)]
