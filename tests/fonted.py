"""Fonts made for a test: every sign of Chinese is the same box, one em wide."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # it has no types of its own
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # as above

EM = 1000
HAN = (*range(0x3000, 0x3040), *range(0x4E00, 0xA000), *range(0xFF00, 0xFF60))
"""The signs of Chinese that handbooks use: punctuation, characters, full-width forms."""


def box(height: int, right: int) -> Any:
    """Return the outline of a box of this height that ends here."""
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for corner in ((60, height), (right, height), (right, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@cache
def font(signs: Iterable[int] = HAN, height: int = 800, right: int = 940) -> bytes:
    """Return a font that has these signs and nothing else, each as the same box."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap(dict.fromkeys(signs, "box"))
    builder.setupGlyf({".notdef": box(700, right), "box": box(height, right)})
    builder.setupHorizontalMetrics({".notdef": (EM, 60), "box": (EM, 60)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    return saved(builder.font)


def saved(made: Any) -> bytes:
    """Return a font as a file."""
    made["head"].created = made["head"].modified = 0
    out = BytesIO()
    made.save(out, reorderTables=False)
    return out.getvalue()


def scrambled() -> bytes:
    """Return a font that has every sign and not one outline that can be drawn."""
    data = font()
    at = data.index(b"glyf")
    begin, length = (int.from_bytes(data[at + skip : at + skip + 4], "big") for skip in (8, 12))
    return data[:begin] + b"\x7f" * length + data[begin + length :]
