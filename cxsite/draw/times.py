"""Where the words of a trend stand: beside the marks, on the same frame, never on top of each other.

A label that finds no room is left out: the page has every number in the table below the chart.
"""

from collections.abc import Iterable, Sequence

from cxsite.draw.chart import Trend, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Frame, frame_of, runs
from cxsite.draw.labels import ASCENT, DESCENT, Anchor, Label, plain

GAP = 8.0
"""Between a label and what it belongs to, in pixels."""

APART = 12.0
"""The least between two labels in one line, in pixels."""

CLOSE = 3.0
"""The least between two numbers of occasions, in pixels."""

_HAIR = 0.1
_DOT = 4.0
"""What a dot takes around its middle, in pixels."""

_MIDDLE, _LINE = 0.35, 1.3
"""From the baseline to the middle of the letters, and from line to line, as shares of the size."""

Segment = tuple[tuple[float, float], tuple[float, float]]


def place_times(words: Words, marks: Trend) -> tuple[Label, ...]:
    """Return the labels of a trend: values, times, occasions, target, last; all lie inside the drawing.

    Where times would come too close, the first and the last stay, then the most important.
    """
    frame = frame_of(marks)
    values = labels_beside(words, frame)
    occasions = labels_above(words, frame)
    taken = [*values, *occasions]
    last = _last(plain(words.last), marks, frame, taken)
    target = _target(plain(words.target), marks, frame, taken, last)
    return (*values, *labels_below(words, frame), *occasions, *target, *last)


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


def labels_beside(words: Words, frame: Frame) -> list[Label]:
    """Put the labels left of their rules; one that is wider than the margin begins at the edge."""
    size = frame.sheet.text
    found = []
    for value, written in words.values:
        text = plain(written)
        if text and frame.holds(value):
            x = max(frame.left - GAP, width(text, size))
            found.append(Label("value", text, x, frame.y(value) + _MIDDLE * size, Anchor.END, size))
    return _apart(found, frame)


def labels_below(words: Words, frame: Frame) -> list[Label]:
    """Put the labels below their positions, those at the ends moved inside."""
    size, baseline = frame.sheet.text, frame.sheet.height - GAP
    said = [(at, plain(text)) for at, text in words.times if 0 <= at < frame.count and plain(text)]
    positions = [at for at, _ in said]
    ends = {min(positions, default=0), max(positions, default=0)}
    ranked = sorted(said, key=lambda time: time[0] not in ends)
    found = [
        Label("time", text, _inside(frame.x(at), text, frame), baseline, Anchor.MIDDLE, size)
        for at, text in ranked
    ]
    return sorted(_apart(found, frame), key=lambda label: label.x)


def _last(text: str, marks: Trend, frame: Frame, taken: Sequence[Label]) -> list[Label]:
    """Put the label beside the last point, else above or below it, where line and target leave room."""
    seen = [(position, point) for run in runs(marks.points, marks.breaks) for position, point in run]
    if not text or not seen:
        return []
    size, (position, point) = frame.sheet.text, seen[-1]
    x, y = frame.x(position), frame.y(point.value)
    centre = _inside(x, text, frame)
    beside = frame.right if position == frame.count - 1 else x
    places = [
        Label("last", text, beside + GAP, y + _MIDDLE * size, Anchor.START, size),
        Label("last", text, centre, y - GAP - DESCENT * size, Anchor.MIDDLE, size),
        Label("last", text, centre, y + GAP + ASCENT * size, Anchor.MIDDLE, size),
    ]
    return _best(places, taken, [*_lines(marks, frame), *_target_rule(marks, frame)], frame)


def _target(
    text: str, marks: Trend, frame: Frame, values: Sequence[Label], last: Sequence[Label]
) -> list[Label]:
    """Put the label at the right end of its rule and clear of `last`; at the left end where that is freer."""
    if not text or not _target_rule(marks, frame):
        return []
    size, ((left, y), (right, _)) = frame.sheet.text, _target_rule(marks, frame)[0]
    middle, above, below = y + _MIDDLE * size, y - GAP / 2 - DESCENT * size, y + GAP / 2 + ASCENT * size
    moved = [label.y + side * _LINE * size for label in last for side in (-1, 1)]
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
    return _best(places, [*values, *last], _lines(marks, frame), frame)


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


def _inside(x: float, text: str, frame: Frame) -> float:
    """Return x, moved so that a label centred there stays inside the drawing."""
    half = width(text, frame.sheet.text) / 2
    return max(min(x, frame.sheet.width - half), half)


def _fits(label: Label, frame: Frame) -> bool:
    """Tell whether a label lies inside the drawing; a hair over the edge is arithmetic."""
    across = label.left > -_HAIR and label.right < frame.sheet.width + _HAIR
    return across and label.top >= 0 and label.bottom <= frame.sheet.height


def _best(
    places: Iterable[Label], taken: Sequence[Label], drawn: Sequence[Segment], frame: Frame
) -> list[Label]:
    """Return the first place that crosses fewest segments, of those that are free, if there is one."""
    free = [
        label
        for label in places
        if _fits(label, frame)
        and label.bottom <= frame.bottom + GAP
        and not any(label.overlaps(other) for other in taken)
    ]
    return [min(free, key=lambda label: sum(_crosses(label, segment) for segment in drawn))] if free else []


def _apart(ranked: Iterable[Label], frame: Frame) -> list[Label]:
    """Return the labels, most important first, without those that come too close to one before."""
    kept: list[Label] = []
    for label in ranked:
        if _fits(label, frame) and not any(label.overlaps(other, APART) for other in kept):
            kept.append(label)
    return kept


def _crosses(label: Label, segment: Segment) -> bool:
    """Tell whether a segment, drawn from left to right, or a dot on it, touches a label."""
    (x0, y0), (x1, y1) = segment
    begin, end = max(x0, label.left - _DOT), min(x1, label.right + _DOT)
    if begin > end:
        return False
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    ys = (y0 + (begin - x0) * slope, y0 + (end - x0) * slope)
    return min(ys) < label.bottom + _DOT and max(ys) > label.top - _DOT
