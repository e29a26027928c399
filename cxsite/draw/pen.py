"""The pen: a backend of matplotlib that writes our own small SVG.

An artist that is drawn tells its renderer a path, colours and widths of lines; this one writes each artist as one
element with presentation attributes, to a tenth of a pixel. There is no page of matplotlib's around it to take away
again, no `style` attribute (the pages' policy refuses them), no id, and no colour: artists carry sentinel colours,
written here as `var(--chart-…)`. Pixels count from the top left corner, as the artists' own.

It answers what lines and patches ask a renderer and is no `RendererBase`: that class comes with matplotlib's fonts,
which nothing here uses, and the first import of those searches a machine for all that it has. A test holds the pen to
what the installed matplotlib asks.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.path import Path

from cxsite.draw.svg import Ink, element

_VARIABLES: dict[tuple[float, ...], str] = {to_rgba(ink.sentinel): ink.variable for ink in Ink}
_COMMANDS = {int(Path.MOVETO): "M", int(Path.LINETO): "L", int(Path.CLOSEPOLY): "z"}
_CAPS = {"butt": "butt", "round": "round", "projecting": "square"}
"""Ends of lines in matplotlib's words and in SVG's."""


class Stroke:
    """How a line is drawn, as an artist tells it: what matplotlib calls a graphics context.

    Attributes:
        width: in pixels; 0 for no line.
        colour: one of the sentinels, or transparent where there is no line.
        dashes: lengths drawn and left out in turn, None where the line is whole.
        cap: how it ends.
        join: how it turns.
    """

    def __init__(self) -> None:
        self.width = 1.0
        self.colour: tuple[float, ...] = ()
        self.dashes: Sequence[float] | None = None
        self.cap = self.join = ""

    def set_linewidth(self, width: float) -> None:
        """Hear how wide the line is."""
        self.width = width

    def set_foreground(self, colour: tuple[float, ...], isRGBA: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002, N803 - as matplotlib calls it
        """Hear the colour."""
        self.colour = colour

    def set_dashes(self, _offset: float, dashes: Sequence[float] | None) -> None:
        """Hear how the line is dashed."""
        self.dashes = dashes

    def set_capstyle(self, cap: str) -> None:
        """Hear how the line ends."""
        self.cap = _CAPS[cap]

    def set_joinstyle(self, join: str) -> None:
        """Hear how the line turns."""
        self.join = str.__str__(join)  # an enumeration's member by its value

    def _does_not_matter(self, *_told: Any) -> None:
        """Hear what a drawing without pixels, links and clipping has no use for."""

    set_alpha = set_antialiased = set_snap = set_url = set_clip_rectangle = set_clip_path = _does_not_matter
    restore = _does_not_matter

    def look(self) -> dict[str, str]:
        """Return the attributes that say it, without what holds where nothing is said.

        Raises:
            KeyError: if the colour is no sentinel.
        """
        if not self.width:
            return {}
        found = {}
        if self.dashes is not None:
            found["stroke-dasharray"] = ",".join(f"{length:g}" for length in self.dashes)
        found["stroke"] = _VARIABLES[self.colour]
        if self.width != 1:
            found["stroke-width"] = f"{self.width:g}"
        if self.join != "round":
            found["stroke-linejoin"] = self.join
        if self.cap != "butt":
            found["stroke-linecap"] = self.cap
        return found


class Pen:
    """What artists draw with: a renderer.

    Attributes:
        written: one element an artist, in the order of drawing.
    """

    _raster_depth, _rasterizing = 0, False  # asked for by matplotlib around every `draw`

    def __init__(self) -> None:
        self.written: list[str] = []
        self._name = ""

    def open_group(self, _kind: str, gid: str | None = None) -> None:
        """Hear which artist draws next: its `gid` becomes the class of its element."""
        self._name = gid or ""

    def close_group(self, _kind: str) -> None:
        """Hear that it is done."""

    def new_gc(self) -> Stroke:
        """Return what the artist tells its line to."""
        return Stroke()

    def points_to_pixels(self, points: float) -> float:
        """Return the same: a point is a pixel here."""
        return points

    def draw_path(self, stroke: Stroke, path: Path, transform: Any, face: Any = None) -> None:
        """Write a path of straight lines.

        Raises:
            KeyError: if it has curves, or is filled with a colour that is no sentinel.
        """
        d = "".join(_commands(path, _spots(path, transform)))
        self.written.append(element("path", {"class": self._name, "d": d, **_fill(face), **stroke.look()}))

    def draw_markers(
        self, stroke: Stroke, marker: Path, size: Any, path: Path, transform: Any, face: Any = None
    ) -> None:
        """Write a circle at each spot of a path: the only marker there is begins a radius from its middle."""
        radius = abs(_spots(marker, size)[0][1])
        circles = "".join(
            element("circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}"})
            for x, y in _spots(path, transform)
        )
        self.written.append(element("g", {"class": self._name, **stroke.look(), **_fill(face)}, circles))


def _spots(path: Path, transform: Any) -> list[list[float]]:
    """Return where a path goes through, to a tenth of a pixel and without a negative nought."""
    spots: list[list[float]] = (np.asarray(transform.transform(path.vertices)).round(1) + 0.0).tolist()
    return spots


def _commands(path: Path, spots: Sequence[Sequence[float]]) -> Iterator[str]:
    """Yield a path's `d`: no spaces that say nothing, a command written once where it repeats."""
    codes = (
        ["M"] + ["L"] * len(spots)
        if path.codes is None
        else [_COMMANDS[code] for code in np.asarray(path.codes).tolist()]
    )
    before = ""
    for command, (x, y) in zip(codes, spots, strict=False):
        yield " " if command == before else command
        if command != "z":
            yield f"{x:g} {y:g}"
        before = command


def _fill(face: Any) -> dict[str, str]:
    return {"fill": "none" if face is None else _VARIABLES[tuple(face)]}
