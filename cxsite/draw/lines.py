"""A text in lines: where words may be broken, and how many lines they take.

Chinese breaks anywhere but before what closes and after what opens; other words break at blanks.
"""

from cxsite.draw.fonts import width

ELLIPSIS = "…"
CLOSES = frozenset("，。、；：！？）」』》”’…—·,.;:!?)%")
"""What never begins a line."""

OPENS = frozenset("（「『《“‘(")
"""What never ends one."""


def lines_of(text: str, room: float, size: float, most: int = 0) -> list[str]:
    """Return a text in lines no wider than its room, at most so many (0: as many as it takes).

    A line that cannot be broken, and the last of those that are too many, is cut, with `…`.
    """
    lines: list[str] = []
    for piece in _pieces(text):
        if lines and width((lines[-1] + piece).rstrip(), size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    kept = [line.rstrip() for line in lines if line.strip()]
    if most and len(kept) > most:
        kept = [*kept[: most - 1], kept[most - 1] + ELLIPSIS]
    return [_cut(line, room, size) for line in kept]


def _pieces(text: str) -> list[str]:
    """Return the parts that a text may be broken between."""
    found: list[str] = []
    for sign in text:
        if found and not _breaks(found[-1][-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _breaks(before: str, after: str) -> bool:
    """Say whether a line may end between two signs."""
    if before == " ":
        return after != " "
    if after == " " or after in CLOSES or before in OPENS:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(sign: str) -> bool:
    return sign > "\u2fff" and width(sign, 1.0) == 1.0


def _cut(text: str, room: float, size: float) -> str:
    """Return a text that is no wider than its room."""
    if width(text, size) <= room:
        return text
    kept = text.rstrip(ELLIPSIS)
    while kept and width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
