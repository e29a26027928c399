"""Where the bad cells are: a pass with Python's `csv` over a file in which an engine found some.

It follows the same rules as the engine's text (`rules`), and knows what an engine does not: physical lines. A
record may have several of them, because a quoted cell may hold line breaks. Lines and columns count from 1.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice

from cxsite.measure.heads import Head, encoding_hint
from cxsite.measure.records import LINE_END, Record, place_in, records, spans
from cxsite.measure.rules import BLANKS, CellRule, accepts, refusal
from cxsite.model.problems import Place, Problem

NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
NO_TEXT = re.compile("[\udc80-\udcff]")
MOST = 50
"""How many problems of one file are listed; one more says how many there are."""


Codes = dict[tuple[CellRule, str], tuple[Place, int]]
"""Each unknown code to its first place and how often it is there."""


def rows(head: Head) -> Iterator[Record]:
    """Yield the records below the header; empty lines are left out. Bytes that are no text become surrogates.

    Raises:
        csv.Error: a quotation mark is not closed.
        UnicodeError: the encoding cannot even be followed with errors.
    """
    with head.file.path.open(encoding=head.encoding, errors="surrogateescape", newline="") as stream:
        below = islice(records(stream, head.delimiter), 1, None)
        if len(head.headers) == 1:
            yield from (replace(record, cells=record.cells or ("",)) for record in below)
        else:
            yield from (record for record in below if record.cells)


def locate(head: Head, rules: Sequence[CellRule]) -> tuple[Problem, ...]:
    """Return the first bad cells and broken records of a file, in reading order, and how many there are."""
    codes: Codes = {}
    cells = _bad_cells(head, rules, codes)
    found = list(islice(cells, MOST + 1))
    more = sum(1 for _ in cells)
    found += [Problem(place, *refusal(rule, cell, times)) for (rule, cell), (place, times) in codes.items()]
    return listed(found, more) or _mixed_line_ends(head)


def listed(problems: Sequence[Problem], more: int = 0) -> tuple[Problem, ...]:
    """Return the first problems of a file in reading order; where there are too many, a last one says how many."""
    if len(problems) <= MOST:
        return tuple(sorted(problems))
    message = f"there are {len(problems) + more} problems in this file; the first {MOST} are listed"
    first = sorted(problems)[: MOST + 1]
    last = replace(first.pop().place, length=1)
    return (*first, Problem(last, "more-problems", message, "correct these first, then check again"))


def _bad_cells(head: Head, rules: Sequence[CellRule], codes: Codes) -> Iterator[Problem]:
    """Yield what is wrong, record by record; unknown codes are counted in `codes` instead."""
    ordered = sorted(set(rules), key=lambda rule: (rule.index, rule.role))
    checks = [(rule, lru_cache(4096)(partial(accepts, rule))) for rule in ordered]  # cells repeat
    line = 1 + len(LINE_END.findall(head.raw))
    seen: set[str] = set()
    try:
        for record in rows(head):
            line = record.line + len(LINE_END.findall(record.raw))
            if broken := broken_record(head, record):
                if broken.code != "wrong-encoding" or broken.code not in seen:
                    yield broken
                seen.add(broken.code)
                continue
            for rule, is_good in checks:
                cell = record.cells[rule.index].strip(BLANKS)
                if is_good(cell):
                    continue
                if rule.is_coded:
                    first, times = codes.get((rule, cell)) or (place_of(head, record, rule.index), 0)
                    codes[rule, cell] = first, times + 1
                else:
                    yield Problem(place_of(head, record, rule.index), *refusal(rule, cell))
    except (csv.Error, UnicodeError, OSError):
        yield unreadable_rows(head, line)


def place_of(head: Head, record: Record, index: int) -> Place:
    """Return the place of a cell, or of the last one of a record that has fewer."""
    found = list(spans(record.raw, head.delimiter))
    span = found[min(index, len(found) - 1)]
    return place_in(record.raw, span.start, span.end, head.file.name, record.line)


def broken_record(head: Head, record: Record) -> Problem | None:
    """Return what is wrong with a whole record: its characters, its quotation marks, how many cells."""
    if no_text := NO_TEXT.search(record.raw):
        place = place_in(record.raw, *no_text.span(), head.file.name, record.line)
        data = record.raw.encode(head.file.encoding, "surrogateescape")
        return Problem(
            place,
            "wrong-encoding",
            f"this character is not in the encoding `{head.file.encoding}`",
            encoding_hint(data, head.file.dataset),
        )
    if '"' in record.raw:
        for at, span in enumerate(spans(record.raw, head.delimiter)):
            if not span.sound:
                return _bad_quotes(place_of(head, record, at))
    wanted, cells = len(head.headers), record.cells
    if len(cells) < wanted or any(cells[wanted:]):
        return Problem(
            Place(head.file.name, record.line, 1, max(len(LINE_END.split(record.raw)[0]), 1)),
            "ragged-row",
            f"there are {len(cells)} cells where the header has {wanted}",
            f"put a cell that holds {NAMES[head.delimiter]} in quotation marks, or fill in the missing cells",
        )
    return None


def _bad_quotes(place: Place) -> Problem:
    return Problem(
        place,
        "bad-quotes",
        "the quotation marks of this cell do not match",
        'close the cell with `"`, and write a quotation mark inside it twice: `""`',
    )


def unreadable_rows(head: Head, line: int) -> Problem:
    """Return the problem of a file whose rows cannot be told apart from this line on."""
    return Problem(
        Place(head.file.name, line),
        "unreadable-rows",
        "the rows from about here on cannot be read",
        "look for a quotation mark that is not closed, or save the file again as CSV UTF-8",
    )


def _mixed_line_ends(head: Head) -> tuple[Problem, ...]:
    """Return the first record whose line ends in another way than the header: engines refuse it."""
    usual = _line_end(head.raw)
    for record in rows(head):
        end = _line_end(record.raw)
        if end and end != usual:
            place = Place(head.file.name, record.line)
            what = "this line ends in another way than the header"
            hint = "save the file again with one kind of line ends; it may be put together from two files"
            return (Problem(place, "mixed-line-ends", what, hint),)
    return ()


def _line_end(raw: str) -> str:
    return raw[len(raw.rstrip("\r\n")) :]
