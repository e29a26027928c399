"""How wide words are: a table of advance widths, so that labels can be placed without opening a font.

The reader's own font sets the words, and nobody here knows which one that is. The table therefore holds the
widths of DejaVu Sans, which is wider than nearly every system font: what has room by this table has room on a
screen. Han and other full-width characters are one em wide in every font.
"""

import unicodedata
from functools import lru_cache

_GROUPS = {
    0.28: "'ijlíîï",
    0.30: "IJÍ",
    0.32: " ,.\u00a0·‘’",
    0.34: "/:;\\|f",
    0.36: "-",
    0.39: "()[]t!",
    0.41: "r",
    0.46: '"',
    0.50: "*_`§°–",
    0.52: "“”sz",
    0.55: "?cçL",
    0.59: "Fk•vxyPTY",
    0.61: "oóôöøaàáâäåeèéêë",
    0.63: "ßEÈÉÊËhnñuúùûüSbdgpq$0123456789{}£¥€",
    0.66: "K",
    0.69: "AVÀÁÄÅXZBRCÇ",
    0.74: "UÚÜNÑH",
    0.77: "▲▼△▽DG&",
    0.79: "OQÓÖØ",
    0.83: "w#+<=>^~±×÷−≈≤≥←↑→↓",
    0.87: "M●○★☆",
    0.96: "%mæ",
    1.00: "W@—…™œ",
    1.34: "‰",
}
"""Advance in em to the characters that have it: measured in DejaVu Sans, those nearly alike put together."""

_ADVANCES = {character: advance for advance, characters in _GROUPS.items() for character in characters}

_UNKNOWN = 0.6
_NO_ADVANCE = frozenset({"Mn", "Me", "Cf", "Cc"})


def _advance(character: str) -> float:
    known = _ADVANCES.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in _NO_ADVANCE:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Return about how many pixels `text` takes in one line at `size` pixels.

    Full-width characters count one em exactly, combining and invisible ones nothing, unknown ones 0.6 em.
    """
    return size * sum(map(_advance, text))
