"""Where a bullet's parts lie, and the words around them.

Above the scale stand the target and what others reach, each on the lowest line where it finds room; below it the
value, and the numbers of the scale at the bottom. Pixels count from the top left corner.
"""

from cxsite.draw.chart import Bullet, Width, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.level import Level

SHEETS = {
    Width.WIDE: Sheet(width=720, height=112, left=14, right=14, top=46, bottom=46, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=118, left=12, right=12, top=52, bottom=46, inset=0, text=12),
}
"""The margin above the scale holds two lines of words, the one below the value and the numbers of the scale."""

APART = 12.0
"""The least between two words in one line, in pixels."""

RISE = 7.0
"""From a stroke of the target or of a reference to the baseline above it, in pixels."""

LINE = 1.45
"""From line to line, as a share of the size."""

VALUE, SCALE = 17.0, 7.0
"""From the scale to the baseline of the value, and from the lower edge to that of the numbers, in pixels."""

REACH = 5.0
"""How far the strokes stand out above and below the band, in pixels."""

MOST_LINES = 2


def level_of(bullet: Bullet) -> Level:
    """Return the scale of a bullet.

    Raises:
        ValueError: if it is empty or not finite.
    """
    sheet = SHEETS[bullet.width]
    return Level(sheet.left, sheet.width - sheet.right, bullet.low, bullet.high)


def place_value(words: Words, bullet: Bullet) -> tuple[Label, ...]:
    """Return the labels that find room: target, references, value, then the numbers of the scale.

    No two of them overlap by the shipped widths, and all lie inside the drawing.
    """
    sheet, level = SHEETS[bullet.width], level_of(bullet)
    above: list[Label] = []
    if bullet.target is not None and level.holds(bullet.target):
        _add(above, "target", bullet.target, words.target, sheet, level)
    for value, written in words.references:
        if level.holds(value):
            _add(above, "reference", value, written, sheet, level)
    below = sheet.height - sheet.bottom + VALUE
    last = _label("last", bullet.point.value, words.last, below, sheet, level)
    numbers: list[Label] = []
    ends = [entry for entry in words.values if entry[0] in {bullet.low, bullet.high}]
    for value, written in dict.fromkeys((*ends, *words.values)):
        label = _label("value", value, written, sheet.height - SCALE, sheet, level)
        if label.text and level.holds(value) and not any(label.overlaps(other, APART) for other in numbers):
            numbers.append(label)
    shown = [last] if last.text else []
    return (*above, *shown, *sorted(numbers, key=lambda label: label.x))


def _add(above: list[Label], kind: str, value: float, written: str, sheet: Sheet, level: Level) -> None:
    """Put a label on the lowest line where it is clear of the others, if there is one."""
    for row in range(MOST_LINES):
        baseline = sheet.top - REACH - RISE - row * LINE * sheet.text
        label = _label(kind, value, written, baseline, sheet, level)
        if label.text and not any(label.overlaps(other, APART) for other in above):
            above.append(label)
            return


def _label(kind: str, value: float, written: str, y: float, sheet: Sheet, level: Level) -> Label:
    """Return a label over its value, moved so that it stays inside the drawing; without text where it is too wide."""
    text = plain(written)
    half = width(text, sheet.text) / 2
    if 2 * half > sheet.width:
        return Label(kind, "", 0, y, Anchor.MIDDLE, sheet.text)
    x = min(max(level.x(value), half), sheet.width - half)
    return Label(kind, text, x, y, Anchor.MIDDLE, sheet.text)
