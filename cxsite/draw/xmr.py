"""The artists of a process: its limits and centre, the line through its values, dots, and squares around signals.

The limits are two whole lines with the room between them filled, the centre a thin one; a line at the end of the scale
is no limit of the process and is not drawn. A value that is more than the usual stands in a square: it is told by its
shape, and by the words beside it.
"""

from collections.abc import Iterable, Iterator

from matplotlib.artist import Artist

from cxsite.draw.charts.lines import Bounds, Xmr
from cxsite.draw.frame import Frame, runs
from cxsite.draw.limits import SQUARE, frame_of_xmr
from cxsite.draw.shapes import HAIR, THIN, Run, Segment, Spot, areas, dots, line, strokes
from cxsite.draw.svg import Ink

LARGEST = 5.5
"""Diameter of a dot in pixels, without its edge."""

TICK = 4.0
OVER = 0.5
"""How far limits reach beyond the first and the last position of their stretch, in positions."""


def xmr(marks: Xmr) -> Iterator[Artist]:
    """Yield the artists of a process, from back to front, in the pixels of its frame."""
    frame = frame_of_xmr(marks)
    if marks.bounds:
        yield areas([_between(each, frame) for each in marks.bounds], "usual", Ink.EVENT)
    yield from _ticks(marks, frame)
    yield from _limits(marks, frame)
    stretches = runs(marks.points, marks.breaks)
    yield from (line(run, frame) for run in stretches if len(run) > 1)
    present = [seen for run in stretches for seen in run]
    yield from signals([seen for seen in present if seen[0] in marks.signals], frame)
    size = min(LARGEST, max(3.0, frame.step / 3))
    for gid, ink, weak in (("dots", Ink.VALUE, False), ("weak", Ink.PAPER, True)):
        seen = [(frame.x(at), frame.y(point.value)) for at, point in present if point.weak == weak]
        if seen:
            yield dots(seen, gid, ink, size)


def signals(run: Run, frame: Frame) -> Iterator[Artist]:
    """Yield the squares around some values as one artist; nothing where there are none."""
    spots = [(frame.x(position), frame.y(point.value)) for position, point in run]
    if spots:
        yield areas([_square(spot) for spot in spots], "signals", Ink.PAPER, Ink.TARGET)


def _square(spot: Spot) -> list[Spot]:
    x, y = spot
    return [
        (x - SQUARE, y - SQUARE),
        (x + SQUARE, y - SQUARE),
        (x + SQUARE, y + SQUARE),
        (x - SQUARE, y + SQUARE),
    ]


def _between(bounds: Bounds, frame: Frame) -> list[Spot]:
    left, right = frame.across(bounds.first - OVER, bounds.last + OVER)
    top, bottom = frame.y(bounds.high), frame.y(bounds.low)
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _limits(marks: Xmr, frame: Frame) -> Iterator[Artist]:
    outer = [value for each in marks.bounds for value in _across(each, (each.low, each.high), frame)]
    centres = [value for each in marks.bounds for value in _across(each, (each.centre,), frame)]
    for gid, ink, width, segments in (("limits", Ink.INK, THIN, outer), ("centre", Ink.MUTED, HAIR, centres)):
        if segments:
            yield strokes(segments, gid, ink, width)


def _across(bounds: Bounds, values: Iterable[float], frame: Frame) -> Iterator[Segment]:
    left, right = frame.across(bounds.first - OVER, bounds.last + OVER)
    for value in values:
        if frame.low < value < frame.high:
            yield (left, frame.y(value)), (right, frame.y(value))


def _ticks(marks: Xmr, frame: Frame) -> Iterator[Artist]:
    below = [((x, frame.bottom), (x, frame.bottom + TICK)) for x in map(frame.x, range(frame.count))]
    beside = [
        ((frame.left - TICK, frame.y(value)), (frame.left, frame.y(value)))
        for value in marks.rules
        if frame.holds(value)
    ]
    if below or beside:
        yield strokes([*below, *beside], "ticks", Ink.GRID, HAIR)
