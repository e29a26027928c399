"""Processes, slopes and weeks: which artists there are, where they lie, and the words around them."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.aligned import frame_of_weeks, key_spots_of_weeks
from cxsite.draw.chart import Chart, Marks, Point, Slope, Trend, Weeks, Width, Words, Xmr
from cxsite.draw.charts.lines import Bounds
from cxsite.draw.labels import Label
from cxsite.draw.limits import frame_of_xmr
from cxsite.draw.marks import draw_marks
from cxsite.draw.svg import compose
from cxsite.draw.ways import ends, heights, leads, place_ways, sheet_of_ways
from cxsite.draw.words import place, sheet_of

RULES = (68.0, 70.0, 72.0, 74.0)
VALUES = tuple((rule, f"{rule:g}%") for rule in RULES)


def alone(value: float, *, weak: bool = False) -> Point:
    """Return a value without an interval."""
    return Point(value, value, value, weak, is_sure=False)


def point(value: float, *, weak: bool = False) -> Point:
    """Return a value with an interval of two to both sides."""
    return Point(value, value - 2, value + 2, weak)


HOSPITALS = tuple(alone(value) for value in (71, 71, 72, 72, 72, 72, 72, 71, 69))


def xmr(width: Width = Width.WIDE) -> Xmr:
    """Return the hospitals between their limits."""
    return Xmr(width, 68, 74, RULES, HOSPITALS, (Bounds(0, 8, 71.333, 70.003, 72.663),), (8,))


NAMES = ("Video identification", "Branch counter", "App", "Contact centre")
WAYS = ((41.0, 62.0), (60.0, 61.0), (58.0, 60.0), (70.0, 61.0))


def slope(ways: tuple[tuple[float, float], ...] = WAYS, width: Width = Width.WIDE) -> Slope:
    """Return the ways of touchpoints between two quarters; the first and the last moved."""
    return Slope(width, 40, 75, tuple((point(one), point(two)) for one, two in ways), (0, len(ways) - 1))


def words_of(ways: tuple[tuple[float, float], ...] = WAYS) -> Words:
    """Return the words of a slope."""
    rungs = tuple(
        (NAMES[at % len(NAMES)], f"{one:.0f}%", f"{two:.0f}%") for at, (one, two) in enumerate(ways)
    )
    return Words("en", rungs=rungs, key=("Q2 2026", "Q3 2026"))


def weeks(width: Width = Width.WIDE) -> Weeks:
    """Return nine weeks of two years; one of each is missing."""
    before = [point(value) for value in (30, 33, 31, 36, 40, 22, 18, 25, 30)]
    after = [point(value) for value in (35, 37, 30, 36, 44, 32, 28, 35, 39)]
    return Weeks(
        width,
        0,
        60,
        (0, 30, 60),
        (*before[:3], None, *before[4:]),
        (*after[:7], None, after[8]),
        5.5,
    )


WEEK_WORDS = Words(
    "en",
    values=((0.0, "0"), (30.0, "30"), (60.0, "60")),
    times=tuple((at, f"{at - 6}") for at in (0, 8, 6, *range(9))),
    key=("2025 (from 28 January)", "2026 (from 16 February)"),
    occasions=((5.5, "Spring Festival"),),
)


def drawn(marks: Marks) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in tree.iter() if element.get("class") == name]


def spots(path: ET.Element) -> list[tuple[float, float]]:
    """Return the points that a path goes through."""
    written = path.attrib["d"].replace("M", " ").replace("L", " ").replace("z", " ")
    numbers = [float(part) for part in written.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def texts(labels: tuple[Label, ...], kind: str) -> list[str]:
    """Return what the labels of a kind say."""
    return [label.text for label in labels if label.kind == kind]


@pytest.mark.parametrize("width", Width)
def test_limits_lie_where_the_frame_says(width: Width) -> None:
    """Both limits and the centre, the field between the limits, and the line through the values."""
    marks = xmr(width)
    tree, frame = drawn(marks), frame_of_xmr(marks)
    assert [y for _, y in spots(of("limits", tree)[0])][::2] == pytest.approx(
        [frame.y(70.003), frame.y(72.663)], abs=0.051
    )
    assert spots(of("centre", tree)[0])[0][1] == pytest.approx(frame.y(71.333), abs=0.051)
    assert sorted({y for _, y in spots(of("usual", tree)[0])}) == pytest.approx(
        [frame.y(72.663), frame.y(70.003)], abs=0.051
    )
    assert len(spots(of("line", tree)[0])) == 9


def test_a_signal_stands_in_a_square() -> None:
    """It differs in shape, not in colour alone; without one there is no square."""
    marks = xmr()
    frame, (square,) = frame_of_xmr(marks), of("signals", drawn(marks))
    xs, ys = zip(*spots(square), strict=True)
    assert (min(xs) + max(xs)) / 2 == pytest.approx(frame.x(8), abs=0.1)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(frame.y(69), abs=0.1)
    assert max(xs) - min(xs) == pytest.approx(13, abs=0.2)
    assert of("signals", drawn(replace(marks, signals=()))) == []


def test_a_signal_stands_in_a_square_on_a_trend_too() -> None:
    """Its words stand below it, clear of the figure of the last value."""
    marks = Trend(Width.WIDE, 68, 74, RULES, HOSPITALS, signals=(8,))
    assert len(of("signals", drawn(marks))) == 1
    labels = place(Words("en", VALUES, last="69%", signals=((8, "Below the limit"),)), marks)
    (last,), (signal,) = ([each for each in labels if each.kind == kind] for kind in ("last", "signal"))
    assert not last.overlaps(signal)


def test_a_limit_beyond_every_value_is_not_drawn() -> None:
    """The field goes to the end of the scale, and there is no line at it."""
    marks = replace(xmr(), high=100, points=(alone(99),) * 9, bounds=(Bounds(0, 8, 99, 96, 102),), signals=())
    assert len(spots(of("limits", drawn(marks))[0])) == 2


def test_a_process_without_limits_has_its_line() -> None:
    """Weak values are hollow; nothing at all is a frame of nothing."""
    marks = replace(xmr(), bounds=(), signals=(), points=(alone(70), alone(71, weak=True)))
    tree = drawn(marks)
    assert [element.get("class") for element in tree] == ["ticks", "line", "dots", "weak"]
    assert list(drawn(replace(marks, rules=(), points=()))) == []


@pytest.mark.parametrize("width", Width)
def test_words_say_what_the_lines_and_signals_are(width: Width) -> None:
    """Right of the lines, and beside the signal; what comes too close to another is left out."""
    limits = ((72.663, "Upper 72.7%"), (71.333, "Centre 71.3%"), (70.003, "Lower 70.0%"))
    words = Words(
        "en",
        VALUES,
        tuple((at, f"Oct {2013 + at}") for at in range(9)),
        limits=limits,
        signals=((8, "Below the limit"), (2, "")),
    )
    labels = place(words, xmr(width))
    assert texts(labels, "limit") == [said for _, said in limits]
    assert texts(labels, "signal") == ["Below the limit"]
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    assert all(label.left >= 0 and label.right <= sheet_of(xmr(width)).width for label in labels)
    close = place(replace(words, limits=((72.6, "Upper"), (72.5, "Centre"))), xmr(width))
    assert texts(close, "limit") == ["Upper"]


def test_a_signal_without_a_value_has_no_words() -> None:
    """Nothing stands at a gap."""
    marks = replace(xmr(), points=(*HOSPITALS[:8], None))
    assert texts(place(Words("en", signals=((8, "Below the limit"),)), marks), "signal") == []


@pytest.mark.parametrize("width", Width)
def test_a_way_goes_from_one_period_to_the_other(width: Width) -> None:
    """What moved by more than chance is strong, the rest thin."""
    marks = slope(width=width)
    tree, scale, (left, right) = drawn(marks), heights(marks), ends(marks)
    assert spots(of("moved", tree)[0])[:2] == [
        pytest.approx((left, scale.x(41)), abs=0.051),
        pytest.approx((right, scale.x(62)), abs=0.051),
    ]
    assert len(spots(of("moved", tree)[0])) == len(spots(of("ways", tree)[0])) == 4
    assert float(of("moved", tree)[0].attrib["stroke-width"]) > float(
        of("ways", tree)[0].attrib["stroke-width"]
    )
    assert len(of("dots", tree)[0]) == 8


def test_small_samples_of_a_slope_are_hollow() -> None:
    """One of two ends may be; where all are there are no full dots."""
    half = replace(slope(), ways=((point(50), point(60, weak=True)),), moved=())
    assert [len(of(name, drawn(half))[0]) for name in ("dots", "weak")] == [1, 1]
    weak = replace(half, ways=((point(50, weak=True), point(60, weak=True)),))
    assert of("dots", drawn(weak)) == of("moved", drawn(weak)) == []


@given(
    st.lists(st.tuples(st.floats(40, 75), st.floats(40, 75)), min_size=1, max_size=25),
    st.sampled_from(Width),
)
@settings(max_examples=60, deadline=None)
def test_no_words_of_a_slope_overlap(ways: list[tuple[float, float]], width: Width) -> None:
    """However close the values lie: each keeps its name and figures, in the order of the values, inside."""
    given_ways = tuple(ways)
    marks, words = slope(given_ways, width), words_of(given_ways)
    labels = place_ways(words, marks)
    assert len(texts(labels, "row")) == len(texts(labels, "second")) == len(ways)
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    sheet = sheet_of_ways(marks)
    assert all(label.left >= -0.1 and label.right <= sheet.width + 0.1 for label in labels)
    assert all(label.top >= 0 and label.bottom <= sheet.height for label in labels)
    rows = [label.y for label in labels if label.kind == "row"]
    ranked = sorted(range(len(ways)), key=lambda at: (heights(marks).x(ways[at][1]), at))
    assert [rows[at] for at in ranked] == sorted(rows)


def test_words_that_had_to_move_have_a_line_to_their_end() -> None:
    """Those beside their end have none."""
    lone = ((50.0, 60.0),)
    assert list(leads(slope(lone))) == []
    assert len(list(leads(slope(((50.0, 60.0), (50.0, 60.0)))))) == 4
    assert len(of("leads", drawn(slope()))) == 1


def test_a_long_name_of_a_slope_is_cut() -> None:
    """The table has it whole."""
    words = Words(
        "en", rungs=(("A touchpoint with a very long name indeed", "50%", "60%"),), key=("Q2", "Q3")
    )
    (name,) = texts(place_ways(words, slope(((50.0, 60.0),), Width.NARROW)), "row")
    assert name.endswith("…")
    (whole,) = texts(place_ways(words, slope(((50.0, 60.0),))), "row")
    assert not whole.endswith("…")


@pytest.mark.parametrize("width", Width)
def test_two_years_differ_in_shape(width: Width) -> None:
    """Diamonds and dots, each with one of the key; a missing week breaks its line alone."""
    marks = weeks(width)
    tree, frame = drawn(marks), frame_of_weeks(marks)
    assert len(spots(of("firsts", tree)[0])) == 4 * (1 + 8)
    assert len(of("seconds", tree)[0]) == 1 + 8
    whiskers, line = of("after", tree)
    assert len(spots(whiskers)) == 2 * 8
    assert len(spots(line)) == 2 * 6
    assert spots(of("occasions", tree)[0])[0][0] == pytest.approx(frame.x(5.5), abs=0.051)
    (_, key), (_, other) = key_spots_of_weeks(marks)
    assert key == other < frame.top


def test_values_without_an_interval_have_no_whisker() -> None:
    """Nor has a year of which nothing is published; its mark stands in the key all the same."""
    marks = replace(weeks(), after=(alone(30),) * 9, before=(None,) * 9, rules=(90.0,))
    tree = drawn(marks)
    assert len(of("after", tree)) == 1
    assert of("before", tree) == []
    assert len(spots(of("firsts", tree)[0])) == 4


@pytest.mark.parametrize("width", Width)
def test_weeks_have_a_key_and_the_name_of_the_day(width: Width) -> None:
    """No two labels overlap, and all lie inside."""
    marks = weeks(width)
    labels = place(WEEK_WORDS, marks)
    assert texts(labels, "key") == list(WEEK_WORDS.key)
    assert texts(labels, "event") == ["Spring Festival"]
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    assert all(label.left >= 0 and label.right <= sheet_of(marks).width for label in labels)
    bare = place(Words("en", occasions=((5.5, "A day with a name that no phone could hold " * 4),)), marks)
    assert bare == ()


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (xmr(), Words("en", VALUES)),
        (slope(), words_of()),
        (weeks(), WEEK_WORDS),
    ],
    ids=["xmr", "slope", "weeks"],
)
def test_they_become_html_like_every_chart(marks: Xmr | Slope | Weeks, words: Words) -> None:
    """Both widths, without an id or a fixed colour."""
    narrow = replace(marks, width=Width.NARROW)
    fragments = {each.width: draw_marks(each) for each in (marks, narrow)}
    html = compose(Chart("it", marks, narrow, words, "Said"), fragments)
    assert html.count('aria-label="Said"') == 2
    assert "#" not in html
    assert " id=" not in html


def test_a_scale_of_nothing_is_refused() -> None:
    """As for every other drawing."""
    for marks in (replace(xmr(), low=74.0), replace(weeks(), low=60.0), replace(slope(), low=75.0)):
        with pytest.raises(ValueError, match="cannot have a scale"):
            draw_marks(marks)
