"""Where everything in the drawing of a whole map lies: rows as high as their words, columns all alike.

Pixels count from the top left corner. Nothing here imports matplotlib.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from cxsite.draw.charts.map_drawing import Cell, Look, MapDrawing
from cxsite.draw.labels import plain
from cxsite.draw.lines import lines_of

MARGIN, FIRST, COLUMN, PAD = 20, 118, 150, 9
"""Of the paper; how wide the names of the lanes are, and each step; around the words of a cell."""

SIZE, PITCH = 11, 15
HEAD, STAGE, CURVE = 70, 26, 96
"""How high the title, the names of the stages and the curve are."""

BOLD = 1.12
"""How much wider strong letters are."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of words: where it begins, its baseline, how it is set."""

    text: str
    x: float
    y: float
    look: Look
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Band:
    """A row: from its top to its bottom; `line` is what a blueprint calls the line above it, or ""."""

    top: float
    bottom: float
    line: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the paper, the stages' edges, the rows, and all words."""

    width: float
    height: float
    edges: tuple[float, ...]
    stages: Band
    curve: Band
    bands: tuple[Band, ...]
    words: tuple[Written, ...]

    def column(self, step: int) -> float:
        """Return the middle of a step."""
        return MARGIN + FIRST + (step + 0.5) * COLUMN


def laid_out(drawing: MapDrawing) -> Layout:
    """Return where everything lies."""
    counts = [count for _, count in drawing.stages]
    left = MARGIN + FIRST
    edges = tuple(left + COLUMN * steps for steps in (0, *accumulate(counts)))
    width = edges[-1] + MARGIN
    words = [*_title(drawing, width)]
    stages = Band(HEAD, HEAD + STAGE)
    for (name, count), edge in zip(drawing.stages, edges, strict=False):
        text = lines_of(plain(name), (count * COLUMN - 2 * PAD) / BOLD, 13, 1)
        words += [Written(line, edge + PAD, stages.bottom - 8, Look.STRONG, 13) for line in text]
    y = stages.bottom
    y, shown = _row(drawing.heads, y)
    words += shown
    curve = Band(y, y + CURVE)
    y, shown = _row(drawing.felt, curve.bottom)
    words += shown
    bands = [Band(stages.bottom, y)]
    for lane in drawing.lanes:
        named: Cell = (*(((lane.above, Look.STRONG),) if lane.above else ()), (lane.name, Look.MUTED))
        top, side = _cell(named, MARGIN, y, FIRST)
        bottom, shown = _row(lane.cells, y)
        words += [*side, *shown]
        bands.append(Band(y, max(top, bottom), lane.above))
        y = bands[-1].bottom
    words += [
        Written(line, MARGIN, y + PITCH * (at + 1.4), Look.MUTED)
        for at, line in enumerate(lines_of(plain(drawing.foot), width - 2 * MARGIN, SIZE))
    ]
    height = max(each.y for each in words) + MARGIN
    return Layout(width, height, edges, stages, curve, tuple(bands), tuple(words))


def _title(drawing: MapDrawing, width: float) -> Iterator[Written]:
    for line in lines_of(plain(drawing.title), (width - 2 * MARGIN) / BOLD, 20, 1):
        yield Written(line, MARGIN, 36, Look.STRONG, 20)
    for line in lines_of(plain(drawing.about), width - 2 * MARGIN, SIZE, 1):
        yield Written(line, MARGIN, 56, Look.MUTED)


def _row(cells: Sequence[Cell], top: float) -> tuple[float, list[Written]]:
    """Return the bottom of a row, and the words in it."""
    placed = [_cell(cell, MARGIN + FIRST + at * COLUMN, top, COLUMN) for at, cell in enumerate(cells)]
    return max(bottom for bottom, _ in placed), [each for _, words in placed for each in words]


def _cell(cell: Cell, x: float, top: float, wide: float) -> tuple[float, list[Written]]:
    """Return the bottom of a cell, and its words."""
    found: list[Written] = []
    y = top + PAD - 3
    for text, look in cell:
        room = (wide - 2 * PAD) / (BOLD if look is Look.STRONG else 1)
        for line in lines_of(plain(text), room, SIZE):
            y += PITCH
            found.append(Written(line, x + PAD if x > MARGIN else x, y, look))
        y += 3 if look is not Look.STRONG else 0
    return y + PAD, found


def stage_boxes(layout: Layout) -> list[list[tuple[float, float]]]:
    """Return the outline of each stage's name."""
    top, bottom = layout.stages.top, layout.stages.bottom
    return [
        [(begin + 1, top), (end - 1, top), (end - 1, bottom), (begin + 1, bottom)]
        for begin, end in pairwise(layout.edges)
    ]
