"""Stacks: parts that fill one bar, and words that stay with their part."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.bar import APART, EDGE, SHEETS, edges
from cxsite.draw.chart import Chart, Part, Stack, Tone, Width, Words
from cxsite.draw.fonts import width as advance
from cxsite.draw.marks import draw_marks
from cxsite.draw.svg import compose
from cxsite.draw.words import place

TONES = (Tone.WORSE, Tone.MIDDLE, Tone.BETTER)
WORDS = Words(
    "en", parts=(("17%", "Detractors (0–6)"), ("39%", "Passives (7–8)"), ("44%", "Promoters (9–10)"))
)


def stack(*shares: float, width: Width = Width.WIDE) -> Stack:
    """Return a stack of these parts."""
    return Stack(width, tuple(Part(share, tone) for share, tone in zip(shares, TONES, strict=False)))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=3).filter(lambda shares: sum(shares) > 0.01))
@settings(max_examples=30)
def test_the_parts_fill_the_bar(shares: list[float]) -> None:
    """They touch each other, and reach from end to end whatever their shares were rounded to."""
    found, sheet = edges(stack(*shares)), SHEETS[Width.WIDE]
    assert found[0][0] == sheet.left
    assert found[-1][1] == pytest.approx(sheet.width - sheet.right)
    assert all(one[1] == other[0] for one, other in pairwise(found))


@pytest.mark.parametrize("shares", [(), (0, 0), (0.5, -0.1)])
def test_nothing_cannot_be_divided(shares: tuple[float, ...]) -> None:
    """A bar without a whole is an error, not an empty drawing."""
    with pytest.raises(ValueError, match="cannot show the shares"):
        edges(stack(*shares))


def test_a_part_is_a_box_and_an_empty_part_is_none() -> None:
    """Boxes are named after their tone; what nobody chose is not drawn."""
    tree = ET.fromstring(draw_marks(stack(0.2, 0, 0.8)))  # noqa: S314 - it was drawn a moment ago
    assert [path.get("class") for path in tree.iter("path")] == ["part-worse", "part-better"]
    assert [path.get("fill") for path in tree.iter("path")] == ["var(--chart-worse)", "var(--chart-better)"]


@pytest.mark.parametrize("width", Width)
def test_words_stand_by_their_parts(width: Width) -> None:
    """Figures above, names below, none over another, all inside."""
    labels, sheet = place(WORDS, stack(0.17, 0.39, 0.44, width=width)), SHEETS[width]
    figures, names = zip(*WORDS.parts, strict=True)
    assert tuple(label.text for label in labels) == figures + names
    assert all(label.left >= EDGE - 0.1 and label.right <= sheet.width - EDGE + 0.1 for label in labels)
    assert not any(one.overlaps(other) for one in labels for other in labels if one is not other)
    assert all(label.bottom <= sheet.top for label in labels[:3])
    assert all(label.top >= sheet.height - sheet.bottom for label in labels[3:])


def test_a_thin_part_has_no_figure_but_keeps_its_name() -> None:
    """A figure wider than its part would be read as its neighbour's."""
    labels = place(WORDS, stack(0.01, 0.39, 0.6))
    assert [label.text for label in labels if label.kind == "figure"] == ["39%", "44%"]
    assert next(label.text for label in labels if label.kind == "part") == "Detractors (0–6)"


def test_the_ends_keep_their_names_where_there_is_little_room() -> None:
    """The middle gives way: the table has it."""
    long = Words("en", parts=(("1%", "Low " * 4), ("98%", "Middle " * 5), ("1%", "High " * 4)))
    names = [
        label.text for label in place(long, stack(0.3, 0.4, 0.3, width=Width.NARROW)) if label.kind == "part"
    ]
    assert names == [("Low " * 4).strip(), ("High " * 4).strip()]


def test_the_ends_give_way_where_the_middle_would_find_no_room_else() -> None:
    """Three names that fit into the line all stand in it, each as near to its part as the others let it."""
    said = Words(
        "zh-Hans", parts=(("43%", "贬损者（0–6分）"), ("25%", "被动者（7–8分）"), ("32%", "推荐者（9–10分）"))
    )
    marks = stack(0.43, 0.25, 0.32, width=Width.NARROW)
    names = [label for label in place(said, marks) if label.kind == "part"]
    assert [label.text for label in names] == [name for _, name in said.parts]
    assert [other.left - one.right for one, other in pairwise(names)] == pytest.approx([APART, APART])
    (left, right), *_ = edges(marks)
    assert names[0].x == pytest.approx((left + right) / 2, abs=5)


@given(
    st.lists(st.tuples(st.floats(0.001, 1), st.integers(0, 30)), min_size=1, max_size=7),
    st.sampled_from(list(Width)),
)
def test_names_that_fit_into_the_line_all_stand_in_it(parts: list[tuple[float, int]], width: Width) -> None:
    """In their order, apart from each other and inside the drawing, whatever the parts are."""
    words = Words("en", parts=tuple(("", "m" * length) for _, length in parts))
    marks = Stack(width, tuple(Part(share, Tone.MIDDLE) for share, _ in parts))
    labels, sheet = place(words, marks), SHEETS[width]
    said = [name for _, name in words.parts if name]
    room = sheet.width - 2 * EDGE - sum(advance(name, sheet.text) for name in said) - APART * (len(said) - 1)
    if room >= 0:
        assert [label.text for label in labels] == said
    assert all(other.left - one.right >= APART - 0.01 for one, other in pairwise(labels))
    assert all(label.left >= EDGE - 0.01 for label in labels)
    assert all(label.right <= sheet.width - EDGE + 0.01 for label in labels)


def test_an_empty_part_has_no_words() -> None:
    """Its neighbours keep their own."""
    labels = place(WORDS, stack(0.4, 0, 0.6))
    assert [label.text for label in labels] == ["17%", "44%", "Detractors (0–6)", "Promoters (9–10)"]


def test_a_stack_becomes_html_like_every_chart() -> None:
    """Both widths, each with its words, and the label as its name."""
    wide, narrow = stack(0.17, 0.39, 0.44), stack(0.17, 0.39, 0.44, width=Width.NARROW)
    drawings = {marks.width: draw_marks(marks) for marks in (wide, narrow)}
    html = compose(Chart("spread", wide, narrow, WORDS, "how people answered"), drawings)
    assert html.count('role="img"') == html.count('aria-label="how people answered"') == 2
    assert html.count("Promoters (9–10)") == 2
