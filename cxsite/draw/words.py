"""Where the words of a chart stand: beside the marks, on the same frame, never on top of each other.

A label that finds no room is left out: the page has every number in the table below the chart. Widths come from the
shipped table, so that the result is the same on every machine.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxsite.draw.chart import Marks, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Frame, frame_of, runs

GAP = 8.0
"""Between a label and what it belongs to, and the least between two labels, in pixels."""

_ASCENT, _DESCENT, _MIDDLE = 0.9, 0.25, 0.35
"""Share of the size above and below the baseline that a label keeps free, and from the baseline to its middle."""

Segment = tuple[tuple[float, float], tuple[float, float]]


class Anchor(StrEnum):
    """Which part of a label stands at its x: SVG's `text-anchor`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Label:
    """One placed label.

    Attributes:
        kind: `value`, `time`, `target` or `last`.
        text: plain, without line breaks and control characters.
        x: of its anchor, in pixels.
        y: of its baseline, in pixels.
        anchor: which part of it stands at x.
        size: of its letters, in pixels.
    """

    kind: str
    text: str
    x: float
    y: float
    anchor: Anchor
    size: float

    @property
    def left(self) -> float:
        """Its left end."""
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        return self.x - share * width(self.text, self.size)

    @property
    def right(self) -> float:
        """Its right end."""
        return self.left + width(self.text, self.size)

    @property
    def top(self) -> float:
        """The top of its letters."""
        return self.y - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The bottom of its letters."""
        return self.y + _DESCENT * self.size


def plain(text: str) -> str:
    """Return text in one line, without characters that XML or HTML forbids."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in {"Cc", "Cs"} and not _is_nothing(c))


def _is_nothing(character: str) -> bool:
    """Tell whether Unicode says that this will never be a character."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - the ranges of Unicode 23.7


def place(words: Words, marks: Marks) -> tuple[Label, ...]:
    """Return the labels that find room, in reading order: values, times, target, last.

    No two of them overlap by the shipped widths, and all lie inside the drawing from left to right.
    """
    frame = frame_of(marks)
    last = _last(plain(words.last), marks, frame)
    target = _target(plain(words.target), marks, frame, last)
    return (*_values(words, frame), *_times(words, frame), *target, *last)


def _values(words: Words, frame: Frame) -> list[Label]:
    size = frame.sheet.text
    found = []
    for value, written in words.values:
        text = plain(written)
        if text and frame.holds(value):
            x = max(frame.left - GAP, width(text, size))
            found.append(Label("value", text, x, frame.y(value) + _MIDDLE * size, Anchor.END, size))
    return _apart(found)


def _times(words: Words, frame: Frame) -> list[Label]:
    size = frame.sheet.text
    known = [(position, plain(text)) for position, text in words.times if 0 <= position < frame.count]
    ends = {known_position for known_position, _ in (min(known), max(known))} if known else set()
    ranked = sorted(known, key=lambda time: time[0] not in ends)
    y = frame.sheet.height - GAP
    found = [Label("time", text, _inside(frame.x(at), text, frame), y, Anchor.MIDDLE, size) for at, text in ranked if text]
    return sorted(_apart(found), key=lambda label: label.x)


def _inside(x: float, text: str, frame: Frame) -> float:
    """Return x, moved so that a label centred there stays inside the drawing."""
    half = width(text, frame.sheet.text) / 2
    return max(min(x, frame.sheet.width - half), half)


def _last(text: str, marks: Marks, frame: Frame) -> list[Label]:
    """Put the label beside the last point, else above or below it, wherever the line and the target leave room."""
    seen = [(position, point) for run in runs(marks.points) for position, point in run]
    if not text or not seen:
        return []
    size, (position, point) = frame.sheet.text, seen[-1]
    x, y = frame.x(position), frame.y(point.value)
    centre = _inside(x, text, frame)
    places = [
        Label("last", text, x + GAP, y + _MIDDLE * size, Anchor.START, size),
        Label("last", text, centre, y - GAP - _DESCENT * size, Anchor.MIDDLE, size),
        Label("last", text, centre, y + GAP + _ASCENT * size, Anchor.MIDDLE, size),
    ]
    return _best(places, [], [*_lines(marks, frame), *_target_rule(marks, frame)], frame)


def _target(text: str, marks: Marks, frame: Frame, last: Sequence[Label]) -> list[Label]:
    """Put the label at the right end of the rule, else above or below it, moved clear of `last`."""
    if not text or marks.target is None or not frame.holds(marks.target):
        return []
    size, y = frame.sheet.text, frame.y(marks.target)
    line_height = size * (_ASCENT + _DESCENT)
    beside = [y + _MIDDLE * size, *(label.y + side * line_height for label in last for side in (-1, 1))]
    beside.sort(key=lambda baseline: abs(baseline - y - _MIDDLE * size))
    ends = [frame.right, *(label.left - GAP for label in last)]
    places = [Label("target", text, frame.right + GAP, baseline, Anchor.START, size) for baseline in beside]
    for end in ends:
        places.append(Label("target", text, end, y - GAP / 2 - _DESCENT * size, Anchor.END, size))
        places.append(Label("target", text, end, y + GAP / 2 + _ASCENT * size, Anchor.END, size))
    return _best(places, last, _lines(marks, frame), frame)


def _target_rule(marks: Marks, frame: Frame) -> list[Segment]:
    if marks.target is None or not frame.holds(marks.target):
        return []
    y = frame.y(marks.target)
    return [((frame.left, y), (frame.right, y))]


def _lines(marks: Marks, frame: Frame) -> list[Segment]:
    """Return the value line in segments, a lone point as one without length."""
    found = []
    for run in runs(marks.points):
        spots = [(frame.x(position), frame.y(point.value)) for position, point in run]
        found += list(zip(spots, spots[1:] or spots, strict=False))
    return found


def _best(places: Iterable[Label], taken: Sequence[Label], drawn: Sequence[Segment], frame: Frame) -> list[Label]:
    """Return the first place that crosses the fewest segments, among those inside the drawing and off other labels."""
    free = [
        label
        for label in places
        if label.left >= 0
        and label.right <= frame.sheet.width
        and label.top >= 0
        and label.bottom <= frame.bottom + GAP
        and not any(_overlap(label, other, 0) for other in taken)
    ]
    return [min(free, key=lambda label: sum(_crosses(label, segment) for segment in drawn))] if free else []


def _apart(ranked: Iterable[Label]) -> list[Label]:
    """Return the labels, most important first, without those that would come too close to one before."""
    kept: list[Label] = []
    for label in ranked:
        if not any(_overlap(label, other, GAP) for other in kept):
            kept.append(label)
    return kept


def _overlap(one: Label, other: Label, gap: float) -> bool:
    """Tell whether two labels share a spot, or come nearer than `gap` in a line."""
    return (
        one.left < other.right + gap
        and other.left < one.right + gap
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _crosses(label: Label, segment: Segment) -> bool:
    """Tell whether a segment, drawn from left to right, runs through a label."""
    (x0, y0), (x1, y1) = segment
    begin, end = max(x0, label.left), min(x1, label.right)
    if begin > end:
        return False
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    ys = (y0 + (begin - x0) * slope, y0 + (end - x0) * slope)
    return min(ys) < label.bottom and max(ys) > label.top
