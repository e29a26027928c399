"""Drawing marks: the one place where matplotlib is told to write SVG.

Importing this module imports matplotlib; whoever may find a drawing in the cache imports it only after a
miss. There is no pyplot, no axes and no text: artists are put straight on the figure, in pixels from its top
left corner. What could differ between machines (a house's own `matplotlibrc`, the date, random ids) is fixed
here or left out.
"""

from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from cxsite.draw.bullet import bullet
from cxsite.draw.chart import Bullet, Dumbbell, Marks, Sparkline, Stack, Trend
from cxsite.draw.dumbbell import dumbbell
from cxsite.draw.frame import Sheet
from cxsite.draw.sparkline import sparkline
from cxsite.draw.stack import stack
from cxsite.draw.svg import clean
from cxsite.draw.trend import trend
from cxsite.draw.words import sheet_of

KINDS: tuple[tuple[type[Marks], Callable[[Any], Iterable[Artist]]], ...] = (
    (Trend, trend),
    (Stack, stack),
    (Bullet, bullet),
    (Dumbbell, dumbbell),
    (Sparkline, sparkline),
)
"""Every kind of chart: its marks, and what turns them into artists."""

DPI = 72
"""At 72 dots an inch, matplotlib's points are pixels."""

_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "cxsite",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "lines.linestyle": "-",
    "lines.marker": "None",
    "lines.scale_dashes": False,
    "lines.dash_capstyle": "butt",
    "lines.dash_joinstyle": "round",
    "markers.fillstyle": "full",
}
"""All settings that the artists do not carry themselves."""

_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def draw_marks(marks: Marks) -> str:
    """Return the SVG of one drawing: a `<g class="marks">` without words, ids and style attributes.

    Raises:
        ValueError: if the scale is empty, or a value is not finite; if a stack has no parts.
    """
    with mpl.rc_context(_SETTINGS):
        return clean(_svg(artists(marks), sheet_of(marks)))


def artists(marks: Marks) -> tuple[Artist, ...]:
    """Return what is drawn, from back to front, in pixels."""
    draw = next(draw for kind, draw in KINDS if isinstance(marks, kind))
    return tuple(draw(marks))


def _svg(shown: Iterable[Artist], sheet: Sheet) -> str:
    """Return what matplotlib writes for these artists."""
    figure = Figure(figsize=(sheet.width / DPI, sheet.height / DPI), dpi=DPI, frameon=False)
    from_top_left = Affine2D().scale(1, -1).translate(0, sheet.height)
    for depth, artist in enumerate(shown):
        artist.set(transform=from_top_left, zorder=depth)
        figure.add_artist(artist)
    written = StringIO()
    canvas: Any = FigureCanvasSVG(
        figure
    )  # `print_svg` has no types; `savefig` has, and takes half as long again
    canvas.print_svg(written, metadata=_NO_METADATA)
    return written.getvalue()
