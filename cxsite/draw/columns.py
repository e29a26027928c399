"""Where the bars of ages stand, and the words above and below each."""

from cxsite.draw.chart import Ages, Width, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Anchor, Label, plain

SHEETS = {
    Width.WIDE: Sheet(width=720, height=220, left=4, right=4, top=26, bottom=28, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=190, left=2, right=2, top=24, bottom=28, inset=0, text=12),
}
"""The margins above and below the bars hold one line of words each."""

ABOVE, BELOW = 6.0, 18.0
"""From the end of a bar to the baseline of its words, in pixels."""

BROAD, BROADEST = 0.64, 88.0
"""How much of its room a bar takes, and how many pixels at most."""

Box = tuple[float, float, float, float]


def boxes(marks: Ages) -> tuple[Box, ...]:
    """Return left, top, right and bottom of each bar.

    Raises:
        ValueError: if the scale is empty or there are no bars.
    """
    if marks.high <= 0 or not marks.bars:
        raise ValueError(f"a chart cannot show {len(marks.bars)} bars up to {marks.high}")
    sheet = SHEETS[marks.width]
    room = (sheet.width - sheet.left - sheet.right) / len(marks.bars)
    half = min(room * BROAD, BROADEST) / 2
    bottom, tall = sheet.height - sheet.bottom, sheet.height - sheet.top - sheet.bottom
    return tuple(
        (
            sheet.left + room * (at + 0.5) - half,
            bottom - tall * min(max(bar, 0.0), marks.high) / marks.high,
            sheet.left + room * (at + 0.5) + half,
            bottom,
        )
        for at, bar in enumerate(marks.bars)
    )


def place_ages(words: Words, marks: Ages) -> tuple[Label, ...]:
    """Return the labels: figures above the bars, then names below them; a name that is too broad is left out."""
    sheet = SHEETS[marks.width]
    found = boxes(marks)
    room = (sheet.width - sheet.left - sheet.right) / len(found)
    said = [
        (plain(figure), plain(name), box) for (figure, name), box in zip(words.parts, found, strict=False)
    ]
    figures = [
        Label("figure", figure, (left + right) / 2, top - ABOVE, Anchor.MIDDLE, sheet.text)
        for figure, _, (left, top, right, _) in said
    ]
    names = [
        Label("part", name, (left + right) / 2, bottom + BELOW, Anchor.MIDDLE, sheet.text)
        for _, name, (left, _, right, bottom) in said
    ]
    return tuple(
        label for label in (*figures, *names) if label.text and width(label.text, sheet.text) <= room
    )
