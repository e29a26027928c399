"""Where the words of a chart stand."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.chart import Point, Trend, Width, Words
from cxsite.draw.frame import frame_of
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.room import APART, GAP
from cxsite.draw.words import place

MONTHS = tuple((at, f"2026年{at + 1}月") for at in range(12))


def trend(
    *values: float | None, width: Width = Width.WIDE, target: float | None = None, count: int = 12
) -> Trend:
    """Return marks on a scale from -100 to 100; the values are the last ones, nothing was answered before."""
    points = tuple(None if value is None else Point(value, value - 5, value + 5) for value in values)
    return Trend(width, -100, 100, (-100, 0, 100), (None,) * (count - len(points)) + points, target)


def words(
    times: tuple[tuple[int, str], ...] = (), *, last: str = "", target: str = "", language: str = "en"
) -> Words:
    """Return words with three labels on the value axis."""
    return Words(language, ((-100, "−100"), (0, "0"), (100, "+100")), times, last, target)


def of(kind: str, labels: tuple[Label, ...]) -> list[Label]:
    """Return the labels of a kind."""
    return [label for label in labels if label.kind == kind]


@pytest.mark.parametrize("width", Width)
def test_values_stand_left_of_their_rules(width: Width) -> None:
    """Each ends before the rule begins, its middle at the height that the frame gives."""
    marks = trend(width=width)
    frame, labels = frame_of(marks), of("value", place(words(), marks))
    assert [label.text for label in labels] == ["−100", "0", "+100"]
    assert all(
        label.right == pytest.approx(max(frame.left - GAP, label.right - label.left)) for label in labels
    )
    assert [label.y for label in labels] == pytest.approx(
        [frame.y(value) + 0.35 * frame.sheet.text for value in (-100, 0, 100)]
    )


def test_a_value_off_the_scale_has_no_label() -> None:
    """It would stand beside a rule that is not there."""
    labels = place(Words("en", ((101, "+101"), (0, "0"), (0, "")), ()), trend())
    assert [label.text for label in labels] == ["0"]


def test_a_value_wider_than_the_margin_begins_at_the_edge() -> None:
    """It is read from its first character; one that is wider than the drawing is left out."""
    (label,) = place(Words("en", ((0, "1,000 minutes"), (50, "long " * 99)), ()), trend())
    assert label.text == "1,000 minutes"
    assert label.left == pytest.approx(0, abs=1e-9)


def test_times_that_have_room_all_stay_in_order() -> None:
    """Twelve short months fit a wide drawing, whatever their importance."""
    short = tuple((at, f"{at + 1}月") for at in (11, 0, 6, 3, 9, 1, 2, 4, 5, 7, 8, 10))
    labels = of("time", place(words(short), trend()))
    assert [label.text for label in labels] == [f"{month}月" for month in range(1, 13)]


def test_the_first_and_the_last_time_stay_then_the_most_important() -> None:
    """On a phone there is room for few: the ends, and what stands first among the others."""
    ranked = (MONTHS[5], MONTHS[6], *MONTHS)
    labels = of("time", place(words(ranked), trend(width=Width.NARROW)))
    assert [label.text for label in labels] == ["2026年1月", "2026年6月", "2026年12月"]


def test_of_two_ends_without_room_for_both_the_more_important_stays() -> None:
    """Two periods with long names on a phone."""
    times = ((1, "from January to the end of March"), (0, "from October to the end of December"))
    labels = of("time", place(words(times), trend(width=Width.NARROW, count=2)))
    assert [label.text for label in labels] == ["from January to the end of March"]


def test_a_time_outside_the_positions_or_without_words_is_left_out() -> None:
    """There is nothing to stand below."""
    assert of("time", place(words(((-1, "a"), (12, "b"), (3, ""), (4, "\x00"))), trend())) == []


@pytest.mark.parametrize("width", Width)
def test_the_last_value_stands_beside_its_point(width: Width) -> None:
    """In the margin, at the point's height, so it crosses neither line nor rules."""
    marks = trend(10, 30, 20, width=width)
    frame = frame_of(marks)
    (label,) = of("last", place(words(last="+20"), marks))
    assert (label.anchor, label.x) == (Anchor.START, frame.right + GAP)
    assert label.y == pytest.approx(frame.y(20) + 0.35 * frame.sheet.text)


def test_a_last_value_too_long_for_the_margin_stands_above_a_rising_line() -> None:
    """On a phone; and below a falling one."""
    rising, falling = trend(-60, -20, width=Width.NARROW), trend(60, 20, width=Width.NARROW)
    (above,) = of("last", place(words(last="+20 points"), rising))
    (below,) = of("last", place(words(last="+20 points"), falling))
    assert above.bottom < frame_of(rising).y(-20)
    assert below.top > frame_of(falling).y(20)


def test_the_last_value_before_a_gap_stands_at_its_own_point() -> None:
    """Not in the margin, where it would seem to belong to the newest period."""
    marks = trend(10, 20, None, None, None)
    (label,) = of("last", place(words(last="+20"), marks))
    assert label.x == pytest.approx(frame_of(marks).x(8) + GAP)


@pytest.mark.parametrize("marks", [trend(), trend(None, None)])
def test_without_a_value_there_is_no_last_label(marks: Trend) -> None:
    """Nothing was answered, so nothing is said."""
    assert of("last", place(words(last="+20", target="Target"), marks)) == []
    assert of("target", place(words(target="Target"), marks)) == []


