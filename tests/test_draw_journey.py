"""Feelings along a journey, and the picture of a whole map: which artists there are, where they and the words lie."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_draw_lines import drawn, of, spots

from cxsite.draw.chart import Chart, Feelings, Width, Words
from cxsite.draw.charts.map_drawing import Lane, Look, MapDrawing
from cxsite.draw.felt import frame_of_feelings, keys_of, spots_of
from cxsite.draw.fonts import width
from cxsite.draw.inks import COLOURS
from cxsite.draw.journey import DASHES, SHAPES
from cxsite.draw.labels import Label
from cxsite.draw.lines import CLOSES, OPENS, lines_of
from cxsite.draw.map_drawing import map_svg
from cxsite.draw.map_layout import COLUMN, laid_out
from cxsite.draw.marks import draw_marks
from cxsite.draw.svg import Ink, compose
from cxsite.draw.words import place, sheet_of

TOKENS = Path(__file__).parents[1] / "themes" / "default" / "styles" / "00-tokens.css"
NAMES = ("Most people", "Mr He, who prefers the counter", "Lin, new in town", "A fourth")


def feelings(*lines: tuple[int | None, ...], width: Width = Width.WIDE) -> Feelings:
    """Return feelings through two stages, of three steps and of two."""
    return Feelings(width, (3, 2), lines or ((0, -1, None, 1, 2),))


def words(count: int = 1, stages: tuple[str, ...] = ("Come", "Go")) -> Words:
    """Return the words of so many lines."""
    return Words(
        "en", values=((-2.0, "−2"), (2.0, "+2")), times=tuple(enumerate(stages)), spots=NAMES[:count]
    )


def texts(labels: tuple[Label, ...], kind: str) -> list[str]:
    """Return what the labels of a kind say."""
    return [label.text for label in labels if label.kind == kind]


@pytest.mark.parametrize("wide", Width)
def test_a_feeling_lies_where_the_frame_says_and_an_unknown_one_breaks_the_line(wide: Width) -> None:
    """Two stretches, four dots."""
    marks = feelings(width=wide)
    tree, frame = drawn(marks), frame_of_feelings(marks)
    assert [len(spots(path)) for path in of("line-0", tree)] == [2, 2]
    circles = [each for each in tree.iter() if each.tag.endswith("circle")]
    assert [float(each.attrib["cy"]) for each in circles] == pytest.approx(
        [frame.y(score) for score in (0, -1, 1, 2)], abs=0.051
    )
    assert [float(each.attrib["cx"]) for each in circles] == pytest.approx(
        [frame.x(at) for at in (0, 1, 3, 4)], abs=0.051
    )


def test_a_step_of_the_other_journey_does_not_break_a_line() -> None:
    """What a journey does not have is passed by; what is not known is a gap."""
    marks = replace(feelings(), absent=((2,),))
    assert [len(spots(path)) for path in of("line-0", drawn(marks))] == [4]


def test_lines_differ_in_dash_and_mark() -> None:
    """Whole with dots, then dashes with squares, diamonds, triangles: never by colour alone."""
    four = feelings(*((score,) * 5 for score in (2, 1, 0, -1)))
    tree = drawn(four)
    dashes = [of(f"line-{at}", tree)[0].get("stroke-dasharray") for at in range(4)]
    assert len(set(dashes)) == 4
    assert dashes[0] is None
    marks = [len(spots(of(f"felt-{at}", tree)[0])) // 6 for at in (1, 2, 3)]
    assert marks == [4, 4, 3]
    assert len(DASHES) == len(SHAPES) + 1


def test_lines_of_one_feeling_run_beside_each_other() -> None:
    """Each of them is seen."""
    same = feelings((1, 1, 1, 1, 1), (1, 1, 1, 1, 1))
    one, other = ([spot[1] for spot in spots_of(same, at) if spot] for at in (0, 1))
    assert all(abs(a - b) >= 4 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("wide", Width)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_line_is_named_behind_a_piece_of_it(wide: Width, count: int) -> None:
    """In the order of their ends; no two names touch, and all lie inside."""
    marks = feelings(*((0, 0, 0, 0, 2),) * count, width=wide)
    labels, sheet = place(words(count), marks), sheet_of(marks)
    named = [label for label in labels if label.kind == "row"]
    assert len(named) >= count
    for one in named:
        assert one.top >= 0
        assert one.bottom <= sheet.height
        assert one.right <= sheet.width + 0.1
        assert not any(one.overlaps(other) for other in labels if other is not one)
    keys = [y for _, y in keys_of(marks)]
    assert keys == sorted(keys)
    assert len(set(keys)) == count


def test_a_single_line_needs_no_name() -> None:
    """Its drawing has the whole width for its steps."""
    assert keys_of(feelings()) == []
    assert texts(place(words(), feelings()), "row") == []
    assert frame_of_feelings(feelings()).right > frame_of_feelings(feelings((1,) * 5, (0,) * 5)).right


def test_stages_are_numbered_where_not_every_name_finds_room() -> None:
    """All of them: a name beside a number would read like two things."""
    long = ("Come in and look around for whatever there is to be seen here", "Go")
    assert texts(place(words(stages=long), feelings(width=Width.NARROW)), "time") == ["1", "2"]
    assert texts(place(words(), feelings()), "time") == ["Come", "Go"]


def test_a_journey_without_steps_is_a_mistake_of_ours() -> None:
    """There is nothing to draw."""
    with pytest.raises(ValueError, match="without steps"):
        draw_marks(Feelings(Width.WIDE, (), ((),)))
    assert keys_of(feelings((None,) * 5, (0,) * 5))  # a line that is nowhere known has its name in the middle


def test_a_chart_of_four_lines_is_small() -> None:
    """Both widths together take less than a kilobyte of text a line."""
    lines = ((0, -1, 1, 1, 2),) * 4
    wide, narrow = (feelings(*lines, width=each) for each in (Width.WIDE, Width.NARROW))
    chart = Chart("felt", wide, narrow, words(4), "Four")
    svg = compose(chart, {each.width: draw_marks(each) for each in (wide, narrow)})
    assert len(svg) < 12_000
    assert 'aria-label="Four"' in svg


TEXT = st.text(st.sampled_from("ab 客户费力度，。（）「」3%’ …"), max_size=60)


@given(TEXT, st.integers(40, 200))
def test_lines_hold_a_text_and_have_room(text: str, room: int) -> None:
    """Nothing is lost but blanks, unless a line had to be cut; none begins with what closes a word."""
    found = lines_of(text, room, 11)
    assert all(width(line, 11) <= room for line in found)
    if not any(line.endswith("…") for line in found):
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
    for before, after in pairwise(found):
        if "…" not in text and len(before) > 1 and len(after) > 1 and " " not in text:
            assert after[0] not in CLOSES
            assert before[-1] not in OPENS


def test_too_many_lines_are_cut_with_a_sign() -> None:
    """The last of those that stay says that there was more."""
    assert lines_of("one two three four", 38, 11, 2) == ["one", "two…"]
    assert lines_of("", 30, 11) == []
    assert lines_of("incomprehensible", 30, 11) == ["inc…"]


def a_map(**more: object) -> MapDrawing:
    """Return the drawing of a small map."""
    plain = (("Waits for a number & a desk", Look.PLAIN),)
    made = MapDrawing(
        language="en",
        title="Visit",
        about="From the door to the desk",
        stages=(("1 Come", 2), ("2 Go", 1)),
        heads=tuple(((name, Look.STRONG),) for name in ("Door", "Queue", "Desk")),
        curve=(0, None, 2),
        felt=((("0 Calm", Look.STRONG),), (), (("+2 Glad", Look.STRONG),)),
        lanes=(
            Lane("What the customer does", "", (plain, plain * 4, ())),
            Lane("Backstage", "Line", (plain,) * 3),
        ),
        foot="Handbook",
        label="A map",
    )
    return replace(made, **more)  # type: ignore[arg-type] # fields of the drawing


def test_rows_are_as_high_as_their_words_and_lie_below_each_other() -> None:
    """No word stands outside of its row, its column or the paper."""
    layout = laid_out(a_map())
    assert all(one.bottom == other.top for one, other in pairwise(layout.bands))
    taller, lower = layout.bands[1:]
    assert taller.bottom - taller.top > lower.bottom - lower.top
    for each in layout.words:
        assert 0 < each.y < layout.height
        room = COLUMN if each.x > 100 and each.size == 11 and "Handbook" not in each.text else layout.width
        assert width(each.text, each.size) < room
    assert len(layout.edges) == 3


def test_the_curve_of_a_map_breaks_where_a_feeling_is_unknown() -> None:
    """Two dots and no line between them; the words are escaped."""
    data = map_svg(a_map())
    tree = ET.fromstring(data)  # noqa: S314 - our own
    assert of("curve", tree) == []
    assert len([each for each in tree.iter() if each.tag.endswith("circle")]) == 2
    assert b"number &amp;" in data
    assert len(of("lines", tree)) == 1
    assert of("lines", ET.fromstring(map_svg(a_map(lanes=())))) == []  # noqa: S314 - our own
    nobody = ET.fromstring(map_svg(a_map(curve=(None,) * 3)))  # noqa: S314 - our own
    assert of("felt", nobody) == []


@pytest.mark.parametrize(
    ("language", "font"), [("en", "system-ui"), ("zh-Hans", "'PingFang SC'"), ("zh-Hant", "'PingFang TC'")]
)
def test_a_drawing_is_set_in_its_own_languages_fonts(language: str, font: str) -> None:
    """Chinese before Latin, and never the other script's."""
    tree = ET.fromstring(map_svg(a_map(language=language)))  # noqa: S314 - our own
    assert tree.attrib["font-family"].startswith(font)


def test_a_file_has_the_colours_of_the_pages() -> None:
    """Those of the stylesheet, light and dark: nobody has to keep two lists alike."""
    css = TOKENS.read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", css))
    tokens |= {name: tokens[other] for name, other in re.findall(r"--([\w-]+): var\(--([\w-]+)\)", css)}
    for ink, (light, dark) in COLOURS.items():
        one, other = tokens[f"chart-{ink}"].split(", ")
        assert (light, dark) == (one.replace("#fff", "#ffffff") if one == "#fff" else one, other)
    assert set(COLOURS) >= {Ink.INK, Ink.MUTED, Ink.GRID, Ink.VALUE, Ink.TARGET, Ink.PAPER}
