"""The artists of feelings along a journey: the scale, the edges of stages, a line with its marks for each who feels.

Lines differ by dash and by mark, never by colour alone: whole with dots, dashed with squares, dotted with diamonds,
and so on from the first.
"""

from collections.abc import Callable, Iterator

from matplotlib.artist import Artist

from cxsite.draw.charts.journey import HIGHEST, LOWEST, Feelings
from cxsite.draw.felt import PIECE, edges, frame_of_feelings, keys_of, spots_of
from cxsite.draw.shapes import CLEAR, HAIR, THIN, Spot, areas, dots, joined, strokes
from cxsite.draw.svg import Ink

HALF = 4.0
"""Half of the width of a mark, in pixels."""

DASHES: tuple[tuple[float, ...] | None, ...] = (None, (7, 4), (2, 3), (9, 3, 2, 3))
INKS = (Ink.VALUE, Ink.TARGET, Ink.INK, Ink.MUTED)
"""Of one line after the other; the fifth looks like the first."""


def feelings(marks: Feelings) -> Iterator[Artist]:
    """Yield the artists of a drawing, from back to front, in pixels."""
    frame = frame_of_feelings(marks)
    ends = frame.left, frame.right
    rules = [((ends[0], frame.y(value)), (ends[1], frame.y(value))) for value in range(LOWEST, HIGHEST + 1)]
    yield strokes(rules, "rules", Ink.GRID, HAIR)
    yield strokes([rules[-LOWEST]], "middle", Ink.MUTED, HAIR)
    if between := [((x, frame.top), (x, frame.bottom)) for x in edges(marks)]:
        yield strokes(between, "edges", Ink.GRID, HAIR)
    for at in reversed(range(len(marks.lines))):
        yield from _line(marks, at)


def _line(marks: Feelings, at: int) -> Iterator[Artist]:
    """Yield one line with its marks, and the piece of it that stands before its name."""
    look = at % len(DASHES)
    runs = runs_of(marks, at)
    known = [spot for run in runs for spot in run]
    if keys := keys_of(marks):
        x, y = keys[at]
        runs.append([(x, y), (x + PIECE, y)])
        known.append((x + PIECE / 2, y))
    for run in runs:
        if len(run) > 1:
            yield joined(run, f"line-{look}", INKS[look], THIN if look else CLEAR, DASHES[look])
    if look == 0:
        yield dots(known, "felt-0", Ink.VALUE, 2 * HALF - 1)
    else:
        yield areas([SHAPES[look](spot) for spot in known], f"felt-{look}", INKS[look], INKS[look])


def runs_of(marks: Feelings, at: int) -> list[list[Spot]]:
    """Return the stretches of a line in which every feeling is known; steps that are not its own do not break it."""
    passed = marks.absent[at] if marks.absent else ()
    found: list[list[Spot]] = [[]]
    for step, spot in enumerate(spots_of(marks, at)):
        if spot:
            found[-1].append(spot)
        elif step not in passed:
            found.append([])
    return [run for run in found if run]


def _square(spot: Spot) -> list[Spot]:
    x, y = spot
    near = HALF * 0.85
    return [(x - near, y - near), (x + near, y - near), (x + near, y + near), (x - near, y + near)]


def _diamond(spot: Spot) -> list[Spot]:
    x, y = spot
    return [(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)]


def _triangle(spot: Spot) -> list[Spot]:
    x, y = spot
    return [(x, y - HALF), (x + HALF, y + HALF * 0.8), (x - HALF, y + HALF * 0.8)]


SHAPES: dict[int, Callable[[Spot], list[Spot]]] = {1: _square, 2: _diamond, 3: _triangle}
