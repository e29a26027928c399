"""The first look at a data file: its encoding, its delimiter, its headers.

Only the first 64 kB are read. Headers are compared without the blanks around them and without a byte order
mark; a comma separates cells unless a semicolon or a tab finds more of the headers that the dataset names.
"""

import codecs
import io
from dataclasses import dataclass

from cxsite.measure.records import Record, records
from cxsite.model.dataset import DataFile
from cxsite.model.encodings import UTF_16, decoded, likeliest
from cxsite.model.problems import Place, Problem

SIZE = 1 << 16  # less than the longest cell that `csv` allows: an open quotation mark raises nothing here
DELIMITERS = (",", ";", "\t")
GUESSES = ("gb18030", "big5")


@dataclass(frozen=True, slots=True)
class Head:
    """What the beginning of one file says.

    Attributes:
        file: which file.
        encoding: Python's name, in the form that swallows a byte order mark.
        delimiter: what separates cells.
        headers: the names of its columns, in order; a name may be there twice.
        raw: the header's line or lines, as they stand in the file.
        types: the engine's type of each column of a Parquet file; none of a text, whose cells are all text.
    """

    file: DataFile
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    raw: str
    types: tuple[str, ...] = ()


def read_head(file: DataFile, wanted: frozenset[str]) -> tuple[Head | None, tuple[Problem, ...]]:
    """Return the head of a file, or None and why it cannot be read.

    Args:
        file: a file of the dataset.
        wanted: every header that the dataset names.
    """
    try:
        with file.path.open("rb") as stream:
            start = stream.read(SIZE)
    except OSError:
        return None, (
            _problem(file, "unreadable-file", "cannot be opened", "is it open in another program, or gone?"),
        )
    if not start:
        return None, (
            _problem(file, "empty-file", "is empty", "export it again, or take it out of `files:`"),
        )
    encoding = bom_aware(file.encoding)
    text = decoded(start, encoding)
    if text is None or (start.startswith(codecs.BOM_UTF8) and encoding != "utf-8-sig"):
        return None, (_encoding_problem(file, start),)
    text = text.removeprefix("\ufeff")
    return max(
        (_parsed(file, encoding, delimiter, text) for delimiter in DELIMITERS),
        key=lambda head: len(wanted.intersection(head.headers)),
    ), ()


def bom_aware(encoding: str) -> str:
    """Return Python's name of the encoding, in the form that swallows a byte order mark."""
    name = codecs.lookup(encoding).name
    return "utf-8-sig" if name == "utf-8" else name


def encoding_hint(data: bytes, dataset: str) -> str:
    """Return what to write for `encoding:` when the declared one does not fit these bytes."""
    if data.startswith(UTF_16):
        return f"write `encoding: utf-16` in `content/data/{dataset}.yml`, or save it as CSV UTF-8"
    guess = likeliest(data, ("utf-8",)) or likeliest(data, GUESSES)
    if guess:
        return f"it reads as {guess}: write `encoding: {guess}` in `content/data/{dataset}.yml`"
    return "save it as CSV UTF-8"


def _parsed(file: DataFile, encoding: str, delimiter: str, text: str) -> Head:
    first = next(records(io.StringIO(text, newline=""), delimiter), Record(1, "", ()))
    return Head(file, encoding, delimiter, tuple(header.strip() for header in first.cells), first.raw)


def _encoding_problem(file: DataFile, start: bytes) -> Problem:
    return _problem(
        file,
        "wrong-encoding",
        f"is not in the encoding `{file.encoding}`",
        encoding_hint(start, file.dataset),
    )


def _problem(file: DataFile, code: str, what: str, hint: str) -> Problem:
    return Problem(Place(file.name), code, f"`{file.name}` {what}", hint)
