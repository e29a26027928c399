"""The lines that problems point at, and how wide text is on a terminal.

A Chinese character is two columns wide there. What cannot be printed is shown as one dot, so that no file can steer a
terminal.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from unicodedata import category, east_asian_width

from cxsite.model.problems import Place

ENCODINGS = ("utf-8-sig", "gb18030")
NO_LINES = (".parquet",)
"""Endings of files in which a place is a row, and nothing stands that could be quoted."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def printable(text: str) -> str:
    """Return the text with a dot for every control character, a blank for every tab."""
    return "".join(sign if sign.isprintable() else "·" for sign in text.replace("\t", " "))


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(sign) in {"W", "F"} else 1


def quoted_lines(folder: Path, places: Iterable[Place]) -> Mapping[tuple[str, int], str]:
    """Return (file, line) to what stands there, for those lines that can be read as text."""
    found: dict[tuple[str, int], str] = {}
    told = (place for place in places if not place.file.lower().endswith(NO_LINES))
    for name, group in groupby(sorted(told), key=lambda place: place.file):
        numbers = {place.line for place in group}
        for number, line in _lines(folder / name, numbers):
            found[name, number] = line
    return found


def _lines(path: Path, numbers: set[int]) -> Iterator[tuple[int, str]]:
    for encoding in ENCODINGS:
        try:
            if path.is_file() and not _is_utf16(path):
                yield from list(_decoded(path, numbers, encoding))
        except (UnicodeDecodeError, OSError):
            continue
        return


def _is_utf16(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in UTF_16


def _decoded(path: Path, numbers: set[int], encoding: str) -> Iterator[tuple[int, str]]:
    last = max(numbers)
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, start=1):
            if number in numbers:
                yield number, line.rstrip("\n")
            if number >= last:
                return
