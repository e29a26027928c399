"""Pictures: found in `content/images/`, confined to it, small enough, and as large as their headers say.

Only those that a text shows are read. A name is lower case, because it becomes a part of an address. SVG is refused: it
holds words in one language, and may hold programs.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from cxsite.model.picture import Picture
from cxsite.model.problems import Place
from cxsite.read.files import files_below, is_inside
from cxsite.read.notes import Notes, suggestion

MAX_PICTURE = 500_000
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")
ENDINGS = frozenset({"png", "jpg", "jpeg", "webp"})

PNG = b"\x89PNG\r\n\x1a\n"
START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG behind which the size stands (ITU-T T.81, table B.1)."""


def read_pictures(folder: Path, notes: Notes) -> Mapping[str, Picture]:
    """Return the pictures that the texts show, by name; what cannot be shown is a problem where it is named."""
    found: dict[str, Picture | None] = {}
    images = folder / "content" / "images"
    for shown in sorted(notes.pictures):
        if shown.id not in found:
            found[shown.id] = _read(folder, images, shown.id, shown.place, notes)
    return {name: picture for name, picture in found.items() if picture}


def _read(folder: Path, images: Path, name: str, place: Place, notes: Notes) -> Picture | None:
    if not NAME.fullmatch(name):
        example = name.lower() if NAME.fullmatch(name.lower()) else "counter.jpg"
        hint = f"name the file in lower-case letters, digits and hyphens, as in `{example}`"
        notes.problem(place, "bad-picture-name", f"`{name}` cannot be the name of a picture", hint)
        return None
    if name.rpartition(".")[2] not in ENDINGS:
        message, hint = f"`{name}` is not a picture that pages can show", "export it as PNG, JPEG or WebP"
        notes.problem(place, "picture-format", message, hint)
        return None
    path, known = images / name, [each.name for each in files_below(images, "*")]
    if name not in known:  # asked of the list, because some systems do not tell capitals apart
        hint = suggestion(name, known, "copy the picture into `content/images`")
        notes.problem(place, "unknown-picture", f"there is no `{name}` in `content/images`", hint)
        return None
    if not is_inside(folder, path):
        message = f"`{name}` leads out of the handbook's folder"
        notes.problem(place, "outside-folder", message, "copy the file in")
        return None
    return _opened(path, place, notes)


def _opened(path: Path, place: Place, notes: Notes) -> Picture | None:
    try:
        size = path.stat().st_size
        data = notes.recall.files.data(path) if size <= MAX_PICTURE else b""
    except OSError as error:
        message = f"`{path.name}` cannot be read: {error.strerror or 'the system gives no reason'}"
        notes.problem(place, "unreadable-file", message, "check its permissions")
        return None
    if size > MAX_PICTURE:
        message = f"`{path.name}` has {-(-size // 1000)} kB; at most 500 kB are shown"
        hint = "make it smaller: 1600 pixels are wide enough"
        notes.problem(place, "picture-too-large", message, hint)
        return None
    measured = size_of(data)
    if measured is None:
        message = f"`{path.name}` is no PNG, JPEG or WebP, whatever its name says"
        notes.problem(place, "broken-picture", message, "open it and export it again")
        return None
    return Picture(path.name, data, *measured)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels from a picture's header, None where it is none that we know.

    Source:
        PNG: W3C (2023), §11.2.1 IHDR. JPEG: ITU-T T.81, B.2.2. WebP: RFC 9649, §2.5 to §2.7.
    """
    found = _size_of_png(data) or _size_of_jpeg(data) or _size_of_webp(data)
    return found if found and all(found) else None


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(PNG) or data[12:16] != b"IHDR":
        return None
    return _number(data[16:20], "big"), _number(data[20:24], "big")


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while data.startswith(b"\xff\xd8") and data[at : at + 1] == b"\xff":
        if data[at + 1 : at + 2] == b"\xff":  # a marker may be preceded by any number of these
            at += 1
            continue
        if _number(data[at + 1 : at + 2], "big") in START_OF_FRAME:
            return _number(data[at + 7 : at + 9], "big"), _number(data[at + 5 : at + 7], "big")
        at += 2 + max(2, _number(data[at + 2 : at + 4], "big"))
    return None


def _size_of_webp(data: bytes) -> tuple[int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    match data[12:16]:
        case b"VP8X":
            return _number(data[24:27], "little") + 1, _number(data[27:30], "little") + 1
        case b"VP8L":
            bits = _number(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return _number(data[26:28], "little") & 0x3FFF, _number(data[28:30], "little") & 0x3FFF
        case _:
            return None


def _number(data: bytes, order: str) -> int:
    return int.from_bytes(data, "big" if order == "big" else "little")
