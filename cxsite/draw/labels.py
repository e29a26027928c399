"""One label of a chart: a line of text, where it stands, and the room it takes.

The room is reckoned from the shipped table of widths, so it is the same on every machine. Lengths are pixels.
"""

import unicodedata
from dataclasses import dataclass, field
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
            of a bullet, `key`, `row`, `first` or `second` of a dumbbell, `spot` or `corner` of a matrix, `limit`
            of a process, `signal` of a process or a trend.
        text: plain, without line breaks and control characters.
        x: of its anchor, in pixels.
        y: of its baseline, in pixels.
        anchor: which part of it stands at x.
        size: of its letters, in pixels.
        left: its left end.
        right: its right end.
        top: the top of its letters.
        bottom: the bottom of its letters.
    """

    kind: str
    text: str
    x: float
    y: float
    anchor: Anchor
    size: float
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        """Reckon the room once: while labels look for theirs it is asked for hundreds of times."""
        taken = width(self.text, self.size)
        left = self.x - _BEFORE[self.anchor] * taken
        box = (left, left + taken, self.y - ASCENT * self.size, self.y + DESCENT * self.size)
        for name, edge in zip(("left", "right", "top", "bottom"), box, strict=True):
            object.__setattr__(self, name, edge)

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
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(c for c in line if unicodedata.category(c) not in {"Cc", "Cs"} and not _is_nothing(c))


def _is_nothing(character: str) -> bool:
    """Tell whether Unicode says that this will never be a character."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - the ranges of Unicode 23.7
