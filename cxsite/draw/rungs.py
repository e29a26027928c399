"""Where the rungs of a dumbbell lie, and the words around them.

A line at the top says which mark is which; then comes, for each rung, its name on a line of its own and below it the
two values on their scale; the numbers of the scale stand at the bottom. A name stands above its rung, not beside it,
so that a phone needs no other drawing. Pixels count from the top left corner.
"""

from collections.abc import Iterator
from dataclasses import replace

from cxsite.draw.chart import Dumbbell, Rung, Width, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.level import Level

KEY, RUNG = 30.0, 46.0
"""How high the line of the key is, and a rung with its name, in pixels."""

NAME, BEAM = 14.0, 30.0
"""From the top of a rung to the baseline of its name, and to its two values, in pixels."""

GAP = 9.0
"""Between a value or its interval and its figure, and between the marks of the key and their words, in pixels."""

APART = 12.0
"""The least between two words in one line, in pixels."""

MIDDLE = 0.35
"""From the baseline to the middle of the letters, as a share of the size."""

MARK = 6.0
"""Half of a mark of the key, in pixels."""

_SHEETS = {
    Width.WIDE: Sheet(width=720, height=0, left=58, right=58, top=4, bottom=30, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=0, left=48, right=48, top=4, bottom=28, inset=0, text=12),
}


def sheet_of_rungs(marks: Dumbbell) -> Sheet:
    """Return the size of a dumbbell: as high as it has rungs."""
    sheet = _SHEETS[marks.width]
    top = sheet.top + KEY * marks.keyed
    height = top + RUNG * len(marks.rungs) + sheet.bottom
    return replace(sheet, top=top, height=height)


def level_of_rungs(marks: Dumbbell) -> Level:
    """Return the scale of a dumbbell.

    Raises:
        ValueError: if it is empty or not finite.
    """
    sheet = _SHEETS[marks.width]
    return Level(sheet.left, sheet.width - sheet.right, marks.low, marks.high)


def beams(marks: Dumbbell) -> tuple[float, ...]:
    """Return how far below the top each rung's values lie."""
    top = sheet_of_rungs(marks).top
    return tuple(top + RUNG * at + BEAM for at in range(len(marks.rungs)))


def key_spots(marks: Dumbbell) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where the two marks of the key stand: the first at the left edge, the second in the middle."""
    sheet = _SHEETS[marks.width]
    y = sheet.top + KEY / 2 - 2
    return (MARK + 2, y), (sheet.width / 2, y)


def place_rungs(words: Words, marks: Dumbbell) -> tuple[Label, ...]:
    """Return the labels: the key, then each rung's name and figures, then the numbers of the scale.

    A name that is wider than the drawing is cut, with `…`; a figure that finds no room is left out.
    """
    sheet, level = sheet_of_rungs(marks), level_of_rungs(marks)
    found = list(_key(words, marks, sheet))
    for rung, said, y in zip(marks.rungs, words.rungs, beams(marks), strict=True):
        name = Label("row", _cut(plain(said[0]), sheet), 0, y - BEAM + NAME, Anchor.START, sheet.text)
        found += [name, *_figures(rung, (said[1], said[2]), y, sheet, level)]
    return (*(label for label in found if label.text), *_numbers(words, sheet, level))


def _key(words: Words, marks: Dumbbell, sheet: Sheet) -> Iterator[Label]:
    if marks.keyed:
        for (x, y), text in zip(key_spots(marks), words.key, strict=True):
            baseline = y + MIDDLE * sheet.text
            yield Label("key", plain(text), x + MARK + GAP, baseline, Anchor.START, sheet.text)


def _figures(rung: Rung, said: tuple[str, str], y: float, sheet: Sheet, level: Level) -> Iterator[Label]:
    """Yield the figures on the outer sides of the two marks, the lesser one to the left."""
    both = [
        (kind, point, plain(text))
        for kind, point, text in zip(("first", "second"), (rung.first, rung.second), said, strict=True)
        if point is not None
    ]
    both.sort(key=lambda entry: entry[1].value)
    baseline = y + MIDDLE * sheet.text
    for at, (kind, _, text) in enumerate(both):
        if at == 0 and len(both) > 1:
            x = max(_end(rung, level, left=True) - GAP, width(text, sheet.text))
            yield Label(kind, text, x, baseline, Anchor.END, sheet.text)
        else:
            x = min(_end(rung, level, left=False) + GAP, sheet.width - width(text, sheet.text))
            yield Label(kind, text, x, baseline, Anchor.START, sheet.text)


def _end(rung: Rung, level: Level, *, left: bool) -> float:
    """Return where the leftmost or the rightmost thing of a rung is drawn."""
    ends = [end for point in (rung.first, rung.second) if point for end in (point.low, point.high)]
    xs = [level.x(value) for value in (*ends, *rung.others)]
    return min(xs) if left else max(xs)


def _numbers(words: Words, sheet: Sheet, level: Level) -> Iterator[Label]:
    """Yield the numbers of the scale from left to right, as many as find room; the ends first."""
    kept: list[Label] = []
    ends = [entry for entry in words.values if entry[0] in {level.low, level.high}]
    for value, written in dict.fromkeys((*ends, *words.values)):
        text, baseline = plain(written), sheet.height - GAP
        label = Label("value", text, level.x(value), baseline, Anchor.MIDDLE, sheet.text)
        if text and level.holds(value) and not any(label.overlaps(other, APART) for other in kept):
            kept.append(label)
    yield from sorted(kept, key=lambda label: label.x)


def _cut(text: str, sheet: Sheet) -> str:
    """Return a text that is no wider than the drawing."""
    if width(text, sheet.text) <= sheet.width:
        return text
    while text and width(text + "…", sheet.text) > sheet.width:
        text = text[:-1]
    return text.rstrip() + "…"
