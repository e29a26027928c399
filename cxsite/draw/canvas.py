"""The canvas: what artists and words are drawn on where a picture is made of pixels.

Artists draw here as they draw with the pen, in pixels from the top left corner and in sentinel colours; the canvas
turns both into those of matplotlib's Agg, at so many dots a pixel. It takes lines and patches and no more.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from cxsite.draw.svg import Ink

Rgba = tuple[float, ...]
"""Red, green, blue and how much it covers, from 0 to 1."""

COLOURS = 64
"""How many a picture has: a few inks, and what lies between two of them at the edge of a letter."""


class Stroke(GraphicsContextBase):
    """How something is drawn, as an artist tells it; a sentinel is taken for the colour of its ink."""

    def __init__(self, colours: Mapping[Rgba, Rgba]) -> None:
        super().__init__()
        self._colours = colours

    def set_foreground(self, fg: Any, isRGBA: bool = False) -> None:  # noqa: FBT001, FBT002, N803, ARG002 - as matplotlib calls it
        """Hear the colour; one that cannot be seen is none."""
        super().set_foreground(self._colours.get(tuple(fg), fg), isRGBA=True)


class Canvas:
    """A picture while it is drawn: a renderer.

    Args:
        size: width and height in pixels of what is drawn.
        scale: dots a pixel.
        colours: what each ink looks like.
    """

    _raster_depth, _rasterizing = 0, False  # asked for by matplotlib around every `draw`

    def __init__(self, size: tuple[float, float], scale: float, colours: Mapping[Ink, str]) -> None:
        wide, high = (round(length * scale) for length in size)
        self._agg: Any = RendererAgg(wide, high, 72 * scale)  # type: ignore[no-untyped-call] # matplotlib says no types
        self._dots = Affine2D().scale(scale, -scale).translate(0, high)
        self._colours: dict[Rgba, Rgba] = {
            to_rgba(ink.sentinel): to_rgba(colour) for ink, colour in colours.items()
        }
        self.fill(Path.unit_rectangle().transformed(Affine2D().scale(*size)), Ink.PAPER)

    def open_group(self, kind: str, gid: str | None = None) -> None:
        """Hear that an artist begins."""

    def close_group(self, kind: str) -> None:
        """Hear that it is done."""

    def new_gc(self) -> Stroke:
        """Return what the artist tells its line to."""
        return Stroke(self._colours)

    def points_to_pixels(self, points: float) -> float:
        """Return the same: a point is a pixel here, and dots are nobody else's matter."""
        return points

    def draw_path(self, stroke: Stroke, path: Path, transform: Any, face: Any = None) -> None:
        """Draw a path."""
        colour = None if face is None else self._colours[tuple(face)]
        self._agg.draw_path(stroke, path, transform + self._dots, colour)

    def draw_markers(
        self, stroke: Stroke, marker: Path, size: Any, path: Path, transform: Any, face: Any = None
    ) -> None:
        """Draw a marker at each spot of a path."""
        for spot in transform.transform(path.vertices):
            self.draw_path(stroke, marker, size + Affine2D().translate(*spot), face)

    def fill(self, path: Path, ink: Ink, edge: float = 0.0) -> None:
        """Fill an outline, and draw its edge so wide: so strong letters are made of plain ones."""
        stroke = self.new_gc()
        stroke.set_linewidth(edge)
        stroke.set_joinstyle("round")
        stroke.set_foreground(to_rgba(ink.sentinel))
        self.draw_path(stroke, path, Affine2D(), to_rgba(ink.sentinel))

    def png(self) -> bytes:
        """Return the picture as a file, without a word of when and by what it was made."""
        dots = Image.fromarray(np.asarray(self._agg.buffer_rgba())[:, :, :3])
        out = BytesIO()
        dots.quantize(COLOURS).save(out, "PNG")
        return out.getvalue()
