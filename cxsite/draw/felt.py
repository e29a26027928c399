"""Where the lines of feelings lie, and their words: the scale at the left, stages below, at the right whose line it is.

Lines that would cover each other run beside each other. Pixels count from the top left corner.
"""

from dataclasses import replace
from itertools import accumulate, pairwise

from cxsite.draw.chart import Words
from cxsite.draw.charts.journey import HIGHEST, LOWEST, Feelings
from cxsite.draw.charts.point import Width
from cxsite.draw.frame import Frame, Sheet, framed
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.lines import ELLIPSIS, lines_of
from cxsite.draw.room import GAP, LINE, MIDDLE

_SHEETS = {
    Width.WIDE: Sheet(width=720, height=250, left=36, right=190, top=18, bottom=40, inset=14, text=13),
    Width.NARROW: Sheet(width=340, height=230, left=30, right=120, top=16, bottom=34, inset=8, text=12),
}

ASIDE = 5.0
"""From one line to the next where both feel the same, in pixels."""

PIECE = 22.0
"""The length of the piece of a line that stands before its name, in pixels."""


def sheet_of_feelings(marks: Feelings) -> Sheet:
    """Return the size of a drawing; a single line needs no words at its right."""
    sheet = _SHEETS[marks.width]
    return sheet if len(marks.lines) > 1 else replace(sheet, right=12)


def frame_of_feelings(marks: Feelings) -> Frame:
    """Return the geometry of a drawing.

    Raises:
        ValueError: there are no steps.
    """
    if not marks.steps:
        raise ValueError("a journey without steps cannot be drawn")
    return framed(sheet_of_feelings(marks), LOWEST, HIGHEST, marks.steps)


def spots_of(marks: Feelings, line: int) -> list[tuple[float, float] | None]:
    """Return where a line goes through, None where a feeling is not known."""
    frame = frame_of_feelings(marks)
    aside = (line - (len(marks.lines) - 1) / 2) * ASIDE
    return [
        None if score is None else (frame.x(at), frame.y(score) + aside)
        for at, score in enumerate(marks.lines[line])
    ]


def edges(marks: Feelings) -> list[float]:
    """Return where one stage ends and the next begins."""
    frame = frame_of_feelings(marks)
    return [frame.x(end - 0.5) for end in list(accumulate(marks.stages))[:-1]]


def place_feelings(words: Words, marks: Feelings) -> tuple[Label, ...]:
    """Return the labels: `values` of the scale, `times` as the names of the stages, `spots` as those of the lines.

    A stage's name takes its own room in two lines at most; one that is longer is cut, with `…`.
    """
    frame = frame_of_feelings(marks)
    size = frame.sheet.text
    scale = [
        Label("value", plain(text), frame.left - GAP, frame.y(value) + MIDDLE * size, Anchor.END, size)
        for value, text in words.values
    ]
    labels = [*scale, *_stages(words, marks, frame), *_names(words, marks, frame)]
    return tuple(label for label in labels if label.text)


def _stages(words: Words, marks: Feelings, frame: Frame) -> list[Label]:
    """Return the names of the stages; their numbers where not every name finds room."""
    size = frame.sheet.text
    bounds = [frame.left, *edges(marks), frame.right]
    rooms = [end - begin - GAP / 2 for begin, end in pairwise(bounds)]
    names = [lines_of(plain(text), room, size, 2) for (_, text), room in zip(words.times, rooms, strict=True)]
    if any(line.endswith(ELLIPSIS) for lines in names for line in lines):
        names = [[str(number)] for number, _ in enumerate(names, start=1)]
    return [
        Label(
            "time",
            line,
            (begin + end) / 2,
            frame.bottom + GAP + (0.7 + at * LINE) * size,
            Anchor.MIDDLE,
            size,
        )
        for lines, (begin, end) in zip(names, pairwise(bounds), strict=True)
        for at, line in enumerate(lines)
    ]


def keys_of(marks: Feelings) -> list[tuple[float, float]]:
    """Return where each line is told of at the right: near its end, apart, inside; none for a single line."""
    if len(marks.lines) == 1:
        return []
    frame = frame_of_feelings(marks)
    slot = (1 + LINE) * frame.sheet.text + GAP / 2
    wanted = [_end(marks, at) for at in range(len(marks.lines))]
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    highest = frame.sheet.height - slot * (len(order) - 0.5)
    found, lowest = [0.0] * len(order), slot / 2
    for place, at in enumerate(order):
        found[at] = lowest = max(min(wanted[at], highest + place * slot), lowest)
        lowest += slot
    return [(frame.right + GAP, y) for y in found]


def _end(marks: Feelings, line: int) -> float:
    """Return the height of a line's last known feeling; the middle of one that is not known at all."""
    known = [spot for spot in spots_of(marks, line) if spot]
    return known[-1][1] if known else frame_of_feelings(marks).y(0)


def _names(words: Words, marks: Feelings, frame: Frame) -> list[Label]:
    """Return whose line each is, behind a piece of it."""
    size = frame.sheet.text
    found: list[Label] = []
    for (x, y), name in zip(keys_of(marks), words.spots, strict=False):
        start = x + PIECE + GAP / 2
        lines = lines_of(plain(name), frame.sheet.width - start, size, 2)
        top = y - (len(lines) - 1) * LINE * size / 2 + MIDDLE * size
        found += [
            Label("row", line, start, top + at * LINE * size, Anchor.START, size)
            for at, line in enumerate(lines)
        ]
    return found
