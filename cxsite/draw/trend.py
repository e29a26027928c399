"""The artists of a trend: occasions, rules, ticks, band, target, line and dots.

Nothing is told by colour alone: the interval is an area, the value a solid line, the target a dashed one, a
small sample a hollow dot, a value between two gaps a whisker; a value without an interval has neither band nor
whisker. An occasion is a band where it lasts, else a thin
rule. Artists stand in the pixels of the frame, from back to front; each names itself by its `gid`, which becomes
the class of its SVG element. They are few on purpose: a drawing costs what its artists cost.
"""

from collections.abc import Iterable, Iterator, Sequence

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cxsite.draw.chart import Point, Span, Trend
from cxsite.draw.frame import Frame, frame_of, runs
from cxsite.draw.svg import Ink

Run = Sequence[tuple[int, Point]]
Spot = tuple[float, float]

HAIR, THIN, CLEAR = 1.0, 1.5, 2.25
"""Widths of lines in pixels."""

LARGEST = 5.5
"""Diameter of a dot in pixels, without its edge."""

TICK = 4.0
DASHES = (5.0, 4.0)
NARROWEST = 3.0
"""The narrowest band of an occasion, in pixels."""


def trend(marks: Trend) -> Iterator[Artist]:
    """Yield the artists of a trend, from back to front, in the pixels of its frame."""
    frame = frame_of(marks)
    stretches = runs(marks.points, marks.breaks)
    yield from _occasions(marks.occasions, frame)
    long, lone = [run for run in stretches if len(run) > 1], [run[0] for run in stretches if len(run) == 1]
    banded = [run for run in long if all(point.interval for _, point in run)]
    yield from (_band(run, frame) for run in banded)
    yield from _rules(marks, frame)
    if marks.target is not None and frame.holds(marks.target):
        yield _target(frame.y(marks.target), frame)
    lone += [seen for run in long if run not in banded for seen in run]
    yield from (_whisker(position, point.interval, frame) for position, point in lone if point.interval)
    yield from (_line(run, frame) for run in long)
    present = [seen for run in stretches for seen in run]
    if sound := [seen for seen in present if not seen[1].weak]:
        yield _dots(sound, frame, "dots", Ink.VALUE, smallest=3.0)
    if weak := [seen for seen in present if seen[1].weak]:
        yield _dots(weak, frame, "weak", Ink.PAPER, smallest=4.5)


def _occasions(spans: Sequence[Span], frame: Frame) -> Iterator[Artist]:
    """Yield one artist for all rules and one for each band; what is quickly over is a rule in its middle."""
    sides = [frame.across(span.start, span.end) for span in spans]
    short = [(left + right) / 2 for left, right in sides if right - left < NARROWEST]
    for left, right in sides:
        if right - left >= NARROWEST:
            box = [(left, frame.top), (right, frame.top), (right, frame.bottom), (left, frame.bottom)]
            outline = Path([*box, box[0]], closed=True)
            yield PathPatch(outline, gid="occasion", facecolor=Ink.EVENT.sentinel, edgecolor="none")
    if short:
        rules = [((x, frame.top), (x, frame.bottom)) for x in short]
        yield _strokes(rules, "occasions", Ink.MUTED, HAIR)


def _rules(marks: Trend, frame: Frame) -> Iterator[Artist]:
    heights = [frame.y(value) for value in marks.rules if frame.holds(value)]
    places = [frame.x(position) for position in range(frame.count)]
    rules = [((frame.left, y), (frame.right, y)) for y in heights]
    ticks = [((x, frame.bottom), (x, frame.bottom + TICK)) for x in places]
    for gid, segments in (("rules", rules), ("ticks", ticks)):
        if segments:
            yield _strokes(segments, gid, Ink.GRID, HAIR)


def _band(run: Run, frame: Frame) -> Artist:
    ends = [(frame.x(position), point.interval) for position, point in run if point.interval]
    upper = [(x, frame.y(high)) for x, (_, high) in ends]
    lower = [(x, frame.y(low)) for x, (low, _) in reversed(ends)]
    outline = Path([*upper, *lower, upper[0]], closed=True)
    return PathPatch(outline, gid="band", facecolor=Ink.BAND.sentinel, edgecolor="none")


def _target(y: float, frame: Frame) -> Artist:
    return Line2D(
        (frame.left, frame.right),
        (y, y),
        gid="target",
        color=Ink.TARGET.sentinel,
        linewidth=THIN,
        dashes=DASHES,
    )


def _whisker(position: int, interval: tuple[float, float], frame: Frame) -> Artist:
    low, high = interval
    x, top, bottom = frame.x(position), frame.y(high), frame.y(low)
    cap = min(TICK, frame.step / 3)
    ends = [((x - cap, y), (x + cap, y)) for y in (top, bottom)]
    return _strokes([((x, top), (x, bottom)), *ends], "whisker", Ink.VALUE, THIN)


def _line(run: Run, frame: Frame) -> Artist:
    return Line2D(
        [frame.x(position) for position, _ in run],
        [frame.y(point.value) for _, point in run],
        gid="line",
        color=Ink.VALUE.sentinel,
        linewidth=CLEAR,
        solid_joinstyle="round",
        solid_capstyle="round",
    )


def _dots(run: Run, frame: Frame, gid: str, fill: Ink, smallest: float) -> Artist:
    """Return the dots of one look; where many stand close they shrink, hollow ones less."""
    return Line2D(
        [frame.x(position) for position, _ in run],
        [frame.y(point.value) for _, point in run],
        gid=gid,
        linestyle="none",
        marker="o",
        markersize=min(LARGEST, max(smallest, frame.step / 3)),
        markerfacecolor=fill.sentinel,
        markeredgecolor=Ink.VALUE.sentinel,
        markeredgewidth=THIN,
    )


def _strokes(segments: Iterable[tuple[Spot, Spot]], gid: str, ink: Ink, width: float) -> Artist:
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
