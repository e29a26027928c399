"""Matrices: spots on two scales, and the cross that makes quarters of them."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.chart import Chart, Matrix, Point, Spot, Width, Words
from cxsite.draw.labels import Label
from cxsite.draw.marks import artists, draw_marks
from cxsite.draw.plane import (
    DOT,
    height_of_plane,
    level_of_plane,
    place_spots,
    sheet_of_plane,
    spots_of,
)
from cxsite.draw.svg import compose
from cxsite.draw.words import place, sheet_of

CORNERS = ("Concentrate here", "Keep it up", "Low priority", "Possible overkill")


def spot(value: float, height: float, *, weak: bool = False, is_sure: bool = True) -> Spot:
    """Return a spot with an interval of two tenths to both sides."""
    return Spot(Point(value, value - 0.2, value + 0.2, weak, is_sure), height)


SPOTS = (spot(4.4, 12), spot(3.1, 9, weak=True), spot(3.6, 5), spot(2.2, 6, is_sure=False))
WORDS = Words(
    "en",
    ((1, "1.0"), (3, "3.0"), (5, "5.0")),
    key=("Performance →", "Importance ↑"),
    heights=((0, "0%"), (10, "10%"), (20, "20%")),
    spots=("1", "2", "3", "4"),
    corners=CORNERS,
)


def matrix(spots: tuple[Spot, ...] = SPOTS, width: Width = Width.WIDE) -> Matrix:
    """Return marks on scales from 1 to 5 and from 0 to 20 %, with a cross at 3.3 and 8 %."""
    return Matrix(width, 1, 5, (1, 3, 5), 0, 20, spots, (3.3, 8))


def drawn(marks: Matrix) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in tree.iter() if element.get("class") == name]


def ends(path: ET.Element) -> list[tuple[float, float]]:
    """Return the points that a path goes through."""
    written = path.attrib["d"].replace("M", " ").replace("L", " ").replace("z", " ")
    numbers = [float(part) for part in written.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def texts(labels: tuple[Label, ...], kind: str) -> list[str]:
    """Return what the labels of a kind say."""
    return [label.text for label in labels if label.kind == kind]


@pytest.mark.parametrize("width", Width)
def test_spots_lie_where_both_scales_say(width: Width) -> None:
    """Better is farther right, more important is farther up; small samples are hollow."""
    marks = matrix(width=width)
    tree, level, height = drawn(marks), level_of_plane(marks), height_of_plane(marks)
    (full,), (hollow,) = of("dots", tree), of("weak", tree)
    assert [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in full] == [
        pytest.approx((level.x(x), height.x(y)), abs=0.051) for x, y in ((4.4, 12), (3.6, 5), (2.2, 6))
    ]
    assert hollow.get("fill") == hollow[0].get("fill", "var(--chart-paper)") == "var(--chart-paper)"
    assert level.x(4.4) > level.x(3.1)
    assert height.x(12) < height.x(9)


def test_the_cross_divides_the_plot() -> None:
    """Two dashed rules from edge to edge, where the page says they stand."""
    marks = matrix()
    sheet, level, height = sheet_of_plane(marks), level_of_plane(marks), height_of_plane(marks)
    across, upright = (ends(path) for path in of("target", drawn(marks)))
    assert across == [
        pytest.approx((sheet.left, height.x(8)), abs=0.051),
        pytest.approx((sheet.width - sheet.right, height.x(8)), abs=0.051),
    ]
    assert upright == [
        pytest.approx((level.x(3.3), sheet.top), abs=0.051),
        pytest.approx((level.x(3.3), sheet.height - sheet.bottom), abs=0.051),
    ]


def test_only_a_value_that_is_sure_has_an_interval() -> None:
    """A stroke from low to high through its spot; upright, where its importance has an interval too."""
    marks = matrix()
    (path,) = of("intervals", drawn(marks))
    assert len(ends(path)) == 2 * 3
    level = level_of_plane(marks)
    assert ends(path)[:2] == [
        pytest.approx((level.x(value), spots_of(marks)[0][1]), abs=0.051) for value in (4.2, 4.6)
    ]
    assert of("intervals", drawn(matrix((spot(3, 9, is_sure=False),)))) == []
    marks = matrix((replace(spot(3, 9, is_sure=False), span=(6, 11)),))
    (path,) = of("intervals", drawn(marks))
    x, _ = spots_of(marks)[0]
    assert ends(path) == [pytest.approx((x, height_of_plane(marks).x(value)), abs=0.051) for value in (6, 11)]


def test_a_matrix_is_made_of_few_artists() -> None:
    """However many spots there are; of none there are the edge, the ticks and the cross."""
    few = [artist.get_gid() for artist in artists(matrix())]
    assert few == ["rules", "ticks", "target", "target", "intervals", "dots", "weak"]
    assert len(artists(matrix(SPOTS * 5))) == len(few)
    assert [artist.get_gid() for artist in artists(matrix(()))] == few[:4]
    bare = Matrix(Width.WIDE, 1, 5, (), 0, 20, (), (3, 8))
    assert [artist.get_gid() for artist in artists(bare)] == ["rules", "target", "target"]


@pytest.mark.parametrize("width", Width)
def test_every_spot_has_its_number_and_every_quarter_its_name(width: Width) -> None:
    """Both scales say what they mean, and nothing stands on anything else."""
    marks = matrix(width=width)
    labels = place(WORDS, marks)
    assert texts(labels, "spot") == ["1", "2", "3", "4"]
    assert texts(labels, "corner") == list(CORNERS)
    assert texts(labels, "key") == ["Importance ↑", "Performance →"]
    assert texts(labels, "value") == ["0%", "10%", "20%", "1.0", "3.0", "5.0"]
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    sheet = sheet_of(marks)
    assert all(label.left >= 0 and label.right <= sheet.width for label in labels)
    assert all(label.top >= 0 and label.bottom <= sheet.height for label in labels)


def test_the_name_of_a_quarter_gives_way_to_a_spot() -> None:
    """The page names the quarter of each item in its table."""
    labels = place_spots(
        Words("en", spots=("1",), corners=CORNERS), matrix((spot(1.1, 19.6),), width=Width.NARROW)
    )
    assert texts(labels, "corner") == list(CORNERS[1:])


def test_numbers_of_the_scale_give_way_to_its_ends() -> None:
    """Where they would come too close, the first and the last stay; what lies beyond a scale has no number."""
    rules = tuple((1 + 0.5 * at, f"{1 + 0.5 * at:g} of five") for at in range(9))
    words = Words("en", (*rules, (9.0, "9")), heights=((40.0, "40%"),))
    found = texts(place_spots(words, matrix((), width=Width.NARROW)), "value")
    assert (found[0], found[-1]) == ("1 of five", "5 of five")
    assert len(found) < len(rules)


@given(
    st.lists(st.tuples(st.floats(1, 5), st.floats(0, 20)), min_size=1, max_size=14),
    st.sampled_from(Width),
)
@settings(max_examples=60, deadline=None)
def test_no_number_leaves_the_plot_and_none_is_left_out(
    places: list[tuple[float, float]], width: Width
) -> None:
    """A reader finds every item of the table, wherever the spots lie."""
    marks = matrix(tuple(spot(x, y) for x, y in places), width)
    words = Words("en", spots=tuple(str(at) for at in range(1, len(places) + 1)))
    labels = place_spots(words, marks)
    sheet = sheet_of_plane(marks)
    assert len(texts(labels, "spot")) == len(places)
    assert min(label.left for label in labels) >= -DOT
    assert max(label.right for label in labels) <= sheet.width + DOT


def test_two_spots_side_by_side_have_numbers_that_do_not_touch() -> None:
    """The second number goes where there is room."""
    marks = matrix((spot(3, 10), spot(3.05, 10), spot(3.1, 10)))
    labels = place_spots(Words("en", spots=("1", "2", "3")), marks)
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)


def test_words_must_fit_the_spots() -> None:
    """A number too few is a mistake of the page."""
    with pytest.raises(ValueError, match="zip"):
        place_spots(Words("en", spots=("1",)), matrix())


def test_a_matrix_becomes_html_like_every_chart() -> None:
    """Both widths, each with its words, without an id or a fixed colour."""
    wide, narrow = matrix(), matrix(width=Width.NARROW)
    html = compose(
        Chart("importance", wide, narrow, WORDS, "Where to begin"),
        {one.width: draw_marks(one) for one in (wide, narrow)},
    )
    assert html.count('aria-label="Where to begin"') == html.count("Concentrate here") == 2
    assert "#" not in html
    assert " id=" not in html
