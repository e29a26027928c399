"""Marks: which artists there are, and what SVG they become."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from cxsite.draw.chart import Point, Span, Trend, Width
from cxsite.draw.frame import frame_of
from cxsite.draw.marks import _SETTINGS, artists, draw_marks
from cxsite.draw.svg import Ink


def point(value: float, *, weak: bool = False) -> Point:
    """Return a point with an interval of five to both sides."""
    return Point(value, value - 5, value + 5, weak)


YEAR = (point(10), point(12), point(11), None, point(20, weak=True), None, point(25), point(31, weak=True))
"""Two runs of several points, one of a single point, two gaps."""


def trend(
    points: tuple[Point | None, ...] = YEAR, width: Width = Width.WIDE, target: float | None = 40
) -> Trend:
    """Return marks on a scale from 0 to 50."""
    return Trend(width, 0, 50, (0, 25, 50), points, target)


def drawn(marks: Trend) -> ET.Element:
    """Return the drawing as a tree."""
    return ET.fromstring(draw_marks(marks))  # noqa: S314 - it was drawn a moment ago


def of(name: str, tree: ET.Element) -> list[ET.Element]:
    """Return the elements of a class."""
    return [element for element in tree.iter() if element.get("class") == name]


def spots(path: ET.Element) -> list[tuple[float, float]]:
    """Return the points that a path goes through."""
    numbers = [
        float(part) for part in path.attrib["d"].replace("M", " ").replace("L", " ").rstrip("z").split()
    ]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("width", Width)
def test_a_gap_is_never_bridged(width: Width) -> None:
    """Each run has a line and a band of its own, and none reaches over a gap."""
    marks = trend(width=width)
    tree, frame = drawn(marks), frame_of(marks)
    ends = [(path[0][0], path[-1][0]) for path in map(spots, of("line", tree))]
    assert ends == [
        pytest.approx((frame.x(0), frame.x(2)), abs=0.05),
        pytest.approx((frame.x(6), frame.x(7)), abs=0.05),
    ]
    assert len(of("band", tree)) == 2
    whole = drawn(trend(tuple(seen or point(15) for seen in YEAR)))
    assert len(of("line", whole)) == len(of("band", whole)) == 1


@pytest.mark.parametrize("width", Width)
def test_marks_lie_where_the_frame_says(width: Width) -> None:
    """Line, band, dots, rules and target agree with the frame to a tenth of a pixel."""
    marks = trend(width=width)
    tree, frame = drawn(marks), frame_of(marks)
    assert spots(of("line", tree)[1]) == [
        pytest.approx((frame.x(at), frame.y(value)), abs=0.051) for at, value in ((6, 25), (7, 31))
    ]
    assert spots(of("band", tree)[1]) == [
        pytest.approx((frame.x(at), frame.y(value)), abs=0.051)
        for at, value in ((6, 30), (7, 36), (7, 26), (6, 20))
    ]
    heights = [y for _, y in spots(of("rules", tree)[0])][::2]
    assert heights == pytest.approx([frame.y(value) for value in (0, 25, 50)], abs=0.051)
    assert [y for _, y in spots(of("target", tree)[0])] == pytest.approx([frame.y(40)] * 2, abs=0.051)
    circle = next(iter(of("dots", tree)[0]))
    assert float(circle.attrib["cy"]) == pytest.approx(frame.y(10), abs=0.051)


def test_a_value_between_two_gaps_stands_as_a_whisker() -> None:
    """There is no neighbour to draw a band to: its interval is a stroke from low to high."""
    marks = trend()
    tree, frame = drawn(marks), frame_of(marks)
    (whisker,) = of("whisker", tree)
    assert spots(whisker)[:2] == [
        pytest.approx((frame.x(4), frame.y(value)), abs=0.051) for value in (25, 15)
    ]
    assert of("whisker", drawn(trend((point(1), point(2))))) == []


def test_small_samples_are_hollow_dots() -> None:
    """Weak points are filled with paper, the others with the colour of the value; all have its edge."""
    tree = drawn(trend())
    (dots,), (weak,) = of("dots", tree), of("weak", tree)
    assert (len(dots), len(weak)) == (4, 2)
    assert dots.get("fill") == dots.get("stroke") == weak.get("stroke") == "var(--chart-value)"
    assert weak.get("fill") == "var(--chart-paper)"


def test_hollow_dots_show_their_middle_even_where_many_stand_close() -> None:
    """On a phone with 36 months a hollow dot is wider than a filled one."""
    months = tuple(point(20, weak=at % 2 == 0) for at in range(36))
    tree = drawn(trend(months, Width.NARROW))
    (dots,), (weak,) = of("dots", tree), of("weak", tree)
    assert float(weak[0].attrib["r"]) > float(dots[0].attrib["r"]) > 1


def test_the_target_is_the_only_dashed_line() -> None:
    """It differs from the values without colour; without a target, or off the scale, it is not drawn."""
    tree = drawn(trend())
    dashed = [element.get("class") for element in tree.iter() if element.get("stroke-dasharray")]
    assert dashed == ["target"]
    assert of("target", drawn(trend(target=None))) == of("target", drawn(trend(target=51))) == []


def test_without_answers_the_rules_are_still_drawn() -> None:
    """A chart of nothing shows its scale and its periods; without periods, its scale."""
    tree = drawn(trend((None, None), target=None))
    assert [element.get("class") for element in tree] == ["rules", "ticks"]
    assert [element.get("class") for element in drawn(trend((), target=None))] == ["rules"]
    assert list(drawn(Trend(Width.WIDE, 0, 1, (), (), None))) == []


def test_marks_hold_no_words_styles_or_ids() -> None:
    """One drawing serves all languages and any page: the policy refuses styles, and ids would collide."""
    tree = drawn(trend())
    assert {element.tag for element in tree.iter()} == {"g", "path", "circle"}
    names = {name for element in tree.iter() for name in element.attrib}
    assert names.isdisjoint({"style", "id", "clip-path", "href"})
    assert not any((element.text or "").strip() for element in tree.iter())


def test_no_colour_is_fixed_in_a_drawing() -> None:
    """Every fill and stroke is a variable of the theme or none, and every sentinel is a different colour."""
    paints = {element.get(name) for element in drawn(trend()).iter() for name in ("fill", "stroke")}
    assert paints <= {ink.variable for ink in Ink} | {"none", None}
    assert "#" not in draw_marks(trend())
    assert len({ink.sentinel for ink in Ink} - {"#000000"}) == len(Ink)


def test_the_drawing_is_made_of_few_artists() -> None:
    """Twelve points in one run cost six artists; a plot with axes has more than fifty."""
    marks = trend(tuple(point(value) for value in range(12)))
    shown = artists(marks)
    assert [artist.get_gid() for artist in shown] == ["band", "rules", "ticks", "target", "line", "dots"]
    assert isinstance(shown[4], Line2D)
    assert np.shape(shown[4].get_path().vertices) == (12, 2)


def test_another_process_with_another_hash_seed_draws_the_same_bytes() -> None:
    """Same marks, same bytes: no random ids, no date, no order of a set."""
    program = (
        "from cxsite.draw.chart import Point, Trend, Width\n"
        "from cxsite.draw.marks import draw_marks\n"
        f"print(draw_marks({trend()!r}), end='')\n"
    ).replace("<Width.WIDE: 'wide'>", "Width.WIDE")
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={
            **os.environ,
            "PYTHONHASHSEED": "5",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SOURCE_DATE_EPOCH": "9",
        },
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout == draw_marks(trend())
    assert run.stdout != draw_marks(trend(target=41))


HOUSE_STYLE: dict[Any, Any] = {
    "lines.linewidth": 9,
    "lines.linestyle": ":",
    "lines.marker": "x",
    "lines.scale_dashes": False,
    "lines.dash_capstyle": "round",
    "lines.dash_joinstyle": "bevel",
    "lines.solid_capstyle": "projecting",
    "lines.solid_joinstyle": "bevel",
    "patch.linewidth": 7,
    "patch.edgecolor": "red",
    "patch.force_edgecolor": True,
    "markers.fillstyle": "left",
    "path.sketch": (1, 100, 2),
    "path.effects": [withStroke(linewidth=3)],
    "path.simplify": True,
    "svg.hashsalt": None,
    "svg.id": "mine",
    "figure.dpi": 300,
    "figure.facecolor": "red",
    "savefig.facecolor": "red",
}


def test_a_style_of_the_house_does_not_change_a_drawing() -> None:
    """What stands in somebody's `matplotlibrc` is overruled."""
    expected = draw_marks(trend())
    with mpl.rc_context(HOUSE_STYLE):
        assert draw_marks(trend()) == expected


