"""The artists of a stack: one bar in parts, with paper between them.

Which part is which is told by its place and by the words around it; its colour only repeats whether it is good news.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cxsite.draw.bar import SHEETS, edges
from cxsite.draw.chart import Stack
from cxsite.draw.svg import Ink

SEAM = 1.0
"""How much paper stands on either side of a seam, in pixels."""


def stack(marks: Stack) -> Iterator[Artist]:
    """Yield the artists of a stack: a box for each part that somebody chose, from left to right."""
    sheet = SHEETS[marks.width]
    top, bottom = sheet.top, sheet.height - sheet.bottom
    for part, (left, right) in zip(marks.parts, edges(marks), strict=True):
        if part.share:
            seam = min(SEAM, (right - left) / 4)
            x0, x1 = left + seam, right - seam
            outline = Path([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)], closed=True)
            yield PathPatch(
                outline, gid=f"part-{part.tone}", facecolor=Ink(part.tone).sentinel, edgecolor="none"
            )
