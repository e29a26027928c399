"""The pen: it answers what artists ask, and writes what matplotlib's own backend would."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from io import StringIO
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
from matplotlib import artist as artists_of_all_kinds
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from cxsite.draw.chart import (
    Ages,
    Bullet,
    Closure,
    Dumbbell,
    Feelings,
    Marks,
    Matrix,
    Part,
    Point,
    Rung,
    Slope,
    Span,
    Sparkline,
    Spot,
    Stack,
    Tone,
    Trend,
    Weeks,
    Width,
    Xmr,
)
from cxsite.draw.charts.lines import Bounds
from cxsite.draw.marks import KINDS, artists, draw_marks
from cxsite.draw.pen import Pen, Stroke
from cxsite.draw.shapes import strokes
from cxsite.draw.svg import Ink
from cxsite.draw.words import KINDS as WRITTEN
from cxsite.draw.words import sheet_of

POINTS = (Point(11.37, 7.1, 15.9), Point(18.2, 14, 22, weak=True), None, Point(31, 27, 36), Point(29, 25, 33))
SCALE = (0.0, 50.0, (0.0, 25.0, 50.0))

ONE_OF_EACH: tuple[Marks, ...] = (
    Trend(Width.WIDE, *SCALE, (*POINTS, None, Point(20, 18, 23)), 40, (4,), (Span(0.5, 1.5), Span(3, 3.001))),
    Trend(Width.NARROW, *SCALE, POINTS),
    Stack(Width.WIDE, (Part(0.2, Tone.WORSE), Part(0.3, Tone.MIDDLE), Part(0.5, Tone.BETTER))),
    Closure(Width.NARROW, 12, (0.0, 50.0, 100.0), (0, 5, 10), ((1, 20.0), (4, 55.5), (9, 80.0)), 3),
    Ages(Width.WIDE, 40.0, (12.0, 40.0, 7.5)),
    Bullet(Width.NARROW, *SCALE, Point(21.3, 17, 26, weak=True), 40, (33.3,)),
    Dumbbell(Width.WIDE, *SCALE, (Rung(POINTS[0], POINTS[1], (12.0,)), Rung(None, POINTS[3]))),
    Sparkline(Width.NARROW, 0, 50, POINTS, 40),
    Matrix(
        Width.WIDE,
        *SCALE,
        0,
        20,
        tuple(Spot(point, 4.0 + at) for at, point in enumerate(POINTS) if point),
        (21, 9),
    ),
    Xmr(Width.WIDE, *SCALE, POINTS, (Bounds(0, 4, 22.4, 8.1, 36.7),), (3,)),
    Slope(Width.NARROW, 0, 50, ((POINTS[0], POINTS[3]), (POINTS[3], POINTS[4])), (0,)),
    Weeks(Width.WIDE, *SCALE, POINTS, POINTS[::-1], 2.5),
    Feelings(Width.WIDE, (2, 3), ((0, -1, None, 2, 1), (1, 1, 0, -2, 2), (0,) * 5, (2,) * 5)),
)

UNREACHED = {
    *("start_rasterizing", "stop_rasterizing", "start_filter", "stop_filter"),
    *("set_hatch", "set_hatch_color", "set_hatch_linewidth", "set_sketch_params"),
}
"""What artists ask only of pixels, hatches and sketches, of which there are none."""


def asked(name: str, *where: Callable[..., Any]) -> set[str]:
    """Return which attributes of a variable these functions use."""
    trees = [ast.parse(textwrap.dedent(inspect.getsource(function))) for function in where]
    return {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    }


DRAWING = (
    Line2D.draw,
    Patch.draw,
    vars(Patch)["_draw_paths_with_artist_properties"],
    vars(Artist)["_set_gc_clip"],
    artists_of_all_kinds.allow_rasterization,
)


def test_the_pen_answers_whatever_an_artist_may_ask() -> None:
    """A version of matplotlib that asks for more is noticed here, before a chart is."""
    of_renderers, of_strokes = asked("renderer", *DRAWING), asked("gc", *DRAWING)
    assert {"open_group", "new_gc", "draw_path", "draw_markers", "_raster_depth"} <= of_renderers
    assert {"set_linewidth", "set_foreground", "set_dashes", "set_clip_path", "restore"} <= of_strokes
    assert {name for name in of_renderers - UNREACHED if not hasattr(Pen(), name)} == set()
    assert {name for name in of_strokes - UNREACHED if not hasattr(Stroke(), name)} == set()


def by_matplotlibs_own_backend(marks: Marks) -> ET.Element:
    """Return what matplotlib writes for the same artists on a figure of the same size."""
    sheet = sheet_of(marks)
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=72, frameon=False)
    from_top_left = Affine2D().scale(1, -1).translate(0, sheet.height)
    for depth, artist in enumerate(artists(marks)):
        artist.set(transform=from_top_left, zorder=depth)
        figure.add_artist(artist)
    written = StringIO()
    canvas: Any = FigureCanvasSVG(figure)
    canvas.print_svg(written, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    without_names = re.sub(r' xmlns(:\w+)?="[^"]*"|xlink:', "", written.getvalue())
    return ET.fromstring(without_names)  # noqa: S314 - matplotlib wrote it a moment ago


def numbers(text: str) -> list[float]:
    """Return the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[\d.]+", text)]


