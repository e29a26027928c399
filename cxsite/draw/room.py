"""Finding room for labels: inside the drawing, clear of each other, and across as little of it as can be."""

from collections.abc import Iterable, Sequence

from cxsite.draw.fonts import width
from cxsite.draw.frame import Frame
from cxsite.draw.labels import Label

GAP = 8.0
"""Between a label and what it belongs to, in pixels."""

APART = 12.0
"""The least between two labels in one line, in pixels."""

_HAIR = 0.1
_DOT = 4.0
"""What a dot takes around its middle, in pixels."""

MIDDLE, LINE = 0.35, 1.3
"""From the baseline to the middle of the letters, and from line to line, as shares of the size."""

Segment = tuple[tuple[float, float], tuple[float, float]]


def inside(x: float, text: str, frame: Frame) -> float:
    """Return x, moved so that a label centred there stays inside the drawing."""
    half = width(text, frame.sheet.text) / 2
    return max(min(x, frame.sheet.width - half), half)


def fits(label: Label, frame: Frame) -> bool:
    """Tell whether a label lies inside the drawing; a hair over the edge is arithmetic."""
    across = label.left > -_HAIR and label.right < frame.sheet.width + _HAIR
    return across and label.top >= 0 and label.bottom <= frame.sheet.height


def best(
    places: Iterable[Label], taken: Sequence[Label], drawn: Sequence[Segment], frame: Frame
) -> list[Label]:
    """Return the first place that crosses fewest segments, of those that are free, if there is one."""
    free = [
        label
        for label in places
        if fits(label, frame)
        and label.bottom <= frame.bottom + GAP
        and not any(label.overlaps(other) for other in taken)
    ]
    return [min(free, key=lambda label: sum(crosses(label, segment) for segment in drawn))] if free else []


def apart(ranked: Iterable[Label], frame: Frame) -> list[Label]:
    """Return the labels, most important first, without those that come too close to one before."""
    kept: list[Label] = []
    for label in ranked:
        if fits(label, frame) and not any(label.overlaps(other, APART) for other in kept):
            kept.append(label)
    return kept


def crosses(label: Label, segment: Segment) -> bool:
    """Tell whether a segment, drawn from left to right, or a dot on it, touches a label."""
    (x0, y0), (x1, y1) = segment
    begin, end = max(x0, label.left - _DOT), min(x1, label.right + _DOT)
    if begin > end:
        return False
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    ys = (y0 + (begin - x0) * slope, y0 + (end - x0) * slope)
    return min(ys) < label.bottom + _DOT and max(ys) > label.top - _DOT
