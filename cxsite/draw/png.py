"""Drawings as files of pixels, the same bytes for the same drawing, fonts and versions of what draws."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.transforms import Affine2D

from cxsite.draw import card
from cxsite.draw.canvas import Canvas
from cxsite.draw.charts.map_drawing import Look, MapDrawing
from cxsite.draw.charts.png import CARD, Card, Png
from cxsite.draw.glyphs import Letters
from cxsite.draw.inks import COLOURS, light
from cxsite.draw.map_drawing import artists_of
from cxsite.draw.map_layout import Written, laid_out
from cxsite.draw.marks import as_shipped
from cxsite.draw.svg import Ink

SHARP, MOST = 2.0, 16e6
"""Dots a pixel of a map, and how many dots it may have: of one that is larger, fewer are drawn."""

PIXELS: dict[Any, Any] = {
    "path.snap": True,
    "path.simplify": True,
    "path.simplify_threshold": 1 / 9,
    "agg.path.chunksize": 0,
}
"""How lines become dots, whatever a house has set; SVG is written without them."""

INKS = {Look.PLAIN: Ink.INK, Look.STRONG: Ink.INK, Look.MUTED: Ink.MUTED}
STRONG = 0.036
"""How wide the edge of strong letters is, as a share of their size."""


@dataclass(frozen=True, slots=True)
class Plate:
    """What is to be drawn: its size in pixels, dots a pixel, colours, artists from back to front, and words on them."""

    size: tuple[float, float]
    scale: float
    colours: Mapping[Ink, str]
    artists: Iterable[Artist]
    words: tuple[Written, ...]


def draw_png(picture: Png) -> bytes:
    """Return a picture as a file.

    Raises:
        NoGlyph: a sign of its words stands in none of its typefaces.
        BrokenFace: one of them cannot be drawn with.
    """
    drawing = picture.drawing
    plate = _card(drawing) if isinstance(drawing, Card) else _map(drawing)
    letters = Letters(picture.faces)
    letters.require(each.text for each in plate.words)
    with mpl.rc_context(PIXELS), as_shipped():
        canvas = Canvas(plate.size, plate.scale, plate.colours)
        for artist in plate.artists:
            artist.draw(canvas)  # type: ignore[arg-type] # what lines and patches ask of a renderer, and no more
        for each in plate.words:
            outline = letters.outline(each.text, each.size)
            there = Affine2D().scale(1, -1).translate(each.x, each.y)
            canvas.fill(
                outline.transformed(there),
                INKS[each.look],
                STRONG * each.size if each.look is Look.STRONG else 0.0,
            )
        return canvas.png()


def _map(drawing: MapDrawing) -> Plate:
    layout = laid_out(drawing)
    size = layout.width, layout.height
    colours = {ink: light(ink) for ink in COLOURS}
    return Plate(size, scale_of(*size), colours, artists_of(drawing, layout), layout.words)


def scale_of(wide: float, high: float) -> float:
    """Return how many dots a pixel of a map has: two, and of one without end as many as still make a picture."""
    return min(SHARP, sqrt(MOST / (wide * high)))


def _card(drawing: Card) -> Plate:
    words = tuple(card.words_of(drawing))
    return Plate(CARD, 1.0, card.colours_of(drawing), card.ground(drawing), words)
