"""Where everything on a card lies: what the section is called, large, the handbook's title below, a mark at the side.

Lengths are pixels from the top left corner.
"""

from collections.abc import Iterator, Mapping

from matplotlib.artist import Artist

from cxsite.draw.charts.map_drawing import Look
from cxsite.draw.charts.png import CARD, Card
from cxsite.draw.labels import plain
from cxsite.draw.lines import ELLIPSIS, lines_of
from cxsite.draw.map_layout import BOLD, Written
from cxsite.draw.shapes import areas
from cxsite.draw.svg import Ink

LEFT, RIGHT, MARK = 104, 80, 28
"""Of the words, beside them, and how wide the mark at the side is."""

FOOT = 132
"""How high the foot is."""

SIZES, MOST = (104, 88, 72, 60, 48), 3
"""Of the large words, and in how many lines at most."""

LARGE = 72
"""Down to this size fewer lines are better than larger letters; below it the largest letters that have room."""

SMALL, PITCH = 40, 1.25


def colours_of(card: Card) -> Mapping[Ink, str]:
    """Return what the inks of a card look like."""
    tones = card.tones
    return {
        Ink.PAPER: tones.paper,
        Ink.INK: tones.ink,
        Ink.MUTED: tones.muted,
        Ink.VALUE: tones.accent,
        Ink.BAND: tones.wash,
    }


def ground(card: Card) -> Iterator[Artist]:
    """Yield what lies below the words: a foot, which is all of the card of the whole, and the mark at the side."""
    wide, high = CARD
    yield areas([_box(0, high - _foot(card), wide, high)], "foot", Ink.BAND)
    yield areas([_box(0, 0, MARK, high)], "mark", Ink.VALUE)


def words_of(card: Card) -> Iterator[Written]:
    """Yield the words."""
    room = CARD[0] - LEFT - RIGHT
    size, lines = _large(plain(card.section or card.site), room)
    middle = (CARD[1] - FOOT * bool(card.section)) / 2
    top = middle - (len(lines) - 1) * size * PITCH / 2 + size * 0.36
    for at, line in enumerate(lines):
        yield Written(line, LEFT, top + at * size * PITCH, Look.STRONG, size)
    if card.section:
        for line in lines_of(plain(card.site), room, SMALL, 1):
            yield Written(line, LEFT, CARD[1] - FOOT / 2 + SMALL * 0.36, Look.MUTED, SMALL)


def _foot(card: Card) -> int:
    return FOOT if card.section else CARD[1]


def _large(text: str, room: float) -> tuple[int, list[str]]:
    """Return the size of the large words, and their lines; cut, with `…`, where the smallest size has no room."""
    found = [(size, lines_of(text, room / BOLD, size, MOST)) for size in SIZES]
    whole = [each for each in found if not _is_cut(each[1], text)]
    large = [each for each in whole if each[0] >= LARGE]
    return min(large or whole or found[-1:], key=lambda each: (len(each[1]) * bool(large), -each[0]))


def _is_cut(lines: list[str], text: str) -> bool:
    return any(line.endswith(ELLIPSIS) for line in lines) and not text.endswith(ELLIPSIS)


def _box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
