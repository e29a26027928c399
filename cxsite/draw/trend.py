"""The artists of a trend: occasions, rules, ticks, band, target, line and dots.

A value between two gaps is a whisker; one without an interval has neither band nor whisker. An occasion is a band where
it lasts, else a thin rule. A signal stands in a square. Artists stand in the pixels of the frame, from back to front.
"""

from collections.abc import Iterator, Sequence

from matplotlib.artist import Artist

from cxsite.draw.chart import Point, Span, Trend
from cxsite.draw.frame import Frame, frame_of, runs
from cxsite.draw.shapes import HAIR, THIN, Run, areas, band, dashed, dots, line, strokes
from cxsite.draw.svg import Ink
from cxsite.draw.xmr import signals

LARGEST = 5.5
"""Diameter of a dot in pixels, without its edge."""

TICK = 4.0
NARROWEST = 3.0
"""The narrowest band of an occasion, in pixels."""


def trend(marks: Trend) -> Iterator[Artist]:
    """Yield the artists of a trend, from back to front, in the pixels of its frame."""
    frame = frame_of(marks)
    stretches = runs(marks.points, marks.breaks)
    yield from _occasions(marks.occasions, frame)
    long, lone = [run for run in stretches if len(run) > 1], [run[0] for run in stretches if len(run) == 1]
    banded = [run for run in long if all(point.is_sure for _, point in run)]
    yield from (band(run, frame) for run in banded)
    yield from _rules(marks, frame)
    if marks.target is not None and frame.holds(marks.target):
        y = frame.y(marks.target)
        yield dashed((frame.left, y), (frame.right, y))
    lone += [seen for run in long if run not in banded for seen in run]
    yield from (_whisker(position, point, frame) for position, point in lone if point.is_sure)
    yield from (line(run, frame) for run in long)
    present = [seen for run in stretches for seen in run]
    yield from signals([seen for seen in present if seen[0] in marks.signals], frame)
    if sound := [seen for seen in present if not seen[1].weak]:
        yield _dots(sound, frame, "dots", Ink.VALUE, smallest=3.0)
    if weak := [seen for seen in present if seen[1].weak]:
        yield _dots(weak, frame, "weak", Ink.PAPER, smallest=4.5)


def _occasions(spans: Sequence[Span], frame: Frame) -> Iterator[Artist]:
    """Yield one artist for all rules and one for each band; what is quickly over is a rule in its middle."""
    sides = [frame.across(span.start, span.end) for span in spans]
    short = [(left + right) / 2 for left, right in sides if right - left < NARROWEST]
    for left, right in sides:
        if right - left >= NARROWEST:
            box = [(left, frame.top), (right, frame.top), (right, frame.bottom), (left, frame.bottom)]
            yield areas([box], "occasion", Ink.EVENT)
    if short:
        rules = [((x, frame.top), (x, frame.bottom)) for x in short]
        yield strokes(rules, "occasions", Ink.MUTED, HAIR)


def _rules(marks: Trend, frame: Frame) -> Iterator[Artist]:
    heights = [frame.y(value) for value in marks.rules if frame.holds(value)]
    places = [frame.x(position) for position in range(frame.count)]
    rules = [((frame.left, y), (frame.right, y)) for y in heights]
    ticks = [((x, frame.bottom), (x, frame.bottom + TICK)) for x in places]
    for gid, segments in (("rules", rules), ("ticks", ticks)):
        if segments:
            yield strokes(segments, gid, Ink.GRID, HAIR)


def _whisker(position: int, point: Point, frame: Frame) -> Artist:
    x, top, bottom = frame.x(position), frame.y(point.high), frame.y(point.low)
    cap = min(TICK, frame.step / 3)
    ends = [((x - cap, y), (x + cap, y)) for y in (top, bottom)]
    return strokes([((x, top), (x, bottom)), *ends], "whisker", Ink.VALUE, THIN)


def _dots(run: Run, frame: Frame, gid: str, fill: Ink, smallest: float) -> Artist:
    """Return the dots of one look; where many stand close they shrink, hollow ones less."""
    spots = [(frame.x(position), frame.y(point.value)) for position, point in run]
    return dots(spots, gid, fill, min(LARGEST, max(smallest, frame.step / 3)))
