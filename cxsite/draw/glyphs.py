"""Words as outlines: each sign from the first typeface that has it, never a box for one that none has.

Outlines are those of the font at 1000 pixels an em, without hinting that could be seen at any size that is drawn.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path

from cxsite.draw.charts.png import BrokenFace, NoGlyph
from cxsite.draw.fonts import width
from cxsite.model.typeface import Typeface

EM, FIXED = 1000.0, 65536
"""Pixels of an em, and the unit in which FreeType tells an advance."""

BLANK = frozenset({"Zs", "Cf"})
"""Categories of signs that take room, or none, and show nothing."""

MARKED = range(0xFE00, 0xFE10)
"""Signs that choose between two forms of the sign before them; a font that has one form needs none."""


SPARE = EM / 4
"""How much wider than reckoned a sign may be: so much wider are only those that a font centres in a whole em."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """The outline of a sign: its spots, what kind each of them is, and how far the next sign is."""

    spots: Any
    kinds: Any
    advance: float


class Letters:
    """The signs of some typefaces, each opened once.

    Args:
        faces: the first that has a sign gives it; one without a location is the shipped one.

    Raises:
        BrokenFace: a file cannot be drawn with; also when a sign is asked for.
    """

    def __init__(self, faces: Sequence[Typeface]) -> None:
        shipped = str(File(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
        self._fonts = [(face, _opened(face, face.location or shipped)) for face in faces]
        self._known: dict[str, Glyph | None] = {}

    def require(self, texts: Iterable[str]) -> None:
        """See that every sign can be drawn.

        Raises:
            NoGlyph: no typeface has it.
        """
        signs = sorted({sign for text in texts for sign in text})
        if missing := tuple(sign for sign in signs if not _is_blank(sign) and self._glyph(sign) is None):
            raise NoGlyph(missing)

    def outline(self, text: str, size: float) -> Path:
        """Return a line of words that begins at (0, 0), the height of its baseline; upwards counts positive."""
        at, spots, codes = 0.0, [np.zeros((0, 2))], [np.zeros(0, dtype=np.uint8)]
        for sign in text:
            if (found := None if _is_blank(sign) else self._glyph(sign)) is None:
                at += width(sign, EM)
                continue
            spots.append(found.spots + np.array((at, 0.0)))
            codes.append(found.kinds)
            at += found.advance
        return Path(np.concatenate(spots) * (size / EM), np.concatenate(codes))

    def _glyph(self, sign: str) -> Glyph | None:
        """Return a sign as the first typeface has it."""
        if sign not in self._known:
            self._known[sign] = next(self._found(sign), None)
        return self._known[sign]

    def _found(self, sign: str) -> Iterator[Glyph]:
        for face, font in self._fonts:
            if index := font.get_char_index(ord(sign)):
                with _held_to_its_face(
                    face
                ):  # by its index: `load_char` draws a box for an outline that is broken
                    advance = font.load_glyph(index).linearHoriAdvance / FIXED
                    spots, kinds = (np.array(each) for each in font.get_path())
                yield _in_its_room(sign, Glyph(spots, kinds, advance))


def _opened(face: Typeface, path: str) -> FT2Font:
    with _held_to_its_face(face):
        font = FT2Font(path)
        font.set_size(EM, 72)
    return font


@contextmanager
def _held_to_its_face(face: Typeface) -> Iterator[None]:
    """Let FreeType say of which file it cannot make sense."""
    try:
        yield
    except RuntimeError as error:
        raise BrokenFace(face.name) from error


def _in_its_room(sign: str, glyph: Glyph) -> Glyph:
    """Return a sign no wider than lines are broken for: fonts for Chinese set “ and · in the middle of a whole em."""
    if not len(glyph.spots):
        return glyph
    inked = glyph.spots[glyph.kinds != Path.CLOSEPOLY, 0]  # where an outline closes, no spot is told
    left, right = inked.min(), inked.max()
    room = max(width(sign, EM), right - left)
    if glyph.advance <= room + SPARE:
        return glyph
    return Glyph(glyph.spots + np.array(((room - left - right) / 2, 0.0)), glyph.kinds, room)


def _is_blank(sign: str) -> bool:
    return unicodedata.category(sign) in BLANK or ord(sign) in MARKED
