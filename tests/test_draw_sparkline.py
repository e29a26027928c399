"""Sparklines: a small trend without words."""

from xml.etree import ElementTree as ET

import pytest

from cxsite.draw.chart import Chart, Point, Sparkline, Width, Words
from cxsite.draw.frame import SPARKS, frame_of_sparkline
from cxsite.draw.marks import artists, draw_marks
from cxsite.draw.svg import compose
from cxsite.draw.words import place, sheet_of


def point(value: float, *, weak: bool = False) -> Point:
    """Return a point with an interval of four to both sides."""
    return Point(value, value - 4, value + 4, weak)


YEAR = (point(10), point(14), None, point(20), None, point(25), point(31))


def sparkline(
    points: tuple[Point | None, ...] = YEAR,
    width: Width = Width.WIDE,
    target: float | None = 40,
    breaks: tuple[int, ...] = (),
) -> Sparkline:
    """Return marks on a scale from 0 to 50."""
    return Sparkline(width, 0, 50, points, target, breaks)


def drawn(marks: Sparkline) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in tree.iter() if element.get("class") == name]


@pytest.mark.parametrize("width", Width)
def test_the_end_of_the_line_has_a_dot(width: Width) -> None:
    """It is the value that stands beside the drawing; a value between two gaps has a dot too, or it would vanish."""
    marks = sparkline(width=width)
    frame = frame_of_sparkline(marks)
    circles = of("dots", drawn(marks))[0]
    assert [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in circles] == [
        pytest.approx((frame.x(at), frame.y(value)), abs=0.051) for at, value in ((3, 20), (6, 31))
    ]


def test_gaps_and_breaks_are_never_bridged() -> None:
    """Each run has a line and a band of its own."""
    assert len(of("line", drawn(sparkline()))) == len(of("band", drawn(sparkline()))) == 2
    whole = tuple(point(value) for value in range(4))
    assert len(of("line", drawn(sparkline(whole)))) == 1
    assert len(of("line", drawn(sparkline(whole, breaks=(2,))))) == 2


def test_a_small_sample_at_the_end_is_hollow() -> None:
    """As on every other chart."""
    tree = drawn(sparkline((point(10), point(12, weak=True))))
    assert of("dots", tree) == []
    assert of("weak", tree)[0].get("fill") == "var(--chart-paper)"


def test_the_target_is_dashed_and_only_there_where_it_is_on_the_scale() -> None:
    """Without a target, or off the scale, it is not drawn."""
    assert of("target", drawn(sparkline()))[0].get("stroke-dasharray")
    assert of("target", drawn(sparkline(target=None))) == of("target", drawn(sparkline(target=51))) == []


def test_without_answers_there_is_nothing_but_the_target() -> None:
    """A drawing of nothing is still a drawing."""
    assert [one.get("class") for one in drawn(sparkline((None, None)))] == ["target"]
    assert list(drawn(sparkline((), target=None))) == []


def test_a_sparkline_is_small_and_made_of_few_artists() -> None:
    """Band, target, line, dot: what stands beside a number costs next to nothing."""
    marks = sparkline(tuple(point(value) for value in range(12)))
    assert [artist.get_gid() for artist in artists(marks)] == ["band", "target", "line", "dots"]
    assert len(draw_marks(marks)) < 1000
    assert sheet_of(marks) == SPARKS[Width.WIDE]


def test_a_scale_must_have_room() -> None:
    """An empty scale is an error."""
    with pytest.raises(ValueError, match="cannot have a scale from 1 to 1"):
        frame_of_sparkline(Sparkline(Width.WIDE, 1, 1, ()))


def test_a_sparkline_has_no_words_but_its_name() -> None:
    """The number stands beside it; a screen reader hears the label."""
    wide, narrow = sparkline(), sparkline(width=Width.NARROW)
    words = Words("en", values=((0, "0"),), last="31")
    assert place(words, wide) == ()
    html = compose(
        Chart("s", wide, narrow, words, "rose"), {one.width: draw_marks(one) for one in (wide, narrow)}
    )
    assert "<text" not in html
    assert html.count('aria-label="rose"') == 2
