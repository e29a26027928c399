"""Cards: the picture that other programs show where somebody passes a page on, one a section and language.

A card says what the section and the handbook are called, in the colours of the handbook's style when it is light. Who
shows it asks for a whole address, so without `base_url` there are none.
"""

import re
from collections.abc import Mapping

from cxsite.draw.charts.png import Card, Png, Tones
from cxsite.model.typeface import Typeface, faces_of
from cxsite.pages import addresses
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.page import Page, View
from cxsite.pages.sharing import Pictured

HOME = "home"
"""What the card of a page is called that belongs to no section."""

WITHIN: Mapping[str, str] = {
    "touchpoints": "journeys", "personas": "customers", "cases": "practices", "articles": "practices",
    "roles": "improve",
}  # fmt: skip
"""Folder of pages to the section that they belong to, where that is not called alike."""

COLOUR = re.compile(r"--([a-z]+):\s*light-dark\(\s*#([0-9a-f]{3}|[0-9a-f]{6})\s*,")
"""A colour of the stylesheet as it is when pages are light; of several of one name the last holds."""


def cards_of(
    frame: Frame, static: Mapping[str, bytes], typefaces: Mapping[str, Typeface]
) -> tuple[Page, ...]:
    """Return the cards of a language.

    Args:
        frame: what the language's pages have in common.
        static: the files of the theme, its stylesheet among them.
        typefaces: language to typeface.
    """
    if not (frame.pictures and frame.base_url):
        return ()
    tones = tones_of(static["site.css"].decode())
    faces = faces_of(frame.language, typefaces)
    speech = speech_of(frame, "", {})
    site = speech.plain(frame.title)
    named = {HOME: ""} | {name: speech.word(f"nav.{name}") for name in frame.sections}
    return tuple(
        Page(addresses.card(frame.language, name), "card", (Card(site, section, tones), faces))
        for name, section in named.items()
    )


def pictured_by(frame: Frame | None, path: str) -> Pictured | None:
    """Return the card that stands for the page at a path, None where there are no cards."""
    if frame is None or not (frame.pictures and frame.base_url):
        return None
    folder = path.split("/")[1] if path.count("/") > 1 else HOME
    name = WITHIN.get(folder, folder)
    site = frame.title[frame.language].text
    if name not in frame.sections:
        return Pictured(addresses.card(frame.language, HOME), site)
    section = frame.interface[frame.language][f"nav.{name}"]
    return Pictured(addresses.card(frame.language, name), f"{section} · {site}")


def view_of_card(card: Card, faces: tuple[Typeface, ...]) -> View:
    """Return a card as what it shows."""
    return View("", Png(card, faces))


def tones_of(style: str) -> Tones:
    """Return the colours of a stylesheet."""
    found = {name: _long(digits) for name, digits in COLOUR.findall(style)}
    return Tones(*(found[name] for name in ("paper", "ink", "muted", "accent", "wash")))


def _long(digits: str) -> str:
    return f"#{digits if len(digits) > len('rgb') else ''.join(2 * digit for digit in digits)}"
