"""The records of a CSV text, each with its text as it stands in the file, and the places in it.

A record may have several physical lines, because a quoted cell may hold line breaks. Lines and columns
count from 1; a line ends in LF, CRLF or CR and in nothing else.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxsite.model.problems import Place

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it begins at, its text, its cells; an empty line has none."""

    line: int
    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where one cell stands in the text of its record; not `sound` when its quotation marks do not match."""

    start: int
    end: int
    sound: bool


def records(stream: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Yield the records of a stream that was opened with `newline=""`, the header first.

    Raises:
        csv.Error: a cell is longer than any cell: a quotation mark is not closed.
    """
    taken: list[str] = []
    line = 1

    def lines() -> Iterator[str]:
        for text in stream:
            taken.append(text)
            yield text

    for cells in csv.reader(lines(), delimiter=delimiter, skipinitialspace=True):
        yield Record(line, "".join(taken), tuple(cells))
        line += len(taken)
        taken.clear()


def spans(raw: str, delimiter: str) -> Iterator[Span]:
    """Yield where each cell of a record stands in its text; a quoted cell begins at its quotation mark."""
    cell = re.compile(rf' *+(?P<quoted>"(?:[^"]|"")*(?P<closed>"?))?(?P<rest>[^{delimiter}\r\n]*)')
    at = 0
    while match := cell.match(raw, at):
        quoted = match["quoted"] is not None
        sound = not quoted or (bool(match["closed"]) and not match["rest"].strip())
        yield Span(match.start("quoted") if quoted else at, match.end(), sound)
        if raw[match.end() : match.end() + 1] != delimiter:
            return
        at = match.end() + 1


def place_in(raw: str, start: int, end: int, name: str, line: int) -> Place:
    """Return the place of `raw[start:end]` when `raw` begins at `line`."""
    ends = [match.end() for match in LINE_END.finditer(raw[:start])]
    length = len(LINE_END.split(raw[start:end])[0])
    return Place(name, line + len(ends), start - (ends[-1] if ends else 0) + 1, max(length, 1))
