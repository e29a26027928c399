"""What `theme.yml` says, and what becomes of it: colours at the end of the style, a logo, words, a line at the foot."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter

from cxsite.model.house import NO_HOUSE, Colours, House
from cxsite.model.problems import Place
from cxsite.model.text import NEUTRAL, Text
from cxsite.model.theme import Logo
from cxsite.read.contrast import LEAST, contrast
from cxsite.read.entities import read_entity
from cxsite.read.nodes import Node, place_at
from cxsite.read.notes import Notes, suggestion
from cxsite.read.pictures import size_of
from cxsite.read.sheets import read_sheet
from cxsite.read.walk import Walk

FILE = "theme.yml"
TEXTS = ("ink", "muted", "accent", "warm")
GROUNDS = ("paper", "raised", "wash")
TOKEN = re.compile(r"--([a-z]+):\s*light-dark\(\s*(#[0-9a-f]+)\s*,\s*(#[0-9a-f]+)\s*\)")
BOX = re.compile(rb"<svg[^>]*\sviewBox=[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*[\"']")

Fields = Mapping[str, str]
"""Colour to its value, `#rrggbb`."""


def read_house(folder: Path, layer: Path, notes: Notes) -> tuple[House, Node | None]:
    """Return what the theme in `layer` says of itself, and where: nothing where it has no `theme.yml`."""
    if not (layer / FILE).is_file():
        return NO_HOUSE, None
    node = read_sheet(folder, layer / FILE, notes).node
    if node is None:
        return NO_HOUSE, None
    return read_entity(House, node, {}, Walk(notes, "theme#")) or NO_HOUSE, node


def style_of(house: House, node: Node | None, style: str, notes: Notes) -> str:
    """Return the house's colours as the end of the style; text that can hardly be read is a problem.

    Args:
        house: what `theme.yml` says.
        node: where it says that.
        style: the style that it stands behind, which has the other colours.
        notes: takes problems.
    """
    usual = {name: pair for name, *pair in TOKEN.findall(style)}
    given = house.colours.light, house.colours.dark
    for at, name in enumerate(("light", "dark")):
        own = _given(given[at])
        colours = {key: _long(pair[at]) for key, pair in usual.items()} | own
        _note_pale(name, own, colours, node, notes)
    lines = [
        f"--{key}:light-dark({','.join(getattr(shades, key) or pair[at] for at, shades in enumerate(given))})"
        for key, pair in usual.items()
        if any(getattr(shades, key, None) for shades in given)
    ]
    return f":root{{{';'.join(lines)}}}\n" if lines else ""


def _given(colours: Colours) -> dict[str, str]:
    named = {field.name: getattr(colours, field.name) for field in fields(colours)}
    return {name: value for name, value in named.items() if value}


def _long(colour: str) -> str:
    return colour if len(colour) > len("#rgb") else "#" + "".join(2 * digit for digit in colour[1:])


def _note_pale(scheme: str, own: Fields, colours: Fields, node: Node | None, notes: Notes) -> None:
    """Note each colour of the house with which some text is hard to read: the pair that is worst."""
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS if {text, ground} <= colours.keys()]
    for name in own:
        mine = [pair for pair in pairs if name in pair and not (name == pair[1] and pair[0] in own)]
        worst = min(mine, key=lambda pair: contrast(*(colours[each] for each in pair)), default=None)
        if worst is None:
            continue
        found = contrast(*(colours[each] for each in worst))
        if node is not None and found < LEAST:
            message = (
                f"`{worst[0]}` on `{worst[1]}` has a contrast of {found:.1f} to 1 in the {scheme} appearance"
            )
            hint = f"text needs {LEAST} to 1: take a colour further from the other"
            notes.problem(place_at(node, ("colours", scheme, name)), "pale-colour", message, hint)


def logo_of(house: House, node: Node | None, static: Mapping[str, bytes], notes: Notes) -> Logo | None:
    """Return the house's logo, None with a problem where it is none of its files or has no size."""
    if not house.logo or node is None:
        return None
    place, data = place_at(node, ("logo",)), static.get(house.logo)
    if data is None:
        pictures = [name for name in static if not name.endswith((".css", ".js"))]
        hint = suggestion(house.logo, pictures, "copy the picture into the theme's `static/`")
        notes.problem(place, "unknown-logo", f"there is no `{house.logo}` in the theme's `static/`", hint)
        return None
    box = BOX.search(data)
    size = (round(float(box[1])), round(float(box[2]))) if box else size_of(data)
    if not size or not all(size):
        message = f"`{house.logo}` does not say how large it is"
        hint = "take an SVG with a `viewBox`, a PNG, a JPEG or a WebP"
        notes.problem(place, "logo-without-size", message, hint)
        return None
    return Logo(house.logo, *size)


def named(
    house: House, node: Node | None, words: Mapping[str, Mapping[str, str]], notes: Notes
) -> dict[str, dict[str, str]]:
    """Return the interface's words with the house's names of things in place of its own."""
    found = {language: dict(known) for language, known in words.items()}
    known = next(iter(found.values()), {})
    for key, text in house.names.items():
        if node is not None and not _note_name(key, text, known, place_at(node, ("names", key)), notes):
            for language, own in found.items():
                if text[language].lang in (NEUTRAL, language):
                    own[key] = text[language].text
    return found


def _note_name(key: str, text: Text, known: Mapping[str, str], place: Place, notes: Notes) -> bool:
    """Note what is wrong with a name, and say whether anything is."""
    if key not in known:
        hint = suggestion(key, known, "look for its name in the default theme")
        notes.problem(place, "unknown-name", f"`{key}` is not a word of the interface", hint)
        return True
    braces = set[str]().union(*(_braces(wording.text) for wording in text.wordings.values()))
    if wrong := sorted(braces - _braces(known[key])):
        message = f"nothing is filled in for `{{{wrong[0]}}}` in `{key}`"
        hint = f"leave it out; the default is `{known[key]}`"
        notes.problem(place, "unknown-braces", message, hint)
    return bool(wrong)


def _braces(text: str) -> set[str]:
    """Return what stands in braces; a brace alone stands for itself."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {""}
