"""What inks look like where no page gives them their colours: in a file of its own, light and dark."""

from collections.abc import Mapping

from cxsite.draw.svg import Ink

COLOURS: Mapping[Ink, tuple[str, str]] = {
    Ink.INK: ("#1b2129", "#edf0f4"),
    Ink.MUTED: ("#56606c", "#a4aeba"),
    Ink.GRID: ("#dfe3e8", "#2f3741"),
    Ink.VALUE: ("#1d5fa6", "#7db5f0"),
    Ink.BAND: ("#dce8f5", "#1f344b"),
    Ink.TARGET: ("#7a4a12", "#e3b074"),
    Ink.PAPER: ("#ffffff", "#14181d"),
}
"""The colours of the default theme's stylesheet, light and dark; a test holds them to it."""


def light(ink: Ink) -> str:
    """Return an ink's colour on white paper."""
    return COLOURS[ink][0]


def coloured(svg: str) -> str:
    """Return a drawing with its colours as they are on white paper, for programs that know no variables."""
    for ink in COLOURS:
        svg = svg.replace(f'"{ink.variable}"', f'"{light(ink)}"')
    return svg


def dark_rules() -> str:
    """Return the style that makes a drawing dark where its reader wants it so."""
    rules = "".join(
        f'[fill="{one}"]{{fill:{other}}}[stroke="{one}"]{{stroke:{other}}}' for one, other in COLOURS.values()
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"
