"""The emotion curve is one curve, although every step draws its own piece."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.pages.curve import area, pieces, whole

Point = tuple[float, float]
SCORES = st.lists(st.one_of(st.none(), st.integers(-2, 2)), max_size=8).map(tuple)


def points(path: str) -> list[Point]:
    """Return the points of a path of cubics, its start first."""
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def slope(one: Point, other: Point) -> float:
    """Return the direction from a point to the next."""
    return (other[1] - one[1]) / (other[0] - one[0])


def faults(paths: tuple[str, ...]) -> list[int]:
    """Return the cells after whose right edge the curve jumps or bends."""
    found = []
    for index, (left, right) in enumerate(pairwise(paths)):
        if not left or not right:
            continue
        *_, before, edge = points(left)
        start, after, *_ = points(right)
        joined = edge[0] == 100 and start[0] == 0 and abs(edge[1] - start[1]) <= 0.1
        if not joined or abs(slope(before, edge) - slope(start, after)) > 0.02:
            found.append(index)
    return found


@given(SCORES)
def test_neighbours_share_value_and_slope_at_the_edge(scores: tuple[int | None, ...]) -> None:
    """Wherever two steps with a feeling stand side by side, one piece goes on in the next."""
    assert faults(pieces(scores)) == []


def test_a_jump_and_a_bend_are_found() -> None:
    """The judge of the test above sees a broken value and a broken slope."""
    left, right = pieces((0, 2))
    assert faults((left, right.replace("M0 30", "M0 34"))) == [0]
    assert faults((left, re.sub(r"C16\.7 [0-9.]+", "C16.7 60", right))) == [0]


@given(SCORES)
def test_a_piece_passes_through_its_feeling(scores: tuple[int | None, ...]) -> None:
    """In the middle of the cell the curve has the step's own height, and stays inside the box."""
    for score, path in zip(scores, pieces(scores), strict=True):
        assert bool(path) == (score is not None)
        if score is not None:
            assert (50.0, 50.0 - 20 * score) in points(path)
            assert all(0 <= x <= 100 and 10 <= y <= 90 for x, y in points(path))


@pytest.mark.parametrize(
    ("scores", "cells"),
    [
        ((), ()),
        ((1,), ("M50 30",)),
        ((None,), ("",)),
        ((0, None, 0), ("M50 50", "", "M50 50")),
    ],
)
def test_an_unknown_feeling_breaks_the_curve(scores: tuple[int | None, ...], cells: tuple[str, ...]) -> None:
    """A step without a feeling has no piece, and its neighbours do not reach out for it."""
    assert pieces(scores) == cells


@given(SCORES)
def test_the_whole_curve_is_its_pieces_side_by_side(scores: tuple[int | None, ...]) -> None:
    """Each a hundred further on than the one before."""
    drawn = whole(scores)
    parts = [part for part in drawn.line.split("M") if part]
    known = [(index, piece) for index, piece in enumerate(pieces(scores)) if piece]
    assert drawn.width == 100 * len(scores)
    for part, (index, piece) in zip(parts, known, strict=True):
        moved = [each for x, y in points(part) for each in (x - 100 * index, y)]
        assert moved == pytest.approx([each for point in points(piece) for each in point], abs=0.05)


@given(SCORES)
def test_the_lowest_point_is_one_of_the_dots(scores: tuple[int | None, ...]) -> None:
    """And no other is lower: down the page heights grow."""
    drawn = whole(scores)
    heights = [y for _, y in points(drawn.dots.replace("h.01", " "))]
    assert len(heights) == sum(score is not None for score in scores)
    assert drawn.low in drawn.dots
    assert bool(drawn.low) == any(height > 50 for height in heights)
    if drawn.low:
        ((_, low),) = points(drawn.low.replace("h.01", ""))
        assert low == max(heights)


def test_what_lies_between_the_curve_and_the_middle_is_closed() -> None:
    """Along the middle, back to where the piece began; nothing of no piece."""
    assert area("M50 30C66.7 30 83.3 35 100 40") == "M50 30C66.7 30 83.3 35 100 40V50H50Z"
    assert area("") == ""
