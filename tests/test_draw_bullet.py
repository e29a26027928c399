"""Bullets: a value on its interval, against a target and what others reach."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.draw.chart import Bullet, Chart, Point, Width, Words
from cxsite.draw.gauge import SHEETS, level_of, place_value
from cxsite.draw.marks import artists, draw_marks
from cxsite.draw.svg import compose

RULES = (0.0, 20.0, 40.0, 60.0)
WORDS = Words(
    "en",
    values=tuple((rule, f"{rule:g}") for rule in RULES),
    last="42",
    target="Target 45",
    references=((31, "Retail banks 31"),),
)


SCORE = Point(42, 37, 47)


def bullet(
    point: Point = SCORE,
    width: Width = Width.WIDE,
    target: float | None = 45,
    references: tuple[float, ...] = (31,),
) -> Bullet:
    """Return marks on a scale from 0 to 60."""
    return Bullet(width, 0, 60, RULES, point, target, references)


def drawn(marks: Bullet) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in tree.iter() if element.get("class") == name]


def xs(path: ET.Element) -> list[float]:
    """Return the left-to-right positions that a path goes through."""
    numbers = path.attrib["d"].replace("M", " ").replace("L", " ").rstrip("z").split()
    return [float(number) for number in numbers[::2]]


@pytest.mark.parametrize("width", Width)
def test_everything_lies_where_the_scale_says(width: Width) -> None:
    """Interval, target, reference and value agree with the scale to a tenth of a pixel."""
    marks = bullet(width=width)
    tree, level = drawn(marks), level_of(marks)
    assert (min(xs(of("band", tree)[0])), max(xs(of("band", tree)[0]))) == pytest.approx(
        (level.x(37), level.x(47)), abs=0.051
    )
    assert xs(of("target", tree)[0]) == pytest.approx([level.x(45)] * 2, abs=0.051)
    assert xs(of("references", tree)[0]) == pytest.approx([level.x(31)] * 2, abs=0.051)
    (circle,) = of("dots", tree)[0]
    assert float(circle.attrib["cx"]) == pytest.approx(level.x(42), abs=0.051)
    assert level.x(42) != pytest.approx(level.x(43), abs=0.051)


def test_a_bullet_is_made_of_few_artists() -> None:
    """Five: the interval, the scale, the references, the target, the value."""
    gids = [artist.get_gid() for artist in artists(bullet())]
    assert gids == ["band", "rules", "references", "target", "dots"]


def test_what_is_not_there_or_not_on_the_scale_is_not_drawn() -> None:
    """No target and no reference leave interval, scale and value."""
    kept = ["band", "rules", "dots"]
    assert [one.get("class") for one in drawn(bullet(target=None, references=()))] == kept
    assert [one.get("class") for one in drawn(bullet(target=61, references=(-1,)))] == kept


def test_the_target_is_the_only_dashed_stroke_and_a_small_sample_is_hollow() -> None:
    """They differ from references and from sound values without colour."""
    tree = drawn(bullet(Point(42, 30, 54, weak=True)))
    assert [one.get("class") for one in tree.iter() if one.get("stroke-dasharray")] == ["target"]
    assert of("dots", tree) == []
    assert of("weak", tree)[0].get("fill") == "var(--chart-paper)"


def test_marks_hold_no_words_ids_or_colours() -> None:
    """One drawing serves all languages and both appearances."""
    written = draw_marks(bullet())
    tree = drawn(bullet())
    assert {element.tag for element in tree.iter()} == {"g", "path", "circle"}
    assert {"style", "id"}.isdisjoint({name for element in tree.iter() for name in element.attrib})
    assert "#" not in written


@pytest.mark.parametrize("width", Width)
def test_words_stand_by_what_they_name(width: Width) -> None:
    """Target and reference above, the value below them, the numbers of the scale at the bottom, all at their place."""
    marks = bullet(width=width)
    labels, level, sheet = place_value(WORDS, marks), level_of(marks), SHEETS[width]
    assert [(label.kind, label.text) for label in labels] == [
        ("target", "Target 45"),
        ("reference", "Retail banks 31"),
        ("last", "42"),
        ("value", "0"),
        ("value", "20"),
        ("value", "40"),
        ("value", "60"),
    ]
    found = {label.text: label for label in labels}
    assert found["42"].x == pytest.approx(level.x(42))
    assert found["Target 45"].x == pytest.approx(level.x(45))
    assert found["Target 45"].bottom < sheet.top < found["42"].top < found["0"].top


def test_labels_that_come_too_close_use_the_next_line_and_the_third_is_left_out() -> None:
    """The table below the chart has it."""
    words = Words("en", references=((31, "One of them 31"), (32, "Another one 32"), (33, "The third 33")))
    one, other = place_value(words, bullet(references=(31, 32, 33)))
    assert (one.text, other.text) == ("One of them 31", "Another one 32")
    assert other.bottom <= one.top


def test_a_label_without_its_mark_or_too_wide_is_left_out() -> None:
    """Nothing is named that is not drawn, and nothing is cut off."""
    others = ((80.0, "Off the scale"), (30.0, "wide " * 40))
    words = Words("en", ((70, "70"), (20, "")), target="Target 70", references=others)
    assert place_value(words, bullet(target=70, references=(80, 30))) == ()
    assert place_value(Words("en", target="Target 40"), bullet(target=None)) == ()


@given(st.floats(0, 60), st.floats(0, 60), st.floats(0, 60), st.sampled_from(Width))
@settings(max_examples=40, deadline=None)
def test_no_word_stands_over_another_or_outside(
    value: float, target: float, other: float, width: Width
) -> None:
    """Whatever the numbers are."""
    words = Words("en", WORDS.values, last="42%", target="Target 45%", references=((other, "Retail banks"),))
    labels = place_value(words, bullet(Point(value, value, value), width, target, (other,)))
    sheet = SHEETS[width]
    assert not any(one.overlaps(two) for one in labels for two in labels if one is not two)
    assert all(label.left >= -0.1 and label.right <= sheet.width + 0.1 for label in labels)
    assert all(label.top >= 0 and label.bottom <= sheet.height for label in labels)


def test_a_scale_must_have_room_and_values_must_be_numbers() -> None:
    """An empty scale or a value that is none is an error, not an odd drawing."""
    with pytest.raises(ValueError, match="cannot have a scale from 5 to 5"):
        level_of(Bullet(Width.WIDE, 5, 5, (), Point(5, 5, 5)))
    with pytest.raises(ValueError, match="cannot have a scale"):
        level_of(Bullet(Width.WIDE, 0, float("inf"), (), Point(5, 5, 5)))
    with pytest.raises(ValueError, match="cannot show the value nan"):
        draw_marks(bullet(Point(float("nan"), 1, 2)))


def test_a_bullet_becomes_html_like_every_chart() -> None:
    """Both widths, each with its words, and the label as its name."""
    wide, narrow = bullet(), bullet(width=Width.NARROW)
    html = compose(
        Chart("goal", wide, narrow, WORDS, "42 of 45"), {one.width: draw_marks(one) for one in (wide, narrow)}
    )
    assert (
        html.count('role="img"') == html.count('aria-label="42 of 45"') == html.count("Retail banks 31") == 2
    )
