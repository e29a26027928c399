"""The artists of ages: a bar for each, on a base line."""

from collections.abc import Iterator

from matplotlib.artist import Artist

from cxsite.draw.chart import Ages
from cxsite.draw.columns import SHEETS, boxes
from cxsite.draw.shapes import HAIR, areas, strokes
from cxsite.draw.svg import Ink


def ages(marks: Ages) -> Iterator[Artist]:
    """Yield the artists: all bars as one, then the line that they stand on."""
    sheet = SHEETS[marks.width]
    found = boxes(marks)
    outlines = [[(x0, y0), (x1, y0), (x1, y1), (x0, y1)] for x0, y0, x1, y1 in found]
    yield areas(outlines, "bars", Ink.VALUE)
    base = sheet.height - sheet.bottom
    yield strokes([((sheet.left, base), (sheet.width - sheet.right, base))], "rules", Ink.GRID, HAIR)
