"""Typefaces: found in `content/fonts/`, confined to it, each file one face.

Which face of a collection a library opens differs between its versions (matplotlib takes the first before 3.11: of Noto
Sans CJK that is the Japanese one), and a variable font opens at whatever weight its makers began with, so both are
refused. Whether a font has the signs that a picture needs is seen when it is drawn.
"""

from collections.abc import Mapping
from pathlib import Path

from cxsite.model.problems import Place
from cxsite.model.settings import Site
from cxsite.model.typeface import UNSHIPPED, Typeface, kin
from cxsite.read.files import files_below, is_inside
from cxsite.read.nodes import Node, place_at
from cxsite.read.notes import Notes, suggestion

FONTS = "fonts"
EXAMPLE = "NotoSansSC-Regular.otf"
KINDS = frozenset({b"\x00\x01\x00\x00", b"OTTO", b"true"})
"""How a font of one face begins: outlines of TrueType or of PostScript (ISO/IEC 14496-22, 4.3)."""

COLLECTION, AXES = b"ttcf", b"fvar"
HEAD, ENTRY = 12, 16
"""Bytes of a font's header, and of each line of the table of its tables."""

MOST = HEAD + ENTRY * 100
"""How many bytes are looked at: no font has as many tables."""


def read_typefaces(folder: Path, site: Site, node: Node, notes: Notes) -> Mapping[str, Typeface]:
    """Return language to typeface, empty where there are to be no pictures.

    Args:
        folder: the handbook's folder.
        site: the settings.
        node: the YAML of the settings, for places.
        notes: takes problems.
    """
    if not site.pictures:
        return {}
    read = {
        code: _read(folder, name, place_at(node, (FONTS, code)), notes) for code, name in site.fonts.items()
    }
    found = {code: face for code, face in read.items() if face}
    for code in site.languages:
        if code.partition("-")[0] in UNSHIPPED and not kin(code, found) and None not in read.values():
            hint = f"copy one into `content/{FONTS}` and write below `{FONTS}:` its line, `{code}: {EXAMPLE}`"
            message = f"pictures need a font for `{code}`"
            notes.problem(place_at(node, ("pictures",)), "no-font", message, hint)
            break
    return found


def _read(folder: Path, name: str, place: Place, notes: Notes) -> Typeface | None:
    path = folder / "content" / FONTS / name
    known = [each.name for each in files_below(path.parent, "*")] if "/" not in name else []
    if name not in known:  # asked of the list, because some systems do not tell capitals apart
        there = [each.name for each in files_below(folder / "content" / FONTS, "*")]
        hint = suggestion(name, there, f"copy the font into `content/{FONTS}`")
        notes.problem(place, "unknown-font", f"there is no `{name}` in `content/{FONTS}`", hint)
        return None
    if not is_inside(folder, path):
        message = f"`{name}` leads out of the handbook's folder"
        notes.problem(place, "outside-folder", message, "copy the file in")
        return None
    try:
        digest = notes.recall.files.digest(path)
        with path.open("rb") as file:
            head = file.read(MOST)
    except OSError as error:
        message = f"`{name}` cannot be read: {error.strerror or 'the system gives no reason'}"
        notes.problem(place, "unreadable-file", message, "check its permissions")
        return None
    return Typeface(name, digest, str(path)) if _is_one_face(name, head, place, notes) else None


def _is_one_face(name: str, head: bytes, place: Place, notes: Notes) -> bool:
    """Tell whether a file is a font of one face, with a problem where it is not."""
    hint = f"take the font's file for one language and one weight, as `{EXAMPLE}`"
    if head.startswith(COLLECTION):
        notes.problem(place, "many-faces", f"`{name}` is a collection of several fonts", hint)
        return False
    if head[:4] not in KINDS:
        message = f"`{name}` is not a font that can be drawn with"
        notes.problem(place, "broken-font", message, "take an OpenType or TrueType font, `.otf` or `.ttf`")
        return False
    tables = int.from_bytes(head[4:6], "big")
    tags = (head[at : at + 4] for at in range(HEAD, HEAD + ENTRY * tables, ENTRY))
    if AXES in tags:
        notes.problem(place, "many-faces", f"`{name}` is a font of many weights in one", hint)
        return False
    return True
