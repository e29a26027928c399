"""Where the spots of a matrix lie, and the words around them.

The upright scale grows from the bottom, the level one from the left. The quarters have their names in the corners; what
the scales mean is said above the drawing and below it. A spot has a number beside it, on whichever side there is room,
so that a phone needs no other drawing. Pixels count from the top left corner.
"""

from collections.abc import Iterable, Iterator, Sequence

from cxsite.draw.chart import Matrix, Width, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import ASCENT, DESCENT, Anchor, Label, plain
from cxsite.draw.level import Level

LINE = 20.0
"""How high a line of words is, in pixels."""

GAP = 8.0
"""Between a scale and its numbers, in pixels."""

BESIDE = 4.0
"""Between a spot's edge and its number, in pixels."""

APART = 12.0
"""The least between two numbers of a scale, in pixels."""

DOT = 8.0
"""Diameter of a spot in pixels, without its edge."""

INSET = 10.0
"""Between the edge of the plot and the names of the quarters, in pixels."""

MIDDLE = 0.35
"""From the baseline to the middle of the letters, as a share of the size."""

RINGS = (1.0, 2.6, 4.2)
"""How much farther from its spot a number may stand where there is no room beside it."""

_SHEETS = {
    Width.WIDE: Sheet(width=720, height=430, left=58, right=14, top=30, bottom=52, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=340, left=44, right=10, top=28, bottom=48, inset=0, text=12),
}

Spot = tuple[float, float]
Box = tuple[float, float, float, float]


def sheet_of_plane(marks: Matrix) -> Sheet:
    """Return the size of a matrix."""
    return _SHEETS[marks.width]


def level_of_plane(marks: Matrix) -> Level:
    """Return the level scale.

    Raises:
        ValueError: if it is empty or not finite.
    """
    sheet = sheet_of_plane(marks)
    return Level(sheet.left, sheet.width - sheet.right, marks.low, marks.high)


def height_of_plane(marks: Matrix) -> Level:
    """Return the upright scale: its `x` is how far below the top a value lies.

    Raises:
        ValueError: if it is empty or not finite.
    """
    sheet = sheet_of_plane(marks)
    return Level(sheet.height - sheet.bottom, sheet.top, marks.bottom, marks.top)


def spots_of(marks: Matrix) -> tuple[Spot, ...]:
    """Return where the spots lie."""
    level, height = level_of_plane(marks), height_of_plane(marks)
    return tuple((level.x(spot.level.value), height.x(spot.height)) for spot in marks.spots)


def place_spots(words: Words, marks: Matrix) -> tuple[Label, ...]:
    """Return the labels that find room: the meaning of the scales, their numbers, the quarters, the spots."""
    sheet = sheet_of_plane(marks)
    size = sheet.text
    level, upright = (plain(text) for text in words.key)
    titles = [
        Label("key", upright, 0, ASCENT * size + 2, Anchor.START, size),
        Label("key", level, sheet.width, sheet.height - GAP / 2, Anchor.END, size),
    ]
    numbers = [*_heights(words, marks, sheet), *_levels(words, marks, sheet)]
    spots = _spots(words, marks, sheet)
    corners = [each for each in _corners(words, sheet) if not _is_taken(each, spots, spots_of(marks))]
    return tuple(each for each in (*titles, *numbers, *corners, *spots) if each.text)


def _levels(words: Words, marks: Matrix, sheet: Sheet) -> list[Label]:
    """Return the numbers below the plot, as many as find room; the ends first."""
    level, kept = level_of_plane(marks), list[Label]()
    ends = [entry for entry in words.values if entry[0] in {marks.low, marks.high}]
    for value, written in dict.fromkeys((*ends, *words.values)):
        text = plain(written)
        half = width(text, sheet.text) / 2
        x = min(max(level.x(value), half), sheet.width - half)
        baseline = sheet.height - sheet.bottom + GAP + ASCENT * sheet.text
        label = Label("value", text, x, baseline, Anchor.MIDDLE, sheet.text)
        if level.holds(value) and not any(label.overlaps(other, APART) for other in kept):
            kept.append(label)
    return sorted(kept, key=lambda label: label.x)


def _heights(words: Words, marks: Matrix, sheet: Sheet) -> Iterator[Label]:
    """Yield the numbers left of the plot."""
    height = height_of_plane(marks)
    for value, written in words.heights:
        if height.holds(value):
            x = max(sheet.left - GAP, width(plain(written), sheet.text))
            baseline = height.x(value) + MIDDLE * sheet.text
            yield Label("value", plain(written), x, baseline, Anchor.END, sheet.text)


def _corners(words: Words, sheet: Sheet) -> Iterator[Label]:
    """Yield the names of the quarters, each in its corner."""
    left, right = sheet.left + INSET, sheet.width - sheet.right - INSET
    above = sheet.top + INSET / 2 + ASCENT * sheet.text
    below = sheet.height - sheet.bottom - INSET / 2 - DESCENT * sheet.text
    places = (
        (left, above, Anchor.START),
        (right, above, Anchor.END),
        (left, below, Anchor.START),
        (right, below, Anchor.END),
    )
    for text, (x, y, anchor) in zip(words.corners, places, strict=False):
        yield Label("corner", plain(text), x, y, anchor, sheet.text)


def _spots(words: Words, marks: Matrix, sheet: Sheet) -> list[Label]:
    """Return the number of each spot where it is nearest to it and touches neither a spot nor another number."""
    spots = spots_of(marks)
    taken: list[Label] = []
    for (x, y), written in zip(spots, words.spots, strict=True):
        places = list(_around(x, y, plain(written), sheet.text))
        free = (each for each in places if _is_inside(each, sheet) and not _is_taken(each, taken, spots))
        taken.append(next(free, places[0]))
    return taken


def _around(x: float, y: float, text: str, size: float) -> Iterator[Label]:
    """Yield the places around a spot: aslant, where no interval runs, then above and below it, then beside it."""
    for ring in RINGS:
        aside = DOT / 2 + BESIDE * ring
        middle, above, below = y + MIDDLE * size, y - aside, y + aside + (ASCENT - DESCENT) * size
        for baseline in (above, below):
            yield Label("spot", text, x + aside, baseline, Anchor.START, size)
            yield Label("spot", text, x - aside, baseline, Anchor.END, size)
        yield Label("spot", text, x, above, Anchor.MIDDLE, size)
        yield Label("spot", text, x, below, Anchor.MIDDLE, size)
        yield Label("spot", text, x + aside, middle, Anchor.START, size)
        yield Label("spot", text, x - aside, middle, Anchor.END, size)


def _is_inside(label: Label, sheet: Sheet) -> bool:
    across = label.left >= sheet.left and label.right <= sheet.width - sheet.right
    return across and label.top >= sheet.top and label.bottom <= sheet.height - sheet.bottom


def _is_taken(label: Label, others: Iterable[Label], spots: Sequence[Spot]) -> bool:
    """Tell whether another label or a spot is where this one would stand."""
    if any(label.overlaps(other, 2) for other in others):
        return True
    near = DOT / 2 + 1
    return any(
        label.left - near < x < label.right + near and label.top - near < y < label.bottom + near
        for x, y in spots
    )
