"""Where a process and its limits lie, and the words around them; beside a signal stands what it is.

The three lines of a process have their words in the right margin, which is therefore wider than that of a trend.
Pixels count from the top left corner.
"""

from collections.abc import Iterator, Sequence

from cxsite.draw import axes
from cxsite.draw.chart import Words
from cxsite.draw.charts.lines import Xmr
from cxsite.draw.charts.point import Width
from cxsite.draw.frame import Frame, Sheet, framed, runs
from cxsite.draw.labels import ASCENT, DESCENT, Anchor, Label, plain
from cxsite.draw.room import GAP, MIDDLE, Segment, best, inside

SHEETS = {
    Width.WIDE: Sheet(width=720, height=300, left=48, right=112, top=20, bottom=34, inset=14, text=13),
    Width.NARROW: Sheet(width=340, height=240, left=40, right=94, top=20, bottom=30, inset=10, text=12),
}

SQUARE = 6.5
"""Half a side of the square around a signal, in pixels."""

Spot = tuple[float, float | None]


def frame_of_xmr(marks: Xmr) -> Frame:
    """Return the geometry of a process.

    Raises:
        ValueError: if the scale is empty or not finite.
    """
    return framed(SHEETS[marks.width], marks.low, marks.high, len(marks.points))


def place_limits(words: Words, marks: Xmr) -> tuple[Label, ...]:
    """Return the labels of a process: values, times, limits, signals; all lie inside the drawing."""
    frame = frame_of_xmr(marks)
    values, beside = axes.values(words, frame), list(_limits(words, frame))
    spots = [(frame.x(at), frame.y(point.value) if point else None) for at, point in enumerate(marks.points)]
    lines = [*_lines(marks, frame), *_bounds(marks, frame)]
    signals = place_signals(words, spots, frame, [*values, *beside], lines)
    return (*values, *axes.times(words, frame), *beside, *signals)


def place_signals(
    words: Words, spots: Sequence[Spot], frame: Frame, taken: Sequence[Label], drawn: Sequence[Segment]
) -> list[Label]:
    """Return a label above, below or beside each signal that has room, the most important first."""
    size, found = frame.sheet.text, list[Label]()
    for at, said in words.signals:
        (x, y), text = spots[at], plain(said)
        if y is not None and text:
            centre = inside(x, text, frame)
            above, below = y - SQUARE - GAP / 2 - DESCENT * size, y + SQUARE + GAP / 2 + ASCENT * size
            aside, middle = SQUARE + GAP / 2, y + MIDDLE * size
            places = [
                Label("signal", text, centre, above, Anchor.MIDDLE, size),
                Label("signal", text, centre, below, Anchor.MIDDLE, size),
                Label("signal", text, x - aside, middle, Anchor.END, size),
                Label("signal", text, x + aside, middle, Anchor.START, size),
            ]
            found += best(places, [*taken, *found], drawn, frame)
    return found


def _limits(words: Words, frame: Frame) -> Iterator[Label]:
    """Yield what the lines of the last stretch are, right of them; one that comes too close to another is left out."""
    size, kept = frame.sheet.text, list[Label]()
    for value, said in words.limits:
        y = frame.y(value) + MIDDLE * size
        label = Label("limit", plain(said), frame.right + GAP, y, Anchor.START, size)
        if label.right <= frame.sheet.width and not any(label.overlaps(other) for other in kept):
            kept.append(label)
    yield from kept


def _lines(marks: Xmr, frame: Frame) -> Iterator[Segment]:
    for run in runs(marks.points, marks.breaks):
        spots = [(frame.x(position), frame.y(point.value)) for position, point in run]
        yield from zip(spots, spots[1:] or spots, strict=False)


def _bounds(marks: Xmr, frame: Frame) -> Iterator[Segment]:
    for each in marks.bounds:
        for value in (each.low, each.centre, each.high):
            yield (frame.x(each.first), frame.y(value)), (frame.x(each.last), frame.y(value))
