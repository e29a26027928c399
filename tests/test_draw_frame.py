"""From values and positions to pixels."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.chart import Point, Trend, Width
from cxsite.draw.frame import SHEETS, frame_of, runs

POINT = Point(1, 0, 2)


def trend(*points: Point | None, width: Width = Width.WIDE, low: float = -100, high: float = 100) -> Trend:
    """Return marks with these points and a rule at zero."""
    return Trend(width, low, high, (0,), points)


@pytest.mark.parametrize("width", Width)
def test_the_ends_of_the_scale_are_the_ends_of_the_plot(width: Width) -> None:
    """Low lies at the bottom, high at the top, the middle between them."""
    frame = frame_of(trend(POINT, POINT, width=width))
    assert (frame.y(-100), frame.y(100)) == (frame.bottom, frame.top)
    assert frame.y(0) == pytest.approx((frame.top + frame.bottom) / 2)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
@settings(max_examples=30)
def test_a_higher_value_never_lies_lower(one: float, other: float) -> None:
    """Pixels count downwards, and what is beyond the scale lies at its end."""
    frame = frame_of(trend())
    assert frame.y(max(one, other)) <= frame.y(min(one, other))
    assert frame.top <= frame.y(one) <= frame.bottom


def test_positions_are_evenly_spaced_inside_the_rules() -> None:
    """The first and the last point keep the same distance from the ends of the rules."""
    frame = frame_of(trend(POINT, None, POINT))
    assert frame.x(1) - frame.x(0) == pytest.approx(frame.x(2) - frame.x(1))
    assert frame.x(0) - frame.left == pytest.approx(frame.right - frame.x(2))


def test_a_single_position_lies_in_the_middle() -> None:
    """One period has no neighbours to be spaced from."""
    frame = frame_of(trend(POINT))
    assert frame.x(0) == (frame.left + frame.right) / 2


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (math.nan, 1), (0, math.inf)])
def test_a_scale_that_is_none_is_refused(low: float, high: float) -> None:
    """An empty or infinite scale is a mistake of the caller."""
    with pytest.raises(ValueError, match=r"a chart cannot have a scale from .* to "):
        frame_of(trend(low=low, high=high))


def test_a_value_that_is_none_is_refused() -> None:
    """Not-a-number would otherwise be drawn somewhere."""
    with pytest.raises(ValueError, match="a chart cannot show the value nan"):
        frame_of(trend()).y(math.nan)


def test_runs_break_at_gaps() -> None:
    """Each run keeps its positions; gaps at the ends give no empty runs."""
    found = runs((None, POINT, POINT, None, None, POINT, None))
    assert [[position for position, _ in run] for run in found] == [[1, 2], [5]]
    assert runs((None, None)) == ()


def test_a_phone_shows_text_that_can_be_read() -> None:
    """The narrow drawing has words of 11 px in a column of 312 px, the wide one in a column of 610 px."""
    narrow, wide = SHEETS[Width.NARROW], SHEETS[Width.WIDE]
    assert narrow.text * 312 / narrow.width >= 11
    assert wide.text * 610 / wide.width >= 11
