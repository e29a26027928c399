"""Where a curve of closures lies, and its words: shares on the left, durations below, what is held against above."""

from cxsite.draw import axes
from cxsite.draw.chart import Closure, Words
from cxsite.draw.frame import SHEETS, Frame
from cxsite.draw.labels import Label
from cxsite.draw.times import labels_above

WHOLE = 100.0


def frame_of_closure(marks: Closure) -> Frame:
    """Return the geometry of a curve: a position is a duration.

    Raises:
        ValueError: if the axis of durations is empty.
    """
    if marks.span < 1:
        raise ValueError(f"a chart cannot have durations up to {marks.span}")
    return Frame(SHEETS[marks.width], 0.0, WHOLE, marks.span + 1)


def place_closure(words: Words, marks: Closure) -> tuple[Label, ...]:
    """Return the labels that find room, in reading order."""
    frame = frame_of_closure(marks)
    return (*axes.values(words, frame), *axes.times(words, frame), *labels_above(words, frame))
