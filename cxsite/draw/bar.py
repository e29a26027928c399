"""Where the parts of a stack lie, and the words around them.

Parts stand in one bar from left to right; the figure of each stands above it, its name below. A part that nobody
chose takes no room and has no words. Pixels count from the top left corner.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from cxsite.draw.chart import Stack, Width, Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Anchor, Label, plain

SHEETS = {
    Width.WIDE: Sheet(width=720, height=86, left=4, right=4, top=26, bottom=28, inset=0, text=13),
    Width.NARROW: Sheet(width=340, height=82, left=2, right=2, top=24, bottom=28, inset=0, text=12),
}
"""The margins above and below the bar hold one line of words each."""

ABOVE, BELOW = 8.0, 18.0
"""From the bar to the baseline of the words, in pixels."""

APART = 10.0
"""The least between two words in one line, in pixels."""

EDGE = 4.0
"""Between words and the edge of the drawing: browsers set Han and Latin a little apart, which no table knows."""


def edges(stack: Stack) -> tuple[tuple[float, float], ...]:
    """Return the left and right end of each part; together they fill the bar, whatever the shares were rounded to.

    Raises:
        ValueError: if a share is negative, or there is nothing to divide.
    """
    shares = [part.share for part in stack.parts]
    if min(shares, default=-1) < 0 or not sum(shares):
        raise ValueError(f"a stack cannot show the shares {shares}")
    sheet = SHEETS[stack.width]
    room = sheet.width - sheet.left - sheet.right
    ends = [sheet.left + room * share / sum(shares) for share in accumulate(shares, initial=0.0)]
    return tuple(pairwise(ends))


def place_parts(words: Words, stack: Stack) -> tuple[Label, ...]:
    """Return the labels that find room: figures above the bar, then names below it, each from left to right."""
    sheet = SHEETS[stack.width]
    spans = [span for span, part in zip(edges(stack), stack.parts, strict=True) if part.share]
    said = [both for both, part in zip(words.parts, stack.parts, strict=False) if part.share]
    figures = [(plain(figure), span) for (figure, _), span in zip(said, spans, strict=False)]
    names = [(plain(name), span) for (_, name), span in zip(said, spans, strict=False)]
    above, below = sheet.top - ABOVE, sheet.height - sheet.bottom + BELOW
    return (
        *_line("figure", above, [pair for pair in figures if _is_held(*pair, sheet)], sheet),
        *_line("part", below, names, sheet),
    )


def _is_held(text: str, span: tuple[float, float], sheet: Sheet) -> bool:
    """Tell whether a part is at least as wide as its figure: a figure beside its part would be another's."""
    return width(text, sheet.text) <= span[1] - span[0]


def _line(
    kind: str, y: float, said: Sequence[tuple[str, tuple[float, float]]], sheet: Sheet
) -> Iterable[Label]:
    """Return words in one line, each as near to the middle of its part as the others let it.

    Where not all find room in the line, the first and the last stay, because the ends of a scale say most.
    """
    taken = [width(text, sheet.text) for text, _ in said]
    order = dict.fromkeys((0, len(said) - 1, *range(len(said)))) if said else ()
    kept: list[int] = []
    for index in order:
        if said[index][0] and _sum(taken, [*kept, index]) - APART <= sheet.width - 2 * EDGE:
            kept.append(index)
    placed: dict[int, Label] = {}
    for index in kept:
        text, (left, right) = said[index]
        lowest, highest = _bounds(index, sorted(kept), placed, taken, sheet)
        x = max(lowest, min((left + right) / 2, highest))
        placed[index] = Label(kind, text, x, y, Anchor.MIDDLE, sheet.text)
    return [placed[index] for index in sorted(placed)]


def _bounds(
    index: int, row: Sequence[int], placed: Mapping[int, Label], taken: Sequence[float], sheet: Sheet
) -> tuple[float, float]:
    """Return between where the middle of some words may stand; those not placed yet keep their room."""
    before = max((at for at in placed if at < index), default=-1)
    after = min((at for at in placed if at > index), default=len(taken))
    left = placed[before].right + APART if before in placed else EDGE
    right = placed[after].left - APART if after in placed else sheet.width - EDGE
    left += _sum(taken, [at for at in row if before < at < index])
    right -= _sum(taken, [at for at in row if index < at < after])
    return left + taken[index] / 2, right - taken[index] / 2


def _sum(taken: Sequence[float], row: Iterable[int]) -> float:
    """Return what some words take in a line, each with the gap behind it."""
    return sum(taken[at] + APART for at in row)
