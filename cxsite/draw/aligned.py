"""Where the same weeks of two years lie, and the words around them: a key above, values at the left, weeks below.

Pixels count from the top left corner.
"""

from collections.abc import Iterator

from cxsite.draw import axes
from cxsite.draw.chart import Words
from cxsite.draw.charts.lines import Weeks
from cxsite.draw.charts.point import Width
from cxsite.draw.fonts import width
from cxsite.draw.frame import Frame, Sheet, framed
from cxsite.draw.labels import DESCENT, Anchor, Label, plain
from cxsite.draw.room import GAP, MIDDLE, inside

SHEETS = {
    Width.WIDE: Sheet(width=720, height=318, left=48, right=20, top=54, bottom=34, inset=14, text=13),
    Width.NARROW: Sheet(width=340, height=262, left=40, right=14, top=54, bottom=30, inset=10, text=12),
}
"""The margin above holds the key, and the name of the day at its rule."""

KEY = 14.0
"""From the top to the middle of the key, in pixels."""

MARK = 6.0
"""Half of a mark of the key, in pixels."""


def frame_of_weeks(marks: Weeks) -> Frame:
    """Return the geometry of weeks.

    Raises:
        ValueError: if the scale is empty or not finite.
    """
    return framed(SHEETS[marks.width], marks.low, marks.high, len(marks.after))


def key_spots_of_weeks(marks: Weeks) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where the marks of the key lie: that of the earlier year, that of the later one."""
    sheet = SHEETS[marks.width]
    return (MARK + 2, KEY), (sheet.width / 2, KEY)


def place_weeks(words: Words, marks: Weeks) -> tuple[Label, ...]:
    """Return the labels: key, the day, values, weeks; all lie inside the drawing."""
    frame = frame_of_weeks(marks)
    return (
        *_key(words, marks, frame),
        *_day(words, frame),
        *axes.values(words, frame),
        *axes.times(words, frame),
    )


def _key(words: Words, marks: Weeks, frame: Frame) -> Iterator[Label]:
    size = frame.sheet.text
    for (x, y), said in zip(key_spots_of_weeks(marks), words.key, strict=True):
        label = Label("key", plain(said), x + MARK + GAP, y + MIDDLE * size, Anchor.START, size)
        if label.text:
            yield label


def _day(words: Words, frame: Frame) -> Iterator[Label]:
    size = frame.sheet.text
    for at, said in words.occasions:
        text = plain(said)
        if text and width(text, size) <= frame.sheet.width:
            baseline = frame.top - GAP / 2 - DESCENT * size
            yield Label("event", text, inside(frame.x(at), text, frame), baseline, Anchor.MIDDLE, size)
