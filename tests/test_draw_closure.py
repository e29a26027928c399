"""Curves of closures and bars of ages: where they lie, and their words."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from cxsite.draw.chart import Ages, Closure, Width, Words
from cxsite.draw.columns import SHEETS as COLUMNS
from cxsite.draw.columns import boxes
from cxsite.draw.frame import SHEETS
from cxsite.draw.marks import draw_marks
from cxsite.draw.rising import frame_of_closure
from cxsite.draw.words import place, sheet_of

RULES = (0.0, 50.0, 100.0)
CURVE = Closure(Width.WIDE, 12, RULES, (0, 5, 10), ((1, 20.0), (4, 55.0), (9, 80.0)), 3)
WORDS = Words(
    "en",
    values=tuple((rule, f"{rule:.0f}%") for rule in RULES),
    times=((0, "0 days"), (5, "5 days"), (10, "10 days")),
    occasions=((3.0, "3 days"),),
    parts=(("45%", "0"), ("30%", "1–2"), ("25%", "3 and more")),
)


def test_a_duration_lies_on_the_axis() -> None:
    """Nothing at the left end, the span at the right."""
    frame = frame_of_closure(CURVE)
    sheet = SHEETS[Width.WIDE]
    assert frame.x(0) == sheet.left + sheet.inset
    assert frame.x(12) == pytest.approx(sheet.width - sheet.right - sheet.inset)
    with pytest.raises(ValueError, match="durations up to 0"):
        frame_of_closure(Closure(Width.WIDE, 0, RULES, (), ()))


def test_the_curve_goes_in_steps() -> None:
    """Level until a duration is known, then up; the time given is the only dashed line."""
    tree = ET.fromstring(draw_marks(CURVE))  # noqa: S314 - it was drawn a moment ago
    classes = [each.get("class") for each in tree.iter("path")]
    assert classes == ["band", "rules", "ticks", "target", "line"]
    line = next(each for each in tree.iter("path") if each.get("class") == "line")
    numbers = [float(each) for each in re.findall(r"[0-9.]+", line.get("d", ""))]
    spots = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(spots))
    assert spots[-1][0] == pytest.approx(frame_of_closure(CURVE).x(10), abs=0.1)


def test_a_curve_without_steps_or_time_given_is_empty() -> None:
    """The axes stay."""
    tree = ET.fromstring(draw_marks(Closure(Width.NARROW, 5, RULES, (0, 5), ())))  # noqa: S314 - as above
    assert "target" not in [each.get("class") for each in tree.iter("path")]


@pytest.mark.parametrize("width", Width)
def test_words_stand_around_the_curve(width: Width) -> None:
    """Shares on the left, durations below, the time given above."""
    marks = Closure(width, CURVE.span, RULES, CURVE.ticks, CURVE.points, 3)
    labels = place(WORDS, marks)
    assert [label.kind for label in labels] == ["value"] * 3 + ["time"] * 3 + ["event"]
    assert not any(one.overlaps(other) for one in labels for other in labels if one is not other)


def test_bars_stand_on_one_line() -> None:
    """Each as high as it is, none broader than another."""
    found = boxes(Ages(Width.WIDE, 40.0, (40.0, 20.0, 0.0)))
    tops = [bottom - top for _, top, _, bottom in found]
    assert tops[0] == 2 * tops[1]
    assert tops[2] == 0
    assert len({round(right - left, 6) for left, _, right, _ in found}) == 1
    with pytest.raises(ValueError, match="cannot show 0 bars"):
        boxes(Ages(Width.WIDE, 40.0, ()))


@pytest.mark.parametrize("width", Width)
def test_words_stand_above_and_below_the_bars(width: Width) -> None:
    """A name that is broader than its room is left out; the table has it."""
    marks = Ages(width, 45.0, (45.0, 30.0, 25.0))
    labels = place(WORDS, marks)
    assert sheet_of(marks) == COLUMNS[width]
    assert [label.text for label in labels] == ["45%", "30%", "25%", "0", "1–2", "3 and more"]
    many = Ages(width, 45.0, (45.0,) * 30)
    assert place(Words("en", parts=(("45%", "a name that is broad"),) * 30), many) == ()
