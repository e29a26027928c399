"""The emotion curve of a journey, one piece a step.

Every piece is drawn in its step's own cell: neighbours share the value and the slope at the cell's edge, so the curve
is continuous at any width, on paper, and where a row of steps breaks. The box of a piece is 100 × 100, up is better.
"""

UNIT = 20
MIDDLE = 50


def pieces(scores: tuple[int | None, ...]) -> tuple[str, ...]:
    """Return the SVG path of each step's piece, "" where the feeling is not known.

    Args:
        scores: −2..+2 for each step in the order of the journey; None breaks the curve.

    Source:
        A cubic through the steps' middles with level tangents there, split in half by de Casteljau's algorithm.
    """
    heights = [None if score is None else MIDDLE - UNIT * score for score in scores]
    return tuple(_piece(heights, index) for index in range(len(heights)))


def _piece(heights: list[int | None], index: int) -> str:
    here = heights[index]
    if here is None:
        return ""
    before = heights[index - 1] if index > 0 else None
    after = heights[index + 1] if index + 1 < len(heights) else None
    path = f"M{MIDDLE} {here}"
    if before is not None:
        path = f"M0 {_n((before + here) / 2)}C16.7 {_n((before + 3 * here) / 4)} 33.3 {here} {MIDDLE} {here}"
    if after is not None:
        path += f"C66.7 {here} 83.3 {_n((3 * here + after) / 4)} 100 {_n((here + after) / 2)}"
    return path


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