@pytest.mark.parametrize("name", _SETTINGS)
def test_every_setting_that_is_overruled_matters(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were it not, the house's own would show, or could not be drawn."""
    expected = draw_marks(trend())
    monkeypatch.setattr("cxsite.draw.marks._SETTINGS", {})
    alone: dict[Any, Any] = {name: HOUSE_STYLE[name]}
    with mpl.rc_context(alone), suppress(AttributeError, KeyError):
        assert draw_marks(trend()) != expected


def test_drawing_leaves_the_settings_of_matplotlib_alone() -> None:
    """They are changed for the time of a drawing only."""
    before = dict(mpl.rcParams)
    draw_marks(trend())
    assert dict(mpl.rcParams) == before


def test_as_matplotlib_is_shipped_nothing_has_to_be_overruled() -> None:
    """Settings are changed only where a house has its own: that takes half as long as a drawing."""
    assert {name: mpl.rcParamsDefault[name] for name in _SETTINGS} == _SETTINGS


def test_a_drawing_that_fails_says_what_it_was() -> None:
    """The page is named by whoever wanted the drawing."""
    with pytest.raises(ValueError, match="cannot show the value nan") as raised:
        draw_marks(trend((point(float("nan")),)))
    assert raised.value.__notes__ == ["while a wide trend was drawn"]


def test_neither_pyplot_nor_figures_nor_fonts_are_imported() -> None:
    """Their import takes longer than a hundred drawings, and fonts are searched for on the whole machine.

    Who only places words imports no matplotlib.
    """
    program = (
        "import sys, cxsite.draw.svg; assert 'matplotlib' not in sys.modules\n"
        "import cxsite.draw.marks; assert 'matplotlib' in sys.modules\n"
        "unwanted = {'matplotlib.' + name for name in ('pyplot', 'figure', 'backend_bases', 'font_manager')}\n"
        "assert unwanted.isdisjoint(sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=env, check=False).returncode == 0


@given(st.lists(st.none() | st.floats(0, 50, allow_subnormal=False), max_size=36), st.sampled_from(Width))
@settings(max_examples=20, deadline=None)
def test_every_value_is_drawn_once(values: list[float | None], width: Width) -> None:
    """As many dots as values, and a line between exactly those that are neighbours."""
    tree = drawn(trend(tuple(None if value is None else point(value) for value in values), width, None))
    dots = sum(len(group) for group in of("dots", tree))
    joints = sum(len(spots(path)) - 1 for path in of("line", tree))
    assert dots == sum(value is not None for value in values)
    assert joints == sum(one is not None and other is not None for one, other in pairwise(values))


def test_a_break_is_never_bridged() -> None:
    """Neighbours on either side of a break have values, and no line or band between them."""
    tree = drawn(replace(trend(tuple(point(value) for value in range(6))), breaks=(2,)))
    assert [len(spots(line)) for line in of("line", tree)] == [2, 4]
    assert len(of("band", tree)) == 2
    whole = drawn(trend(tuple(point(value) for value in range(6))))
    assert [len(spots(line)) for line in of("line", whole)] == [6]


def test_what_lasts_is_a_band_and_what_does_not_is_a_rule() -> None:
    """Both stand from top to bottom, behind everything else, inside the rules."""
    happened = (Span(-0.5, 2.5), Span(3.5, 3.51), Span(4.5, 4.51))
    marks = replace(trend(), occasions=happened)
    tree, frame = drawn(marks), frame_of(marks)
    assert [child.get("class") for child in tree][:2] == ["occasion", "occasions"]
    corners = spots(of("occasion", tree)[0])
    assert min(x for x, _ in corners) == frame.left
    assert {y for _, y in corners} == {frame.top, frame.bottom}
    assert len(spots(of("occasions", tree)[0])) == 4
