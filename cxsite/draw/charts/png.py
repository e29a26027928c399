"""Pictures of pixels: a map for a slide, and the card that is shown where somebody passes a page on."""

from dataclasses import dataclass, replace

from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.model.typeface import Typeface

CARD = (1200, 630)
"""Width and height of a card in pixels: what those who show one cut it to."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of a card, as `#rrggbb`: those of the house's pages when they are light."""

    paper: str
    ink: str
    muted: str
    accent: str
    wash: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands for a section of a handbook where one of its pages is passed on.

    Attributes:
        site: the handbook's title.
        section: what the section is called; "" for the handbook as a whole.
        tones: its colours.
    """

    site: str
    section: str
    tones: Tones


@dataclass(frozen=True, slots=True)
class Png:
    """A picture of pixels: what it shows, and what its words are set in, the first typeface that has a sign."""

    drawing: MapDrawing | Card
    faces: tuple[Typeface, ...]

    @property
    def anywhere(self) -> "Png":
        """The same, wherever its fonts lie: what it looks like follows from their bytes."""
        return replace(self, faces=tuple(replace(face, location="") for face in self.faces))


class BrokenFace(Exception):  # noqa: N818 - it becomes a problem of the font's file
    """A font that begins like one and cannot be drawn with; `name` is its file's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NoGlyph(Exception):  # noqa: N818 - it becomes a problem of the picture that cannot be drawn
    """Signs that no typeface of a picture has; a picture with boxes in their place is never drawn."""

    def __init__(self, signs: tuple[str, ...]) -> None:
        super().__init__(" ".join(signs))
        self.signs = signs
