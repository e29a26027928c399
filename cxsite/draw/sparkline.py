"""The artists of a sparkline: band, target, line, and dots where it ends or stands alone."""

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxsite.draw.chart import Sparkline
from cxsite.draw.frame import frame_of_sparkline, runs
from cxsite.draw.shapes import THIN, band, dashed, dots, line
from cxsite.draw.svg import Ink

DOT = 3.5
"""Diameter of a dot in pixels, without its edge."""


def sparkline(marks: Sparkline) -> Iterator[Artist]:
    """Yield the artists of a sparkline, from back to front, in the pixels of its frame."""
    frame = frame_of_sparkline(marks)
    stretches = runs(marks.points, marks.breaks)
    long = [run for run in stretches if len(run) > 1]
    yield from (band(run, frame) for run in long)
    if marks.target is not None and frame.holds(marks.target):
        y = frame.y(marks.target)
        yield dashed((frame.left, y), (frame.right, y))
    yield from (line(run, frame, THIN) for run in long)
    ends = [run[-1] for run in stretches if len(run) == 1 or run is stretches[-1]]
    spots = [((frame.x(position), frame.y(point.value)), point.weak) for position, point in ends]
    if sound := [spot for spot, weak in spots if not weak]:
        yield dots(sound, "dots", Ink.VALUE, DOT)
    if hollow := [spot for spot, weak in spots if weak]:
        yield dots(hollow, "weak", Ink.PAPER, DOT)
