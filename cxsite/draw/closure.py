"""The artists of a curve of closures.

The curve goes level until the next duration that is known, then up: nothing is claimed of what lies between. A bin
lasts until the next one begins, so the last step is as broad as a bin.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.lines import Line2D

from cxsite.draw.chart import Closure
from cxsite.draw.rising import frame_of_closure
from cxsite.draw.shapes import CLEAR, HAIR, areas, dashed, strokes
from cxsite.draw.svg import Ink

TICK = 4.0


def closure(marks: Closure) -> Iterator[Artist]:
    """Yield the artists of a curve: the area below it, rules and ticks, the duration that is held against, the line."""
    frame = frame_of_closure(marks)
    spots = [(frame.x(0), frame.y(0))]
    for after, share in marks.points:
        spots += [(frame.x(after), spots[-1][1]), (frame.x(after), frame.y(share))]
    if marks.points:
        spots.append((frame.x(min(marks.points[-1][0] + 1, marks.span)), spots[-1][1]))
    end = (spots[-1][0], frame.y(0))
    yield areas([[*spots, end]], "band", Ink.BAND)
    yield strokes(
        [((frame.left, frame.y(at)), (frame.right, frame.y(at))) for at in marks.rules],
        "rules",
        Ink.GRID,
        HAIR,
    )
    ticks = [((frame.x(at), frame.bottom), (frame.x(at), frame.bottom + TICK)) for at in marks.ticks]
    yield strokes(ticks, "ticks", Ink.GRID, HAIR)
    if marks.within is not None and marks.within <= marks.span:
        x = frame.x(marks.within)
        yield dashed((x, frame.top), (x, frame.bottom))
    yield Line2D(
        [x for x, _ in spots],
        [y for _, y in spots],
        gid="line",
        color=Ink.VALUE.sentinel,
        linewidth=CLEAR,
        solid_joinstyle="round",
        solid_capstyle="round",
    )
