"""The emotion curve of a journey, one piece a step, or all of it in one drawing.

Every piece is drawn in its step's own cell: neighbours share the value and the slope at the cell's edge, so the curve
is continuous at any width, on paper, and where a row of steps breaks. The box of a piece is 100 × 100, up is better.
"""

from dataclasses import dataclass

UNIT = 20
MIDDLE = 50
WIDTH = 100

Heights = list[int | None]


@dataclass(frozen=True, slots=True)
class Whole:
    """The curve over all steps, in a box of 100 a step: SVG paths, "" where no feeling is known.

    Attributes:
        line: the curve.
        area: what lies between the curve and the middle.
        dots: a point at each feeling.
        low: a point at the lowest, where that is below the middle.
        width: of the box.
    """

    line: str
    area: str
    dots: str
    low: str
    width: int


def pieces(scores: tuple[int | None, ...]) -> tuple[str, ...]:
    """Return the SVG path of each step's piece, "" where the feeling is not known.

    Args:
        scores: −2..+2 for each step in the order of the journey; None breaks the curve.

    Source:
        A cubic through the steps' middles with level tangents there, split in half by de Casteljau's algorithm.
    """
    heights = _heights(scores)
    return tuple(_piece(heights, index) for index in range(len(heights)))


def whole(scores: tuple[int | None, ...]) -> Whole:
    """Return the curve over all steps; its pieces are those of the steps, side by side."""
    heights = _heights(scores)
    lines = [_piece(heights, index, index * WIDTH) for index in range(len(heights))]
    dots = {
        index: f"M{index * WIDTH + MIDDLE} {height}h.01"
        for index, height in enumerate(heights)
        if height is not None
    }
    lowest = lowest_of(scores)
    return Whole(
        "".join(lines),
        "".join(area(line) for line in lines),
        "".join(dots.values()),
        "" if lowest is None or (scores[lowest] or 0) >= 0 else dots[lowest],
        len(heights) * WIDTH,
    )


def lowest_of(scores: tuple[int | None, ...]) -> int | None:
    """Return which step feels worst, the first of several; None where no feeling is known."""
    known = [(score, index) for index, score in enumerate(scores) if score is not None]
    return min(known)[1] if known else None


def area(piece: str) -> str:
    """Return what lies between a piece and the middle, "" of no piece."""
    start = piece[1:].partition(" ")[0]
    return f"{piece}V{MIDDLE}H{start}Z" if piece else ""


def _heights(scores: tuple[int | None, ...]) -> Heights:
    return [None if score is None else MIDDLE - UNIT * score for score in scores]


def _piece(heights: Heights, index: int, left: int = 0) -> str:
    here = heights[index]
    if here is None:
        return ""
    before = heights[index - 1] if index > 0 else None
    after = heights[index + 1] if index + 1 < len(heights) else None
    middle = left + MIDDLE
    path = f"M{middle} {here}"
    if before is not None:
        bend = f"C{_n(left + 16.7)} {_n((before + 3 * here) / 4)} {_n(left + 33.3)} {here} {middle} {here}"
        path = f"M{left} {_n((before + here) / 2)}{bend}"
    if after is not None:
        edge = f"{_n(left + 83.3)} {_n((3 * here + after) / 4)} {left + WIDTH} {_n((here + after) / 2)}"
        path += f"C{_n(left + 66.7)} {here} {edge}"
    return path


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
