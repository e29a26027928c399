"""The artists that several kinds of chart are made of: lines, areas, dots and strokes, in pixels.

Nothing is told by colour alone: an interval is an area or a thin stroke, a value a solid line or a dot, a target
dashed, a small sample hollow. Each artist names itself by its `gid`, which becomes the class of its SVG element.
They are few on purpose: a drawing costs what its artists cost.
"""

from collections.abc import Iterable, Sequence

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cxsite.draw.chart import Point
from cxsite.draw.frame import Frame
from cxsite.draw.svg import Ink

Run = Sequence[tuple[int, Point]]
Spot = tuple[float, float]
Segment = tuple[Spot, Spot]

HAIR, THIN, CLEAR = 1.0, 1.5, 2.25
"""Widths of lines in pixels."""

DASHES = (5.0, 4.0)
"""Of a target: what is drawn and what is left out, in pixels."""


def band(run: Run, frame: Frame) -> Artist:
    """Return the area from low to high along a run."""
    upper = [(frame.x(position), frame.y(point.high)) for position, point in run]
    lower = [(frame.x(position), frame.y(point.low)) for position, point in reversed(run)]
    return areas([[*upper, *lower]], "band", Ink.BAND)


def line(run: Run, frame: Frame, width: float = CLEAR) -> Artist:
    """Return the line through the values of a run."""
    return joined([(frame.x(at), frame.y(point.value)) for at, point in run], "line", Ink.VALUE, width)


def joined(
    spots: Sequence[Spot], gid: str, ink: Ink, width: float, dashes: Sequence[float] | None = None
) -> Artist:
    """Return a line through spots, whole or dashed: what is drawn and what is left out, in pixels."""
    drawn = Line2D(
        [x for x, _ in spots],
        [y for _, y in spots],
        gid=gid,
        color=ink.sentinel,
        linewidth=width,
        solid_joinstyle="round",
        solid_capstyle="round",
    )
    if dashes:
        drawn.set_dashes(
            [length / width for length in dashes]
        )  # matplotlib counts them in widths of the line
    return drawn


def dots(spots: Sequence[Spot], gid: str, fill: Ink, size: float) -> Artist:
    """Return dots of one look and `size` across without their edge, which has the colour of the value."""
    return Line2D(
        [x for x, _ in spots],
        [y for _, y in spots],
        gid=gid,
        linestyle="none",
        marker="o",
        markersize=size,
        markerfacecolor=fill.sentinel,
        markeredgecolor=Ink.VALUE.sentinel,
        markeredgewidth=THIN,
    )


def dashed(start: Spot, end: Spot) -> Artist:
    """Return a target: the only dashed line of a drawing."""
    return Line2D(
        (start[0], end[0]),
        (start[1], end[1]),
        gid="target",
        color=Ink.TARGET.sentinel,
        linewidth=THIN,
        dashes=[length / THIN for length in DASHES],  # matplotlib counts dashes in widths of the line
    )


def areas(outlines: Iterable[Sequence[Spot]], gid: str, fill: Ink, edge: Ink | None = None) -> Artist:
    """Return closed areas of one look as one path."""
    spots: list[Spot] = []
    codes: list[int] = []
    for outline in outlines:
        spots += [*outline, outline[0]]
        codes += [int(Path.MOVETO), *[int(Path.LINETO)] * (len(outline) - 1), int(Path.CLOSEPOLY)]
    return PathPatch(
        Path(spots, codes),
        gid=gid,
        facecolor=fill.sentinel,
        edgecolor=edge.sentinel if edge else "none",
        linewidth=THIN,
        joinstyle="round",
    )


def strokes(segments: Iterable[Segment], gid: str, ink: Ink, width: float) -> Artist:
    """Return many straight strokes as one path."""
    spots = [spot for segment in segments for spot in segment]
    codes = [Path.MOVETO, Path.LINETO] * (len(spots) // 2)
    return PathPatch(
        Path(spots, codes),
        gid=gid,
        fill=False,
        edgecolor=ink.sentinel,
        linewidth=width,
        joinstyle="round",
    )
