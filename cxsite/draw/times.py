"""Where the words of a trend stand: beside the marks, on the same frame, never on top of each other.

A label that finds no room is left out: the page has every number in the table below the chart.
"""

from collections.abc import Sequence

from cxsite.draw import axes, limits
from cxsite.draw.chart import Trend, Words
from cxsite.draw.frame import Frame, frame_of, runs
from cxsite.draw.labels import ASCENT, DESCENT, Anchor, Label, plain
from cxsite.draw.room import GAP, LINE, MIDDLE, Segment, best, inside

CLOSE = 3.0
"""The least between two numbers of occasions, in pixels."""


def place_times(words: Words, marks: Trend) -> tuple[Label, ...]:
    """Return the labels of a trend: values, times, occasions, target, last; all lie inside the drawing.

    Where times would come too close, the first and the last stay, then the most important.
    """
    frame = frame_of(marks)
    values = axes.values(words, frame)
    occasions = labels_above(words, frame)
    taken = [*values, *occasions]
    last = _last(plain(words.last), marks, frame, taken)
    target = _target(plain(words.target), marks, frame, taken, last)
    spots = [(frame.x(at), frame.y(point.value) if point else None) for at, point in enumerate(marks.points)]
    signals = limits.place_signals(words, spots, frame, [*taken, *last, *target], _lines(marks, frame))
    return (*values, *axes.times(words, frame), *occasions, *target, *last, *signals)


def labels_above(words: Words, frame: Frame) -> list[Label]:
    """Put the labels above the plot, the earlier ones first."""
    size, baseline = frame.sheet.text, frame.top - GAP / 2 - DESCENT * frame.sheet.text
    found: list[Label] = []
    for at, written in words.occasions:
        text = plain(written)
        x = min(max(frame.x(at), frame.left), frame.right)
        label = Label("event", text, x, baseline, Anchor.MIDDLE, size)
        if text and not any(label.overlaps(other, CLOSE) for other in found):
            found.append(label)
    return found


def _last(text: str, marks: Trend, frame: Frame, taken: Sequence[Label]) -> list[Label]:
    """Put the label beside the last point, else above or below it, where line and target leave room."""
    seen = [(position, point) for run in runs(marks.points, marks.breaks) for position, point in run]
    if not text or not seen:
        return []
    size, (position, point) = frame.sheet.text, seen[-1]
    x, y = frame.x(position), frame.y(point.value)
    centre = inside(x, text, frame)
    beside = frame.right if position == frame.count - 1 else x
    places = [
        Label("last", text, beside + GAP, y + MIDDLE * size, Anchor.START, size),
        Label("last", text, centre, y - GAP - DESCENT * size, Anchor.MIDDLE, size),
        Label("last", text, centre, y + GAP + ASCENT * size, Anchor.MIDDLE, size),
    ]
    return best(places, taken, [*_lines(marks, frame), *_target_rule(marks, frame)], frame)


def _target(
    text: str, marks: Trend, frame: Frame, values: Sequence[Label], last: Sequence[Label]
) -> list[Label]:
    """Put the label at the right end of its rule and clear of `last`; at the left end where that is freer."""
    if not text or not _target_rule(marks, frame):
        return []
    size, ((left, y), (right, _)) = frame.sheet.text, _target_rule(marks, frame)[0]
    middle, above, below = y + MIDDLE * size, y - GAP / 2 - DESCENT * size, y + GAP / 2 + ASCENT * size
    moved = [label.y + side * LINE * size for label in last for side in (-1, 1)]
    beside = [middle, *sorted(moved, key=lambda baseline: abs(baseline - middle))]
    ends = [right, *(label.left - GAP for label in last)]
    places = [
        *(Label("target", text, right + GAP, baseline, Anchor.START, size) for baseline in beside),
        *(
            Label("target", text, end, baseline, Anchor.END, size)
            for end in ends
            for baseline in (above, below)
        ),
        *(Label("target", text, left, baseline, Anchor.START, size) for baseline in (above, below)),
    ]
    return best(places, [*values, *last], _lines(marks, frame), frame)


def _lines(marks: Trend, frame: Frame) -> list[Segment]:
    """Return the value line in segments, a lone point as one without length."""
    found = []
    for run in runs(marks.points, marks.breaks):
        spots = [(frame.x(position), frame.y(point.value)) for position, point in run]
        found += list(zip(spots, spots[1:] or spots, strict=False))
    return found


def _target_rule(marks: Trend, frame: Frame) -> list[Segment]:
    """Return the target's rule, if there is one on the scale."""
    if marks.target is None or not frame.holds(marks.target):
        return []
    y = frame.y(marks.target)
    return [((frame.left, y), (frame.right, y))]
