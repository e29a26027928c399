"""A whole and its parts."""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.draw.charts.point import Width


class Tone(StrEnum):
    """Whether a part of the answers is good news."""

    WORSE = "worse"
    MIDDLE = "middle"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the whole, 0..1."""

    share: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar that is the whole, divided into parts from left to right; their shares add up to about 1."""

    width: Width
    parts: tuple[Part, ...]