def test_the_target_stands_at_the_right_end_of_its_rule() -> None:
    """Beside it on a wide drawing, above it on a phone."""
    wide, narrow = trend(10, target=60), trend(10, target=60, width=Width.NARROW)
    (beside,) = of("target", place(words(target="Target +60"), wide))
    (above,) = of("target", place(words(target="Target +60"), narrow))
    assert (beside.anchor, beside.x) == (Anchor.START, frame_of(wide).right + GAP)
    assert (above.anchor, above.x) == (Anchor.END, frame_of(narrow).right)
    assert above.bottom < frame_of(narrow).y(60)


@pytest.mark.parametrize("gap", [-3, 0, 3])
def test_the_target_gives_way_to_the_last_value(gap: float) -> None:
    """Where both want one place the target moves, to the side on which its rule lies."""
    marks = trend(10, 20, target=20 + gap)
    (target,), (last,) = (
        of(kind, place(words(last="+20", target="Target"), marks)) for kind in ("target", "last")
    )
    assert not target.overlaps(last)
    assert last.y == pytest.approx(frame_of(marks).y(20) + 0.35 * 13)
    assert abs(target.y - last.y) < 2 * 13
    assert gap == 0 or (target.y < last.y) == (gap > 0)


def test_the_target_moves_to_the_left_end_where_the_line_is_in_its_way() -> None:
    """A long label on a phone would cover the values at the right end."""
    marks = trend(*range(-60, 60, 10), target=46, width=Width.NARROW)
    (label,) = of("target", place(words(target="Target +52 by 2026"), marks))
    assert (label.anchor, label.x) == (Anchor.START, frame_of(marks).left)


@pytest.mark.parametrize("target", [None, 101])
def test_a_target_that_is_not_drawn_has_no_label(target: float | None) -> None:
    """There is no rule to stand at."""
    assert of("target", place(words(target="Target"), trend(10, target=target))) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\x00b\x0bc\x1b\u0085d\ufffe\ufdd0\ud800e", "ab c de"),
        ("  two\n lines\t", "two lines"),
        ("$x^$ & <b>", "$x^$ & <b>"),
        ("净推荐值👍🏽", "净推荐值👍🏽"),
    ],
)
def test_plain_text_has_no_character_that_xml_or_html_forbids(written: str, shown: str) -> None:
    """Control characters, lone surrogates and what Unicode never assigns go; everything else stays."""
    assert plain(written) == shown


LABELS = st.text(st.sampled_from("0123456789 +−%年月季度Qabm"), max_size=14)


@given(
    times=st.lists(st.tuples(st.integers(-1, 12), LABELS), max_size=14),
    values=st.lists(st.none() | st.integers(-100, 100), max_size=12),
    target=st.none() | st.integers(-100, 100),
    last=LABELS,
    aim=LABELS,
    width=st.sampled_from(Width),
)
@settings(max_examples=60, deadline=None)
def test_no_two_words_overlap_and_none_leaves_the_drawing(
    times: list[tuple[int, str]],
    values: list[float | None],
    target: float | None,
    last: str,
    aim: str,
    width: Width,
) -> None:
    """Whatever is written, by the shipped widths: kept times stand apart, no label covers another."""
    marks = trend(*values, width=width, target=target)
    sheet, labels = frame_of(marks).sheet, place(words(tuple(times), last=last, target=aim), marks)
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))
    assert not any(one.overlaps(other, APART) for one, other in combinations(of("time", labels), 2))
    assert all(label.left > -0.2 and label.right < sheet.width + 0.2 for label in labels)
    assert all(label.top >= 0 and label.bottom <= sheet.height for label in labels)


def test_the_property_would_notice_a_placer_that_keeps_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve long months on a phone overlap as soon as nothing is left out."""
    monkeypatch.setattr("cxsite.draw.axes.apart", lambda labels, _frame: list(labels))
    labels = place(words(MONTHS), trend(width=Width.NARROW))
    assert any(one.overlaps(other) for one, other in combinations(labels, 2))


def test_labels_that_share_a_spot_are_seen_to_overlap() -> None:
    """The measure of the property above: side by side is no overlap, one em over another is."""
    one = Label("time", "年月", 100, 50, Anchor.MIDDLE, 10)
    assert (one.left, one.right) == (90, 110)
    assert one.overlaps(Label("time", "年", 109, 50, Anchor.START, 10))
    assert not one.overlaps(Label("time", "年", 110, 50, Anchor.START, 10))
    assert one.overlaps(Label("time", "年", 110, 50, Anchor.START, 10), 1)
    assert not one.overlaps(Label("time", "年", 109, 70, Anchor.START, 10), 99)


def test_occasions_are_numbered_above_the_plot() -> None:
    """Each above its middle; of two too close together the earlier has its number."""
    marks = trend(10, 20, 30)
    labels = of(
        "event", place(Words("en", occasions=((0.0, "1"), (0.01, "2"), (2.0, "3"), (9.0, ""))), marks)
    )
    assert [label.text for label in labels] == ["1", "3"]
    assert labels[1].x == pytest.approx(frame_of(marks).x(2))
    assert all(label.top >= 0 and label.bottom <= frame_of(marks).top for label in labels)
