"""One label of a chart: a line of text, where it stands, and the room it takes.

The room is reckoned from the shipped table of widths, so it is the same on every machine. Lengths are pixels.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cxsite.draw.fonts import width

ASCENT, DESCENT = 0.9, 0.25
"""What a label takes above and below its baseline, as shares of its size."""


class Anchor(StrEnum):
    """Which part of a label stands at its x: SVG's `text-anchor`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
"""The share of a label that lies left of its x."""


@dataclass(frozen=True, slots=True)
class Label:
    """One placed label.

    Attributes:
        kind: `value`, `time`, `event`, `target` or `last` of a trend, `figure` or `part` of a stack, `reference`
            of a bullet, `key`, `row`, `first` or `second` of a dumbbell.
        text: plain, without line breaks and control characters.
        x: of its anchor, in pixels.
        y: of its baseline, in pixels.
        anchor: which part of it stands at x.
        size: of its letters, in pixels.
    """

    kind: str
    text: str
    x: float
    y: float
    anchor: Anchor
    size: float

    @property
    def left(self) -> float:
        """Its left end."""
        return self.x - _BEFORE[self.anchor] * width(self.text, self.size)

    @property
    def right(self) -> float:
        """Its right end."""
        return self.left + width(self.text, self.size)

    @property
    def top(self) -> float:
        """The top of its letters."""
        return self.y - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The bottom of its letters."""
        return self.y + DESCENT * self.size

    def overlaps(self, other: "Label", gap: float = 0) -> bool:
        """Tell whether two labels share a spot, or stand less than `gap` pixels apart in one line."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom
            and other.top < self.bottom
        )


def plain(text: str) -> str:
    """Return text in one line, without characters that XML or HTML forbids."""
    return "".join(
        c
        for c in " ".join(text.split())
        if unicodedata.category(c) not in {"Cc", "Cs"} and not _is_nothing(c)
    )


def _is_nothing(character: str) -> bool:
    """Tell whether Unicode says that this will never be a character."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - the ranges of Unicode 23.7
