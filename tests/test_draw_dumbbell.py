"""Dumbbells: two values on each rung, and the way between them."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.chart import Chart, Dumbbell, Point, Rung, Width, Words
from cxsite.draw.fonts import width as text_width
from cxsite.draw.labels import Label
from cxsite.draw.marks import artists, draw_marks
from cxsite.draw.rungs import beams, level_of_rungs, place_rungs, sheet_of_rungs
from cxsite.draw.svg import compose
from cxsite.draw.words import place, sheet_of

RULES = (1.0, 2.0, 3.0, 4.0, 5.0)
VALUES = tuple((rule, f"{rule:g}") for rule in RULES)


def point(value: float, *, weak: bool = False) -> Point:
    """Return a point with an interval of two tenths to both sides."""
    return Point(value, value - 0.2, value + 0.2, weak)


GAPS = (Rung(point(4.4), point(3.1)), Rung(point(4), point(4.1, weak=True)), Rung(None, point(3), (2.5, 3.5)))
WORDS = Words(
    "en",
    VALUES,
    rungs=(("Video check", "4.4", "3.1"), ("Branch counter", "4.0", "4.1"), ("Contact centre", "", "3.0")),
    key=("Expected", "Experienced"),
)


def dumbbell(rungs: tuple[Rung, ...] = GAPS, width: Width = Width.WIDE, *, keyed: bool = True) -> Dumbbell:
    """Return marks on a scale from 1 to 5."""
    return Dumbbell(width, 1, 5, RULES, rungs, keyed)


def drawn(marks: Dumbbell) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> ET.Element:
    """Return the one element of a class."""
    (found,) = (element for element in tree.iter() if element.get("class") == name)
    return found


def spots(path: ET.Element) -> list[tuple[float, float]]:
    """Return the points that a path goes through."""
    written = path.attrib["d"].replace("M", " ").replace("L", " ").replace("z", " ")
    numbers = [float(part) for part in written.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def texts(labels: tuple[Label, ...], kind: str) -> list[str]:
    """Return what the labels of a kind say."""
    return [label.text for label in labels if label.kind == kind]


@pytest.mark.parametrize("width", Width)
def test_marks_lie_where_the_scale_says(width: Width) -> None:
    """The ways go from the first to the second value, on the beam of their rung."""
    marks = dumbbell(width=width)
    tree, level, (top, middle, bottom) = drawn(marks), level_of_rungs(marks), beams(marks)
    assert spots(of("ways", tree)) == [
        pytest.approx((level.x(value), y), abs=0.051)
        for value, y in ((4.4, top), (3.1, top), (4, middle), (4.1, middle))
    ]
    key, *dots = of("seconds", tree)
    assert [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in dots] == [
        pytest.approx((level.x(3.1), top), abs=0.051),
        pytest.approx((level.x(3), bottom), abs=0.051),
    ]
    assert float(key.attrib["cy"]) < top
    (weak,) = of("weak-seconds", tree)
    assert float(weak.attrib["cx"]) == pytest.approx(level.x(4.1), abs=0.051)


def test_the_first_value_is_a_diamond_and_the_second_a_dot() -> None:
    """They differ in shape; a small sample of either is hollow."""
    tree = drawn(dumbbell((Rung(point(2, weak=True), point(3, weak=True)), *GAPS)))
    assert of("firsts", tree).tag == of("weak-firsts", tree).tag == "path"
    assert of("firsts", tree).get("fill") == "var(--chart-target)"
    assert of("weak-firsts", tree).get("fill") == of("weak-seconds", tree).get("fill") == "var(--chart-paper)"
    assert of("seconds", tree).tag == "g"


def test_a_value_that_is_missing_has_no_mark_and_no_way() -> None:
    """A rung of nothing keeps its place: one mark a value, one way for each pair."""
    tree = drawn(dumbbell((Rung(None, None), Rung(point(2), None)), keyed=False))
    assert [element.get("class") for element in tree] == ["rules", "intervals", "firsts"]
    assert len(spots(of("firsts", tree))) == 4
    assert [element.get("class") for element in drawn(dumbbell((), keyed=False))] == ["rules"]
    assert list(drawn(Dumbbell(Width.WIDE, 1, 5, (), (), keyed=False))) == []


def test_intervals_of_one_rung_do_not_hide_each_other() -> None:
    """That of the first lies above the way, that of the second below it."""
    marks = dumbbell((Rung(point(4), point(4)),))
    (first, _, second, _), (y,) = spots(of("intervals", drawn(marks))), beams(marks)
    assert first[1] < y < second[1]


def test_what_lies_beside_the_two_is_a_stroke_of_its_own() -> None:
    """Other channels stand between the lowest and the highest."""
    marks = dumbbell()
    level = level_of_rungs(marks)
    found = sorted({x for x, _ in spots(of("others", drawn(marks)))})
    assert found == pytest.approx([level.x(2.5), level.x(3.5)], abs=0.051)


def test_a_dumbbell_is_made_of_few_artists() -> None:
    """However many rungs there are."""
    few = [artist.get_gid() for artist in artists(dumbbell())]
    assert few == ["rules", "ways", "intervals", "others", "firsts", "seconds", "weak-seconds"]
    assert len(artists(dumbbell(GAPS * 5))) == len(few)


@pytest.mark.parametrize("width", Width)
def test_a_drawing_is_as_high_as_it_has_rungs(width: Width) -> None:
    """A second rung takes as much room as the first."""
    one, two, three = (sheet_of(dumbbell(GAPS[:count], width)).height for count in (1, 2, 3))
    assert two - one == three - two > 40
    assert sheet_of(dumbbell(width=width, keyed=False)).height < three


@pytest.mark.parametrize("width", Width)
def test_each_rung_has_its_name_and_its_figures(width: Width) -> None:
    """The lesser value's figure stands left of everything drawn, the other's right of it; none where none is."""
    marks = dumbbell(width=width)
    labels, level, ys = place(WORDS, marks), level_of_rungs(marks), beams(marks)
    assert texts(labels, "key") == ["Expected", "Experienced"]
    assert texts(labels, "row") == ["Video check", "Branch counter", "Contact centre"]
    assert texts(labels, "first") == ["4.4", "4.0"]
    assert texts(labels, "second") == ["3.1", "4.1", "3.0"]
    assert texts(labels, "value") == ["1", "2", "3", "4", "5"]
    found = {label.text: label for label in labels}
    assert found["3.1"].right < level.x(2.9) < level.x(4.6) < found["4.4"].left
    assert found["3.0"].left > level.x(3.5)
    assert found["Video check"].bottom < ys[0] < found["Branch counter"].top


def test_without_a_key_there_are_no_words_and_no_marks_of_it() -> None:
    """A page may say in its own words which mark is which."""
    labels = place_rungs(WORDS, dumbbell(keyed=False))
    assert texts(labels, "key") == []
    assert len(of("seconds", drawn(dumbbell()))) == len(of("seconds", drawn(dumbbell(keyed=False)))) + 1


def test_a_name_that_is_too_wide_is_cut() -> None:
    """The table has it whole; a name that has room is not touched."""
    long = "The counter of a branch that has a very long name indeed, in the north"
    words = Words("en", rungs=((long, "", ""), ("Short", "", "")))
    marks = dumbbell((Rung(None, None), Rung(None, None)), Width.NARROW)
    cut, short = texts(place_rungs(words, marks), "row")
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert text_width(cut, 12) <= sheet_of_rungs(marks).width
    assert short == "Short"


@given(st.floats(1, 5), st.floats(1, 5), st.sampled_from(Width))
@settings(max_examples=40, deadline=None)
def test_no_figure_leaves_the_drawing_or_stands_on_the_other(
    first: float, second: float, width: Width
) -> None:
    """Whatever the values are."""
    marks = dumbbell((Rung(point(first), point(second)),), width)
    labels = place_rungs(Words("en", VALUES, rungs=(("Name", "+100", "−100"),)), marks)
    assert len(texts(labels, "first")) == len(texts(labels, "second")) == 1
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    assert all(label.left >= 0 and label.right <= sheet_of(marks).width for label in labels)


def test_numbers_of_the_scale_give_way_to_its_ends() -> None:
    """Where they would come too close, the first and the last stay."""
    words = Words("en", tuple((value, f"{value:g} of five whole steps") for value in RULES))
    assert texts(place_rungs(words, dumbbell((), Width.NARROW)), "value")[0].startswith("1 of")
    assert len(texts(place_rungs(words, dumbbell((), Width.NARROW)), "value")) == 2


def test_words_must_fit_the_rungs() -> None:
    """A name too many is a mistake of the page, not a label in the wrong place."""
    with pytest.raises(ValueError, match="zip"):
        place_rungs(WORDS, dumbbell(GAPS[:2]))


def test_a_dumbbell_becomes_html_like_every_chart() -> None:
    """Both widths, each with its words, without an id or a fixed colour."""
    wide, narrow = dumbbell(), dumbbell(width=Width.NARROW)
    html = compose(
        Chart("gaps", wide, narrow, WORDS, "Gaps"), {one.width: draw_marks(one) for one in (wide, narrow)}
    )
    assert html.count('aria-label="Gaps"') == html.count("Video check") == 2
    assert "#" not in html
    assert " id=" not in html
