"""Drawing marks: the one place where matplotlib is told to draw.

Importing this module imports matplotlib; whoever may find a drawing in the cache imports it only after a miss. There is
no pyplot, no figure, no axes and no text: artists draw straight with our pen, in pixels from the top left corner. What
could differ between machines (a house's own `matplotlibrc`) is fixed here; nothing else can.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist

from cxsite.draw.ages import ages
from cxsite.draw.bullet import bullet
from cxsite.draw.chart import (
    Ages,
    Bullet,
    Closure,
    Dumbbell,
    Feelings,
    Marks,
    Matrix,
    Slope,
    Sparkline,
    Stack,
    Trend,
    Weeks,
    Xmr,
)
from cxsite.draw.closure import closure
from cxsite.draw.dumbbell import dumbbell
from cxsite.draw.journey import feelings
from cxsite.draw.matrix import matrix
from cxsite.draw.pen import Pen
from cxsite.draw.slope import slope
from cxsite.draw.sparkline import sparkline
from cxsite.draw.stack import stack
from cxsite.draw.svg import element
from cxsite.draw.trend import trend
from cxsite.draw.weeks import weeks
from cxsite.draw.xmr import xmr

KINDS: tuple[tuple[type[Marks], Callable[[Any], Iterable[Artist]]], ...] = (
    (Trend, trend),
    (Stack, stack),
    (Bullet, bullet),
    (Dumbbell, dumbbell),
    (Sparkline, sparkline),
    (Matrix, matrix),
    (Closure, closure),
    (Ages, ages),
    (Xmr, xmr),
    (Slope, slope),
    (Weeks, weeks),
    (Feelings, feelings),
)
"""Every kind of chart: its marks, and what turns them into artists."""

_SETTINGS: dict[Any, Any] = {
    "path.sketch": None,
    "path.effects": [],
    "lines.linestyle": "-",
    "lines.marker": "None",
    "lines.scale_dashes": True,
    "lines.dash_capstyle": "butt",
    "lines.dash_joinstyle": "round",
    "markers.fillstyle": "full",
}
"""All settings that the artists do not carry themselves, as matplotlib ships them."""


def draw_marks(marks: Marks) -> str:
    """Return the SVG of one drawing: a `<g class="marks">` without words, ids and style attributes.

    Raises:
        ValueError: if the scale is empty, or a value is not finite; if a stack has no parts.
    """
    try:
        with as_shipped():
            return written(artists(marks))
    except Exception as error:
        error.add_note(f"while a {marks.width} {type(marks).__name__.lower()} was drawn")
        raise


def written(drawn: Iterable[Artist]) -> str:
    """Return what artists draw, from back to front, as a `<g class="marks">`."""
    pen: Any = Pen()  # what lines and patches ask of a renderer, and no more
    with as_shipped():
        for artist in drawn:
            artist.draw(pen)
    return element("g", {"class": "marks", "stroke-linejoin": "round"}, "".join(pen.written))


def artists(marks: Marks) -> tuple[Artist, ...]:
    """Return what is drawn, from back to front, in pixels."""
    draw = next(draw for kind, draw in KINDS if isinstance(marks, kind))
    return tuple(draw(marks))


def as_shipped() -> AbstractContextManager[None]:
    """Overrule what a house has set otherwise; to set what is already so would take half as long as a drawing."""
    if all(mpl.rcParams[name] == value for name, value in _SETTINGS.items()):
        return nullcontext()
    return mpl.rc_context(_SETTINGS)