def look(element: ET.Element) -> dict[str, str]:
    """Return an element's style, sentinels as the variables that they become, without what holds anyway."""
    said = [part.split(":") for part in element.get("style", "").split(";") if part.strip()]
    style = {name.strip(): value.strip() for name, value in said}
    inks = {ink.sentinel: ink.variable for ink in Ink}
    return {name: inks.get(value, value) for name, value in style.items() if name != "stroke-dashoffset"}


@pytest.mark.parametrize("marks", ONE_OF_EACH, ids=lambda marks: f"{marks.width}-{type(marks).__name__}")
def test_the_pen_writes_what_matplotlibs_own_backend_writes(marks: Marks) -> None:
    """The same artists in the same order, through the same spots in the same look, to a tenth of a pixel."""
    ours, theirs = ET.fromstring(draw_marks(marks)), by_matplotlibs_own_backend(marks)  # noqa: S314 - just written
    groups = [group for group in theirs.iter("g") if "_" not in group.get("id", "_")]
    assert [element.get("class") for element in ours] == [group.get("id") for group in groups]
    for element, group in zip(ours, groups, strict=True):
        uses, path = list(group.iter("use")), next(group.iter("path"))
        said = look(uses[0] if uses else path)
        dashes = numbers(said.pop("stroke-dasharray", ""))
        assert {name: element.get(name) for name in said} == said
        assert numbers(element.get("stroke-dasharray", "")) == pytest.approx(dashes)
        if uses:
            spots = [(float(use.attrib["x"]), float(use.attrib["y"])) for use in uses]
            drawn = [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in element]
            assert drawn == [pytest.approx(spot, abs=0.051) for spot in spots]
        else:
            assert numbers(element.attrib["d"]) == pytest.approx(numbers(path.attrib["d"]), abs=0.051)


def test_every_kind_is_compared() -> None:
    """A new kind of chart is not forgotten above."""
    assert {type(marks) for marks in ONE_OF_EACH} == {kind for kind, _ in KINDS}
    assert [kind for kind, _ in KINDS] == [kind for kind, _, _ in WRITTEN] == list(get_args(Marks))


def test_a_comparison_finds_another_drawing() -> None:
    """The control: one value moved by a pixel is another path."""
    lines = [
        next(group for group in by_matplotlibs_own_backend(marks).iter("g") if group.get("id") == "line")
        for marks in (ONE_OF_EACH[1], Trend(Width.NARROW, *SCALE, (Point(11.9, 7.1, 15.9), *POINTS[1:])))
    ]
    one, other = (numbers(next(found.iter("path")).attrib["d"]) for found in lines)
    assert one != pytest.approx(other, abs=0.051)


def drawn(*shown: Artist) -> list[str]:
    """Return what the pen writes for these artists."""
    pen: Any = Pen()
    for artist in shown:
        artist.draw(pen)
    return list(pen.written)


def test_numbers_and_commands_take_no_more_room_than_they_need() -> None:
    """One decimal, no negative nought, a command once where it repeats, and no defaults."""
    path = strokes([((0.04, -0.04), (1.25, 2)), ((3.999, 4), (5, 6))], "line", Ink.VALUE, 1)
    assert drawn(path) == [
        '<path class="line" d="M0 0L1.2 2M4 4L5 6" fill="none" stroke="var(--chart-value)" />'
    ]


def test_ends_and_turns_are_said_where_they_are_not_what_holds_anyway() -> None:
    """Ends are cut and turns are round, unless an artist says otherwise."""
    shown = Line2D(
        [0, 1],
        [2, 3],
        gid="l",
        color=Ink.INK.sentinel,
        linewidth=2,
        solid_joinstyle="miter",
        solid_capstyle="projecting",
    )
    assert drawn(shown) == [
        (
            '<path class="l" d="M0 2L1 3" fill="none" stroke="var(--chart-ink)" stroke-width="2" '
            'stroke-linejoin="miter" stroke-linecap="square" />'
        )
    ]


def test_what_the_pen_cannot_write_is_an_error() -> None:
    """A curve, or a colour that no theme knows, would come out wrong without a word."""
    curve = Path([(0, 0), (1, 1), (2, 0)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    with pytest.raises(KeyError, match="3"):
        Pen().draw_path(Stroke(), curve, IdentityTransform())
    for look_of in ({"facecolor": "red"}, {"edgecolor": "red", "facecolor": "none"}):
        with pytest.raises(KeyError):
            drawn(PathPatch(Path([(0, 0), (1, 1)]), **look_of))
