"""Where the lines of a slope lie, and the words at their ends: figures at the left, names and figures at the right.

Values that lie close together have their words apart: as near to their ends as lines of text can stand, in the order of
the values. A drawing is as high as its words need. Pixels count from the top left corner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxsite.draw.chart import Words
from cxsite.draw.charts.lines import Slope
from cxsite.draw.charts.point import Width
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.level import Level
from cxsite.draw.room import MIDDLE

_SHEETS = {
    Width.WIDE: Sheet(width=720, height=260, left=84, right=360, top=40, bottom=14, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=230, left=62, right=176, top=38, bottom=12, inset=0, text=12),
}
"""The right margin holds names: the longest take half of a phone."""

PITCH = 1.5
"""From line to line of words, as a share of the size."""

HEAD = 16.0
"""From the top to the baseline of what the two ends are, in pixels."""

GAP, LEAD = 9.0, 14.0
"""Between an end and its words; as much as a short line to words that had to move aside, in pixels."""


def sheet_of_ways(marks: Slope) -> Sheet:
    """Return the size of a slope: as high as its words need."""
    sheet = _SHEETS[marks.width]
    words = len(marks.ways) * PITCH * sheet.text
    return replace(sheet, height=max(sheet.height, sheet.top + words + sheet.bottom))


def ends(marks: Slope) -> tuple[float, float]:
    """Return where the first and the second period lie."""
    sheet = _SHEETS[marks.width]
    return sheet.left, sheet.width - sheet.right


def heights(marks: Slope) -> Level:
    """Return the scale of a slope, from the bottom up.

    Raises:
        ValueError: if it is empty or not finite.
    """
    sheet = sheet_of_ways(marks)
    return Level(sheet.height - sheet.bottom, sheet.top, marks.low, marks.high)


def leads(marks: Slope) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield a short line from each end to its words."""
    left, right = ends(marks)
    for side, x, away in ((0, left, -1), (1, right, 1)):
        ys = [heights(marks).x(way[side].value) for way in marks.ways]
        for y, moved in zip(ys, _apart(ys, marks), strict=True):
            if abs(y - moved) > 1:
                yield (x + away * GAP * 0.6, y), (x + away * (GAP + LEAD - 3), moved)


def place_ways(words: Words, marks: Slope) -> tuple[Label, ...]:
    """Return the labels: both periods, then for each line its figure at the left, its name and figure at the right.

    A name that finds no room is cut, with `…`.
    """
    sheet, (left, right) = sheet_of_ways(marks), ends(marks)
    heads = (
        Label("key", plain(words.key[0]), left, HEAD, _anchor_of(words.key[0], left, sheet), sheet.text),
        Label("key", plain(words.key[1]), right, HEAD, Anchor.START, sheet.text),
    )
    found = list(heads)
    firsts, seconds = (
        _apart([heights(marks).x(way[side].value) for way in marks.ways], marks) for side in (0, 1)
    )
    for (name, before, after), first, second in zip(words.rungs, firsts, seconds, strict=True):
        x, down = right + GAP + LEAD, MIDDLE * sheet.text
        figure = Label("second", plain(after), x, second + down, Anchor.START, sheet.text)
        start = figure.right + GAP * 0.75
        room = sheet.width - start
        found += [
            _figure(plain(before), left - GAP - LEAD, first + down, sheet),
            figure,
            Label("row", _cut(plain(name), room, sheet), start, second + down, Anchor.START, sheet.text),
        ]
    return tuple(label for label in found if label.text)


def _figure(text: str, x: float, y: float, sheet: Sheet) -> Label:
    """Return a figure that ends at x; one that is wider than its margin begins at the edge."""
    return Label("value", text, max(x, width(text, sheet.text)), y, Anchor.END, sheet.text)


def _anchor_of(text: str, x: float, sheet: Sheet) -> Anchor:
    """Return how the first period stands: its end at its line, unless it would leave the drawing."""
    return Anchor.END if width(plain(text), sheet.text) <= x else Anchor.MIDDLE


def _apart(wanted: Sequence[float], marks: Slope) -> list[float]:
    """Return where lines of words stand: in the order of what is wanted, apart, as near as can be, inside.

    Source:
        Best (1990), pool adjacent violators: words that would stand on each other share the middle of what they want.
    """
    sheet = sheet_of_ways(marks)
    pitch = PITCH * sheet.text
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    pools: list[list[float]] = []  # sum of what is wanted without the pitch, and how many
    for place, at in enumerate(order):
        pools.append([wanted[at] - place * pitch, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1] = [pools[-1][0] + total, pools[-1][1] + count]
    flat = [total / count for total, count in pools for _ in range(round(count))]
    lowest, highest = sheet.top, sheet.height - sheet.bottom - (len(wanted) - 1) * pitch
    found = [0.0] * len(wanted)
    for place, at in enumerate(order):
        found[at] = min(max(flat[place], lowest), highest) + place * pitch
    return found


def _cut(text: str, room: float, sheet: Sheet) -> str:
    """Return a text that is no wider than its room."""
    if width(text, sheet.text) <= room:
        return text
    while text and width(text + "…", sheet.text) > room:
        text = text[:-1]
    return text.rstrip() + "…"
