"""`theme.yml`: what a house says of its looks, where no template has to be touched for it."""

import re
from dataclasses import dataclass, field
from typing import Annotated

from cxsite.model.content import Content, Reads, refuse
from cxsite.model.text import Word

HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def read_colour(value: object) -> object:
    """Read `1d5fa6`, `"#1d5fa6"` or `15a` as `#1d5fa6`."""
    if not isinstance(value, str):
        return value
    if match := HEX.fullmatch(value):
        digits = match[1].lower()
        return f"#{digits if len(digits) > len('rgb') else ''.join(2 * digit for digit in digits)}"
    hint = "write its red, green and blue in hexadecimal digits, as in `1d5fa6`"
    raise refuse("bad-colour", f"`{value}` is not a colour", hint)


Colour = Annotated[str, Reads(read_colour)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours(Content):
    """The colours of one appearance, as `#rrggbb`; what is not named stays as in the default theme.

    Attributes:
        paper: what pages are written on.
        raised: boxes on it.
        wash: boxes that are to be seen first.
        ink: text.
        muted: text beside other text.
        line: rules and borders.
        accent: links and what is chosen.
        warm: what a reader should take care of.
    """

    paper: Colour | None = None
    raised: Colour | None = None
    wash: Colour | None = None
    ink: Colour | None = None
    muted: Colour | None = None
    line: Colour | None = None
    accent: Colour | None = None
    warm: Colour | None = None


NONE_OF_THEM = Colours()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shades(Content):
    """The colours of both appearances."""

    light: Colours = NONE_OF_THEM
    dark: Colours = NONE_OF_THEM


AS_THEY_ARE = Shades()


@dataclass(frozen=True, slots=True, kw_only=True)
class House(Content):
    """`theme.yml`: colours, the name of a picture in `static/`, words of the interface by key, a line at the foot."""

    colours: Shades = AS_THEY_ARE
    logo: str | None = None
    names: dict[str, Word] = field(default_factory=dict)
    footer: Word | None = None


NO_HOUSE = House()
"""That of a theme that says nothing of itself."""
