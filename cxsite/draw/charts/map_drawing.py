"""A whole journey map as a picture that leaves the handbook as a file."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How a passage of a drawing is set."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"


Cell = tuple[tuple[str, Look], ...]
"""Passages below each other."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the map: its name, the line of the blueprint above it or "", a cell for each step."""

    name: str
    above: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A journey's map with its words; nothing around it is needed.

    Attributes:
        language: BCP 47 tag of the words.
        title: what it is called.
        about: a line of what is to be known of it.
        stages: name of each stage, and how many steps it has.
        heads: what stands above each step.
        curve: how each step feels, −2 to +2, None where that is not known.
        felt: the same in words.
        lanes: from top to bottom.
        foot: whose it is and of which day.
        label: the text alternative.
    """

    language: str
    title: str
    about: str
    stages: tuple[tuple[str, int], ...]
    heads: tuple[Cell, ...]
    curve: tuple[int | None, ...]
    felt: tuple[Cell, ...]
    lanes: tuple[Lane, ...]
    foot: str
    label: str
